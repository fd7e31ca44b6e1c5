import type { SheetColumn } from '#platform/sheets/columns.ts';
import type { WrittenCell } from '#platform/sheets/write.ts';
import type { RegisterRow } from './schema.ts';

export const registerColumns: readonly SheetColumn[] = [
  { key: 'number', heading: 'Số chứng chỉ', kind: 'text', width: 18 },
  { key: 'givenOn', heading: 'Ngày cấp', kind: 'day', width: 12 },
  { key: 'name', heading: 'Họ và tên', kind: 'text', width: 26 },
  { key: 'code', heading: 'Mã học viên', kind: 'text', width: 14 },
  { key: 'agency', heading: 'Cơ quan', kind: 'text', width: 30 },
  { key: 'programme', heading: 'Chương trình', kind: 'text', width: 34 },
  { key: 'class', heading: 'Lớp', kind: 'text', width: 30 },
  { key: 'provider', heading: 'Đơn vị tổ chức', kind: 'text', width: 26 },
  { key: 'voidOn', heading: 'Thu hồi ngày', kind: 'day', width: 12 },
  { key: 'voidReason', heading: 'Lý do thu hồi', kind: 'text', width: 26 },
];

export const registerRow = (row: RegisterRow): WrittenCell[] => [
  ...[row.number, row.givenOn, row.name, row.code, row.agencyName, row.programmeName],
  ...[`${row.classCode} ${row.className}`, row.provider.name, row.voidOn, row.voidReason],
];
