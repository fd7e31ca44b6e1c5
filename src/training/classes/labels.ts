import type { ClassState } from './schema.ts';

export const classStateLabels: Record<ClassState, string> = {
  planned: 'Chưa mở',
  opened: 'Đã mở, chưa khai giảng',
  started: 'Đang học',
  ended: 'Đã bế giảng',
  cancelled: 'Không tổ chức',
};
