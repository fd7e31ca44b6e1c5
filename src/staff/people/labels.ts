import type { Purpose } from './schema.ts';

export const purposeLabels: Record<Purpose, string> = {
  appointment: 'Bổ nhiệm, quy hoạch',
  retirement: 'Nghỉ hưu, thôi việc',
  benefit: 'Lương, chế độ, chính sách',
  request: 'Theo yêu cầu của cơ quan có thẩm quyền',
  correction: 'Kiểm tra, sửa dữ liệu',
  other: 'Việc khác',
};
