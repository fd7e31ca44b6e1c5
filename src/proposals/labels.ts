import type { Verdict } from './schema.ts';

export const verdictLabels: Record<Verdict, string> = {
  assigned: 'Đã giao cơ quan thực hiện',
  decided: 'Đã trả lời, không giao cơ quan',
};
