import { formatDate } from '@dondoc/vietnamese';
import { workStateLabels } from '#directives/labels.ts';
import type { WrittenCell, WrittenSheet } from '#platform/sheets/write.ts';
import { elsewhereWords, moverLabels, stateLabels, verdictLabels } from '../labels.ts';
import type { Answer, Proposal, Word } from '../schema.ts';

const columns: (WrittenSheet['columns'][number] & { cell(one: Proposal): WrittenCell })[] = [
  { heading: 'Mục', kind: 'text', width: 8, cell: ({ ref }) => ref },
  { heading: 'Văn bản', kind: 'text', width: 16, cell: ({ documentNumber }) => documentNumber },
  { heading: 'Kiến nghị', kind: 'text', width: 50, cell: ({ text }) => text },
  { heading: 'Lý do', kind: 'text', width: 30, cell: ({ reason }) => reason },
  { heading: 'Cơ quan kiến nghị', kind: 'text', width: 24, cell: ({ askedBy }) => askedBy?.name ?? null },
  { heading: 'Ngày kiến nghị', kind: 'day', width: 13, cell: ({ askedOn }) => askedOn },
  { heading: 'Nơi kiến nghị', kind: 'text', width: 26, cell: ({ askedAt }) => askedAt },
  { heading: 'Kết quả', kind: 'text', width: 22, cell: ({ current }) => resultWords(current) },
  { heading: 'Nội dung trả lời', kind: 'text', width: 50, cell: ({ current }) => current?.text ?? null },
  { heading: 'Ngày trả lời', kind: 'day', width: 13, cell: ({ current }) => current?.on ?? null },
  { heading: 'Văn bản trả lời', kind: 'text', width: 18, cell: ({ current }) => paperOf(current) },
  { heading: 'Ngày xem lại', kind: 'day', width: 13, cell: ({ current }) => current?.reviewOn ?? null },
  { heading: 'Nhiệm vụ được giao', kind: 'text', width: 30, cell: (one) => workWords(one) },
  { heading: 'Tình hình', kind: 'text', width: 22, cell: ({ state }) => stateLabels[state] },
  { heading: 'Đang chờ', kind: 'text', width: 20, cell: ({ mover }) => moverLabels[mover.who] },
  { heading: 'Văn phòng nêu', kind: 'text', width: 32, cell: ({ body }) => wordOf(body) },
  { heading: 'Cơ quan kiến nghị nêu', kind: 'text', width: 32, cell: ({ asker }) => wordOf(asker) },
];

/** A row for every request, whatever of it is not known. */
export const proposalSheet = (name: string, proposals: readonly Proposal[]): WrittenSheet => ({
  name,
  columns,
  batches: [proposals.map((one) => columns.map(({ cell }) => cell(one)))],
});

export function resultWords(current: Answer | null): string {
  if (!current) return 'Chưa có trả lời';
  if (!current.verdict) return 'Chưa xác nhận kết quả';
  const to = current.to ? ` (${current.to.name})` : '';
  return `${verdictLabels[current.verdict]}${to}`;
}

export const paperOf = (current: Answer | null): string | null =>
  current?.document?.number ?? current?.number ?? null;

/** The directives that carry the answer, each as it stands. */
export const workWords = ({ directives, elsewhere }: Proposal): string =>
  [...directives.map(({ code, standing }) => `${code}: ${stateText(standing)}`), elsewhereWords(elsewhere)]
    .filter(Boolean)
    .join('\n');

const stateText = ({ state, daysLate }: Proposal['directives'][number]['standing']): string =>
  daysLate ? `${workStateLabels[state]}, quá hạn ${daysLate} ngày` : workStateLabels[state];

export const wordOf = (word: Word | null): string | null =>
  word && `${word.settled ? 'Đã giải quyết' : 'Chưa giải quyết'}, ${formatDate(word.on)}: ${word.text}`;
