import { formatDate } from '@dondoc/vietnamese';
import type { Viewer } from '#accounts/schema.ts';
import type { WrittenCell, WrittenSheet } from '#platform/sheets/write.ts';
import type { Dossier } from '../dossiers/schema.ts';
import { urgencyLabels } from '../labels.ts';
import type { Book } from '../numbering/schema.ts';
import { periodWords, settlingWords, stateLabels } from '../registers/labels.ts';
import { tooLongFor } from '../registers/rules.ts';
import type { Entry } from '../registers/schema.ts';

const text = (heading: string, width: number) => ({ heading, kind: 'text' as const, width });
const day = (heading: string) => ({ heading, kind: 'day' as const, width: 14 });

/** Printouts say what they come from (Nghị định 30/2020, Phụ lục VI). */
const marked = ({ name, today }: Viewer) =>
  text(`Bản in từ sổ điện tử ngày ${formatDate(today)}, ${name}`, 30);

type Columns = [column: WrittenSheet['columns'][number], cell: (one: Entry) => WrittenCell][];

const paperColumns: Columns = [
  [text('Số, ký hiệu', 20), ({ fullNumber }) => fullNumber],
  [day('Ngày văn bản'), ({ paper }) => paper?.issuedOn ?? null],
  [text('Cơ quan ban hành', 34), ({ paper }) => paper?.issuer ?? null],
  [text('Loại', 16), ({ paper, type }) => paper?.typeName ?? type],
  [
    text('Trích yếu', 60),
    ({ paper, cancelled, state }) =>
      paper?.subject ?? (cancelled ? `Số đã huỷ: ${cancelled.why}` : stateLabels[state]),
  ],
];

const headColumns = (book: Book): Columns => [
  [text(book === 'in' ? 'Số đến' : 'Số', 9), ({ entryNumber }) => entryNumber],
  [text('Năm, nhiệm kỳ', 20), periodWords],
  [day('Ngày vào sổ'), ({ registeredOn }) => registeredOn],
  [day(book === 'in' ? 'Ngày đến' : 'Ngày gửi'), ({ paper }) => paper?.movedOn ?? null],
];

const bookColumns = (book: Book): Columns => [
  ...headColumns(book),
  ...paperColumns,
  [text('Số trang', 9), ({ paper }) => paper?.pages ?? null],
  [text('Số bản', 9), ({ paper }) => paper?.copies ?? null],
  [text('Độ khẩn', 12), ({ paper }) => (paper?.urgency ? (urgencyLabels[paper.urgency] ?? null) : null)],
  [text(book === 'in' ? 'Người, đơn vị nhận' : 'Nơi nhận', 34), ({ paper }) => paper?.toWhom ?? null],
  [text('Người ký', 24), ({ paper }) => paper?.signer ?? null],
  [day('Hạn trả lời'), ({ paper }) => paper?.dueOn ?? null],
  [text('Hồ sơ', 16), ({ dossiers }) => dossiers.join('; ') || null],
  [
    text('Ghi chú', 30),
    ({ paper, twinWhy }) =>
      [paper?.note, twinWhy && `Ghi trùng: ${twinWhy}`].filter(Boolean).join('; ') || null,
  ],
  [
    text('Quá độ dài của tệp trao đổi', 30),
    ({ paper }) => (paper ? tooLongFor(paper).join('; ') || null : null),
  ],
];

const answerColumns = (book: Book): Columns => [
  ...headColumns(book),
  ...paperColumns,
  [text(book === 'in' ? 'Người, đơn vị nhận' : 'Nơi nhận', 34), ({ paper }) => paper?.toWhom ?? null],
  [day('Hạn trả lời'), ({ paper }) => paper?.dueOn ?? null],
  [text('Tình hình', 20), ({ state }) => stateLabels[state]],
  [text('Kết quả giải quyết', 50), (one) => settlingWords(one) || null],
  ...(book === 'out'
    ? ([
        [
          text('Đã ký nhận', 16),
          ({ received, delivered }) => (delivered > 0 ? `${received}/${delivered} nơi` : null),
        ],
      ] as Columns)
    : []),
];

const sheetOf = (
  name: string,
  columns: Columns,
  batches: WrittenSheet['batches'],
  viewer: Viewer,
): WrittenSheet => ({
  name,
  columns: [...columns.map(([column]) => column), marked(viewer)],
  batches,
});

const rowsOf = (columns: Columns, entries: Entry[]): WrittenCell[][] =>
  entries.map((one) => [...columns.map(([, cell]) => cell(one)), null]);

async function* writtenOf(columns: Columns, batches: AsyncIterable<Entry[]>) {
  for await (const entries of batches) yield rowsOf(columns, entries);
}

export function entriesSheet(
  book: Book,
  kind: 'book' | 'answers',
  batches: AsyncIterable<Entry[]>,
  viewer: Viewer,
): WrittenSheet {
  const columns = kind === 'book' ? bookColumns(book) : answerColumns(book);
  const name = `${kind === 'book' ? 'Sổ' : 'Giải quyết'} ${book === 'in' ? 'đến' : 'đi'}`;
  return sheetOf(name, columns, writtenOf(columns, batches), viewer);
}

export function papersSheet(entries: Entry[], viewer: Viewer): WrittenSheet {
  return sheetOf('Mục lục văn bản', paperColumns, [rowsOf(paperColumns, entries)], viewer);
}

export const dossiersSheet = (dossiers: Dossier[], viewer: Viewer): WrittenSheet => ({
  name: 'Mục lục hồ sơ',
  columns: [
    ...[text('Mã hồ sơ', 16), text('Tên hồ sơ', 60), text('Số văn bản', 12), day('Giữ đến')],
    ...[day('Hạn giao nộp'), day('Đã giao nộp'), marked(viewer)],
  ],
  batches: [
    dossiers.map(({ code, title, papers, keepUntil, handOverOn, handedOverOn }) => [
      ...[code, title, papers, keepUntil ?? 'vĩnh viễn', handOverOn, handedOverOn, null],
    ]),
  ],
});
