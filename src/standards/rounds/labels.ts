import type { StateCode } from '#platform/ui/state-words.ts';
import type { FillState, RoundAddress } from './schema.ts';

/** How an indicator stands in an open round. */
export const fillLabels: Record<FillState, { state: StateCode; words: string }> = {
  empty: { state: 'not-started', words: 'Chưa điền' },
  filled: { state: 'awaiting-approval', words: 'Chờ soát' },
  returned: { state: 'returned', words: 'Trả lại' },
  checked: { state: 'done', words: 'Đã soát' },
};

export const filterLabels: Record<NonNullable<RoundAddress['loc']>, string> = {
  'cua-toi': 'Tôi điền',
  'chua-dien': 'Chưa điền',
  'tra-lai': 'Trả lại',
  'cho-soat': 'Chờ soát',
  'da-soat': 'Đã soát',
};
