import type { DiffState } from './schema.ts';

export const diffLabels: Record<DiffState, string> = {
  added: 'Thêm',
  gone: 'Bỏ',
  changed: 'Thay đổi',
  same: 'Giữ nguyên',
};
