import type { DataRequest } from '../personal/schema.ts';

export const decisionLabels: Record<NonNullable<DataRequest['decision']>, string> = {
  done: 'Đã làm',
  refused: 'Không chấp nhận',
};
