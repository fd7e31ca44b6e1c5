import type { NeedState } from './schema.ts';

export const needStateLabels: Record<NeedState, string> = {
  draft: 'Chưa gửi',
  sent: 'Đã gửi, chờ trả lời',
  answered: 'Đã có trả lời',
};
