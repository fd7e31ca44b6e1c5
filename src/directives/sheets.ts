import type { SheetColumn } from '#platform/sheets/columns.ts';
import type { WrittenCell, WrittenSheet } from '#platform/sheets/write.ts';
import { cadenceLabels, originLabels, workStateLabels } from './labels.ts';
import { type ColumnKey, columnKeys } from './listing/schema.ts';
import type { Assignment, DirectiveSummary } from './schema.ts';
import { printedName } from './succession/labels.ts';

/** A column of the sheet, with which column of the screen it comes, and whether a list of an office may say it. */
interface DirectiveColumn extends SheetColumn<SheetKey> {
  of?: ColumnKey;
  value: (row: DirectiveSummary, index: number) => WrittenCell;
}

export type SheetKey =
  | 'index'
  | 'title'
  | 'lead'
  | 'coordinate'
  | 'appraise'
  | 'submitTo'
  | 'next'
  | 'since'
  | 'due'
  | 'dueOrigin'
  | 'product'
  | 'state'
  | 'daysLate'
  | 'completedOn'
  | 'lastReportOn'
  | 'publishedOn'
  | 'document'
  | 'code';

const named = (row: DirectiveSummary, role: Assignment['role']): string =>
  row.assignments.flatMap((a) => (a.role === role ? [printedName(a)] : [])).join('; ');

const nextIn = ({ standing: { next } }: DirectiveSummary): string => {
  const names = next.agencies.map((agency) => agency.name).join('; ');
  if (next.actor === 'head') return `Thủ trưởng ${names}`;
  return next.actor === 'office' ? 'Văn phòng' : names;
};

export const UNDATED = 'none';

const byLabel = (labels: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([value, label]) => [label, value]));

/** What stands as the origin of a time; of a rhythm of reports and of no time at all, these themselves. */
export const dueOrigins = { ...byLabel(originLabels), ...byLabel(cadenceLabels), 'không thời hạn': UNDATED };

/** Words that offices write where others write a day. */
const timeWords: Record<string, string> = {
  'hằng tuần': 'P1W',
  'hàng tuần': 'P1W',
  'hằng tháng': 'P1M',
  'hàng tháng': 'P1M',
  'hằng quý': 'P3M',
  'hàng quý': 'P3M',
  '6 tháng': 'P6M',
  'hằng năm': 'P1Y',
  'hàng năm': 'P1Y',
  'thường xuyên': UNDATED,
  'không thời hạn': UNDATED,
  'không có thời hạn': UNDATED,
};

const dueOriginOf = ({ standing: s }: DirectiveSummary): string =>
  s.due && s.dueOrigin ? originLabels[s.dueOrigin] : s.cadence ? cadenceLabels[s.cadence] : 'không thời hạn';

