import { z } from 'zod';

export const FORMAT = 'dondoc-backup';
export const VERSION = 1;
export const MANIFEST = 'MANIFEST.json';
export const README = 'HUONG-DAN.txt';
export const SECRET = 'secret';

export const tableEntry = (table: string): string => `database/${table}.copy`;
export const fileEntry = (id: string): string => `files/${id}`;

/** A file that a row names and that could not be copied as it was taken in. */
export const Fault = z.strictObject({ id: z.uuid(), what: z.enum(['missing', 'changed']) });
export type Fault = z.infer<typeof Fault>;

const Table = z.strictObject({
  name: z.string().regex(/^[a-z_][a-z0-9_]*$/),
  columns: z.array(z.string().regex(/^[a-z_][a-z0-9_]*$/)),
  rows: z.number().int().min(0),
  /** Of the checksums of its lines, in whatever order they stand. */
  sum: z.number().int().min(0),
});
export type Table = z.infer<typeof Table>;

/** What a backup says of itself; docs/backup-format.md explains each part. */
export const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** Of the program that made it. */
  program: z.string(),
  moment: z.iso.datetime(),
  /** Every step that the database had gone through. */
  migrations: z.array(z.string().regex(/^\d{12}_[a-z0-9_]+\.sql$/)).min(1),
  tables: z.array(Table),
  /** The number last given; null where none was. */
  sequences: z.array(z.strictObject({ name: z.string(), value: z.string().nullable() })),
  faults: z.array(Fault),
  /** Every part but this one. */
  entries: z.array(
    z.strictObject({
      name: z.string(),
      size: z.number().int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type Manifest = z.infer<typeof Manifest>;

export const readme = (moment: string): string => `BẢN SAO LƯU CỦA PHẦN MỀM ĐÔN ĐỐC
Lập lúc ${moment} (giờ quốc tế). Chứa mọi văn bản và dữ liệu của máy cài đặt: cất như hồ sơ gốc.

MANIFEST.json     phiên bản, số dòng và tổng kiểm tra từng bảng, mã băm SHA-256 của từng phần
database/*.copy   mỗi bảng một tệp, dạng COPY văn bản của PostgreSQL (UTF-8)
files/*           tệp gốc, tệp đính kèm; tên là mã, tên gốc ở database/stored_file.copy
secret            khoá của máy cài đặt; chỉ có khi bản sao lưu được mã hoá

Khôi phục vào một máy chưa có dữ liệu: dondoc restore TỆP
`;
