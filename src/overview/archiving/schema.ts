import { z } from 'zod';

export const FORMAT = 'dondoc-archive';
export const VERSION = 1;
export const MANIFEST = 'MANIFEST.json';
export const README = 'HUONG-DAN.txt';

/** A file made here lies for so many days; then the office makes another. */
export const KEPT_DAYS = 7;

/** What an archive says of itself; docs/archive-format.md explains each part. */
export const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** The last migration of the database that it was made from. */
  schema: z.string().max(200),
  office: z.strictObject({ id: z.uuid(), name: z.string().max(500) }),
  /** The day of the moment in Viet Nam. */
  day: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  moment: z.iso.datetime(),
  /** In the order in which they can be loaded. */
  tables: z.array(z.strictObject({ name: z.string().max(100), rows: z.number().int().min(0) })).max(2000),
  /** Every part but this one. */
  entries: z.array(
    z.strictObject({
      name: z.string().max(300),
      size: z.number().int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  /** The last seal of the log. */
  log: z.strictObject({ lastSeq: z.number().int(), hash: z.string().max(64) }).nullable(),
  /** Tables and columns that are no part of it, and why. */
  leftOut: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

/** What making one comes to. */
export interface Made {
  size: number;
  sha256: string;
  rows: number;
  files: number;
}

/** An archive made on this installation. */
export const Archive = z.object({
  id: z.string(),
  madeAt: z.date(),
  madeBy: z.string().nullable(),
  size: z.number(),
  sha256: z.string(),
  rows: z.number().int(),
  files: z.number().int(),
  /** The last day on which it can be fetched; null where its file is gone. */
  keptUntil: z.string().nullable(),
});
export type Archive = z.infer<typeof Archive>;

export const ArchivePage = z.object({
  archives: z.array(Archive),
  /** The job that makes one now, of whoever asks. */
  jobId: z.string().nullable(),
  /** What the office has now. */
  holds: z.object({
    documents: z.number().int(),
    directives: z.number().int(),
    files: z.number().int(),
    bytes: z.number(),
  }),
});
export type ArchivePage = z.infer<typeof ArchivePage>;
