import type { HandoverState } from './schema.ts';

export const handoverStateLabels: Record<HandoverState, string> = {
  open: 'Đang làm',
  reported: 'Đã báo cáo, chờ nhận',
  returned: 'Trả lại',
  accepted: 'Đã nhận kết quả',
  withdrawn: 'Thôi giao',
};
