import type { Outcome, ResultRow } from './schema.ts';

export const outcomeLabels: Record<Outcome, string> = {
  passed: 'Đạt',
  failed: 'Chưa đạt',
  unmarked: 'Chưa có điểm',
  attendance: 'Chờ đủ điểm danh',
  noThreshold: 'Chưa có ngưỡng',
};

export const verdictLabels: Record<NonNullable<ResultRow['verdict']>, string> = {
  passed: 'Đạt',
  failed: 'Chưa đạt',
};
