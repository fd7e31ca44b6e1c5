import type { RowState } from './schema.ts';

export const rowStateLabels: Record<RowState, string> = {
  new: 'Mới',
  changed: 'Có thay đổi',
  same: 'Giữ nguyên',
  fault: 'Có lỗi',
};
