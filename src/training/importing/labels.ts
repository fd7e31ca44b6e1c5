import type { RowState } from './schema.ts';

export const rowStateLabels: Record<RowState, string> = {
  new: 'Nhu cầu mới',
  changed: 'Có thay đổi',
  same: 'Không đổi',
  fault: 'Có lỗi',
};
