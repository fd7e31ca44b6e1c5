import { formatDate } from '@dondoc/vietnamese';
import type { ReportAsked } from '#platform/reports.ts';
import { momentInWords } from '../rules.ts';
import type { Verified } from './schema.ts';

/** Up to when the figures of a report hold; nothing where it says no day. */
export function basisOf(asked: ReportAsked & { asOf?: unknown; recordedUntil?: unknown }): string[] {
  const { asOf, recordedUntil } = asked;
  if (typeof asOf !== 'string') return [];
  const known =
    typeof recordedUntil === 'string' ? `, ghi nhận đến ${momentInWords(new Date(recordedUntil))}` : '';
  return [`Số liệu đến ngày ${formatDate(asOf)}${known}.`];
}

export function sumOf(figures: Verified[]): string {
  const differing = figures.filter(({ equal }) => !equal).length;
  return differing === 0
    ? `Khớp cả ${figures.length} số liệu.`
    : `${differing} trên ${figures.length} số liệu không khớp.`;
}

/** What the paper says in its places, each once. */
export const printedWords = ({ printed }: Verified): string =>
  [...new Set(printed)].map((words) => `«${words}»`).join(', ') || 'không thấy';