/** The columns that offices use, in their order; the machine's own stand at the far right. */
export const directiveColumns: DirectiveColumn[] = [
  {
    key: 'index',
    heading: 'TT',
    synonyms: ['STT', 'Số TT', 'Số thứ tự'],
    kind: 'text',
    width: 5,
    value: (_row, index) => index + 1,
  },
  {
    ...{ key: 'title', heading: 'Nội dung nhiệm vụ', kind: 'text', width: 50, required: true },
    synonyms: [
      'Nội dung',
      'Nhiệm vụ',
      'Nhiệm vụ được giao',
      'Tên nhiệm vụ',
      'Nội dung công việc',
      'Nội dung chỉ đạo',
      'Công việc',
    ],
    of: 'title',
    value: (row) => row.title,
  },
  {
    ...{ key: 'lead', heading: 'Cơ quan chủ trì', kind: 'agencies', width: 24, of: 'lead' },
    synonyms: [
      'Chủ trì',
      'Đơn vị chủ trì',
      'Cơ quan, đơn vị chủ trì',
      'Cơ quan thực hiện',
      'Đơn vị thực hiện',
      'Cơ quan được giao',
    ],
    value: (row) => named(row, 'lead'),
  },
  {
    ...{ key: 'coordinate', heading: 'Cơ quan phối hợp', kind: 'agencies', width: 28, of: 'others' },
    synonyms: ['Phối hợp', 'Đơn vị phối hợp', 'Cơ quan, đơn vị phối hợp'],
    value: (row) => named(row, 'coordinate'),
  },
  {
    ...{ key: 'appraise', heading: 'Cơ quan thẩm định', kind: 'agencies', width: 20, of: 'others' },
    synonyms: ['Thẩm định', 'Đơn vị thẩm định'],
    value: (row) => named(row, 'appraise'),
  },
  {
    ...{ key: 'submitTo', heading: 'Nơi trình, báo cáo', kind: 'agencies', width: 20, of: 'others' },
    synonyms: ['Cấp trình', 'Trình', 'Cơ quan trình'],
    value: (row) => named(row, 'submitTo'),
  },
  {
    key: 'next',
    heading: 'Ai phải làm tiếp',
    kind: 'text',
    width: 28,
    of: 'next',
    value: (row) => nextIn(row),
  },
  {
    ...{ key: 'since', heading: 'Chờ từ ngày', kind: 'day', width: 13, of: 'days' },
    value: ({ standing: s }) => (s.next.actor === 'none' ? null : s.next.since),
  },
  {
    ...{ key: 'due', heading: 'Thời hạn hoàn thành', kind: 'day', width: 13, of: 'due', words: timeWords },
    synonyms: [
      'Thời hạn',
      'Hạn hoàn thành',
      'Thời gian hoàn thành',
      'Thời gian thực hiện',
      'Hạn',
      'Hạn xử lý',
      'Thời gian',
    ],
    value: (row) => row.standing.due,
  },
  {
    ...{
      key: 'dueOrigin',
      heading: 'Gốc thời hạn',
      kind: 'choice',
      width: 18,
      of: 'due',
      choices: dueOrigins,
    },
    value: dueOriginOf,
  },
  {
    ...{ key: 'product', heading: 'Sản phẩm', kind: 'text', width: 20, of: 'product' },
    synonyms: [
      'Sản phẩm/Kết quả',
      'Kết quả',
      'Sản phẩm, kết quả',
      'Sản phẩm đầu ra',
      'Kết quả đầu ra',
      'Dự kiến sản phẩm',
    ],
    value: (row) => row.product,
  },
  {
    ...{ key: 'state', heading: 'Tiến độ', kind: 'text', width: 20, of: 'state' },
    synonyms: ['Trạng thái', 'Tình hình thực hiện', 'Kết quả thực hiện', 'Tiến độ thực hiện', 'Tình trạng'],
    value: (row) => workStateLabels[row.standing.state],
  },
  {
    ...{ key: 'daysLate', heading: 'Số ngày quá hạn', kind: 'number', width: 9, of: 'state' },
    value: (row) => row.standing.daysLate || null,
  },
  {
    ...{ key: 'completedOn', heading: 'Ngày hoàn thành', kind: 'day', width: 13, of: 'state' },
    value: (row) => row.standing.completedOn,
  },
  {
    ...{ key: 'lastReportOn', heading: 'Báo cáo gần nhất', kind: 'day', width: 13, of: 'lastReport' },
    value: (row) => row.standing.lastReportOn,
  },
  {
    ...{ key: 'publishedOn', heading: 'Ngày giao', kind: 'day', width: 13, of: 'publishedOn' },
    synonyms: ['Ngày giao nhiệm vụ', 'Ngày giao việc', 'Ngày chỉ đạo'],
    value: (row) => row.publishedOn,
  },
  {
    ...{ key: 'document', heading: 'Văn bản', kind: 'text', width: 16, of: 'document' },
    synonyms: ['Văn bản giao', 'Số văn bản', 'Số, ký hiệu', 'Văn bản chỉ đạo', 'Căn cứ'],
    value: (row) => row.documentNumber,
  },
  {
    key: 'code',
    heading: 'Mã',
    kind: 'text',
    width: 18,
    synonyms: ['Mã nhiệm vụ', 'Mã số'],
    value: (row) => row.code,
  },
];

/** What a sheet has where no columns are asked for: all of them, so that it can be taken in again whole. */
export const sheetColumns: readonly ColumnKey[] = columnKeys;

/** The list as an XLSX with the columns that the screen shows, TT first and the code last. */
export function directiveSheet(
  batches: AsyncIterable<DirectiveSummary[]> | Iterable<DirectiveSummary[]>,
  shown: readonly ColumnKey[] = sheetColumns,
): WrittenSheet {
  const columns = directiveColumns.filter(({ of }) => !of || shown.includes(of));
  return { name: 'Nhiệm vụ', columns, batches: cellsOf(batches, columns) };
}

async function* cellsOf(
  batches: AsyncIterable<DirectiveSummary[]> | Iterable<DirectiveSummary[]>,
  columns: DirectiveColumn[],
): AsyncGenerator<WrittenCell[][]> {
  let before = 0;
  for await (const rows of batches) {
    const start = before;
    yield rows.map((row, i) => columns.map((column) => column.value(row, start + i)));
    before += rows.length;
  }
}
