import type { FindingEventKind, FindingStanding } from './schema.ts';

export const eventLabels: Record<FindingEventKind, string> = {
  proved: 'Nộp minh chứng khắc phục',
  returned: 'Trả lại minh chứng',
  closed: 'Khép hạn chế',
  reopened: 'Mở lại',
};

const again = { returned: 'Đang khắc phục, minh chứng bị trả lại', reopened: 'Đang khắc phục, đã mở lại' };

/** How a limitation stands, in words that stand alone. */
export function findingWords({ stage, again: why }: Pick<FindingStanding, 'stage' | 'again'>): string {
  if (stage === 'closed') return 'Đã khép';
  if (stage === 'proved') return 'Chờ xem minh chứng';
  return why ? again[why] : 'Đang khắc phục';
}
