import { formatDate, formatNumber } from '@dondoc/vietnamese';
import type { StateCode } from '#platform/ui/state-words.ts';
import type { Book } from '../numbering/schema.ts';
import type { Entry, EntryState } from './schema.ts';

export const bookLabels: Record<Book, string> = { in: 'Sổ đến', out: 'Sổ đi' };

export const stateLabels: Record<EntryState, string> = {
  reserved: 'Giữ số',
  cancelled: 'Số đã huỷ',
  open: 'Chưa giải quyết',
  late: 'Quá hạn trả lời',
  settled: 'Đã giải quyết',
  settledLate: 'Đã giải quyết quá hạn',
  sent: 'Không hẹn trả lời',
};

export const stateCodes: Record<EntryState, StateCode> = {
  reserved: 'draft',
  cancelled: 'withdrawn',
  open: 'in-progress',
  late: 'late',
  settled: 'done',
  settledLate: 'done-late',
  sent: 'undated',
};

/** What was done about it, in one line: "5/13 nhiệm vụ (38,5 %)", "trả lời bằng 15-CV/VPTU". */
export function settlingWords({ settled, answers, guesses, directives, cancelled }: Entry): string {
  if (cancelled) return `Huỷ ngày ${formatDate(cancelled.on)}: ${cancelled.why}`;
  const parts = [
    ...(settled ? [`${settled.how} (${formatDate(settled.on)})`] : []),
    ...answers.map((one) => `trả lời bằng ${answerWords(one)}`),
    ...guesses.map((one) => `có thể đã trả lời bằng ${answerWords(one)} (máy đọc, chưa xác nhận)`),
    ...(directives && directives.total > 0 ? [progressWords(directives)] : []),
  ];
  return parts.join('; ');
}

const answerWords = ({ fullNumber, issuedOn }: Entry['answers'][number]): string =>
  `${fullNumber}${issuedOn ? `, ${formatDate(issuedOn)}` : ''}`;

function progressWords({ done, total, late }: NonNullable<Entry['directives']>): string {
  const share = formatNumber(Math.round((done / total) * 1000) / 10, 1);
  return `xong ${done}/${total} nhiệm vụ (${share} %)${late > 0 ? `, quá hạn ${late}` : ''}`;
}

/** Of which series: "2023", "Nhiệm kỳ 2020 - 2025". */
export const periodWords = ({
  year,
  term,
  isCongress,
}: Pick<Entry, 'year' | 'term' | 'isCongress'>): string =>
  [year === null ? term : String(year), isCongress ? 'Đại hội' : null].filter(Boolean).join(' · ');
