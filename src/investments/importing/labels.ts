import type { RowState } from './schema.ts';

export const rowStateLabels: Record<RowState, string> = {
  new: 'Hạng mục mới',
  changed: 'Có thay đổi',
  same: 'Đã có, giống hệt',
  fault: 'Có lỗi, không ghi',
};
