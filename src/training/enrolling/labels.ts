import type { RowState } from './schema.ts';

export const rowStateLabels: Record<RowState, string> = {
  new: 'Ghi danh',
  same: 'Đã có trong lớp',
  fault: 'Có lỗi',
};
