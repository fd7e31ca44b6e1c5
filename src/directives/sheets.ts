import ExcelJS from 'exceljs';
import { cadenceLabels, originLabels, workStateLabels } from './labels.ts';
import type { ColumnKey } from './listing/schema.ts';
import type { Assignment, DirectiveList, DirectiveSummary } from './schema.ts';

type Cell = string | number | Date | null;

/** A column of the sheet, and with which column of the screen it comes. */
interface Column {
  of?: ColumnKey;
  head: string;
  width: number;
  format?: string;
  value: (row: DirectiveSummary, index: number) => Cell;
}

const named = (row: DirectiveSummary, roles: Assignment['role'][]): string =>
  row.assignments
    .flatMap((a) => (roles.includes(a.role) ? [a.agency?.name ?? a.nameAsWritten] : []))
    .join('; ');

const nextIn = ({ standing: { next } }: DirectiveSummary): string => {
  const names = next.agencies.map((agency) => agency.name).join('; ');
  if (next.actor === 'head') return `Thủ trưởng ${names}`;
  return next.actor === 'office' ? 'Văn phòng' : names;
};

/** A real date of the sheet. Noon keeps the day whatever zone the reader's program assumes. */
const day = (iso: string | null): Date | null => (iso ? new Date(`${iso}T12:00:00Z`) : null);

const DATE = 'dd/mm/yyyy';

/** The columns that offices use, in their order; the machine's own stand at the far right. */
const known: Column[] = [
  { head: 'TT', width: 5, value: (_row, index) => index + 1 },
  { of: 'title', head: 'Nội dung nhiệm vụ', width: 50, value: (row) => row.title },
  { of: 'lead', head: 'Cơ quan chủ trì', width: 24, value: (row) => named(row, ['lead']) },
  {
    of: 'others',
    head: 'Cơ quan phối hợp',
    width: 28,
    value: (row) => named(row, ['coordinate', 'appraise', 'submitTo']),
  },
  { of: 'next', head: 'Ai phải làm tiếp', width: 28, value: (row) => nextIn(row) },
  {
    of: 'days',
    head: 'Chờ từ ngày',
    width: 13,
    format: DATE,
    value: ({ standing: s }) => (s.next.actor === 'none' ? null : day(s.next.since)),
  },
  { of: 'due', head: 'Thời hạn hoàn thành', width: 13, format: DATE, value: (row) => day(row.standing.due) },
  {
    of: 'due',
    head: 'Gốc thời hạn',
    width: 18,
    value: ({ standing: s }) =>
      s.due && s.dueOrigin
        ? originLabels[s.dueOrigin]
        : s.cadence
          ? cadenceLabels[s.cadence]
          : 'không thời hạn',
  },
  { of: 'product', head: 'Sản phẩm', width: 20, value: (row) => row.product },
  { of: 'state', head: 'Tiến độ', width: 20, value: (row) => workStateLabels[row.standing.state] },
  { of: 'state', head: 'Số ngày quá hạn', width: 9, value: (row) => row.standing.daysLate || null },
  {
    of: 'state',
    head: 'Ngày hoàn thành',
    width: 13,
    format: DATE,
    value: (row) => day(row.standing.completedOn),
  },
  {
    of: 'lastReport',
    head: 'Báo cáo gần nhất',
    width: 13,
    format: DATE,
    value: (row) => day(row.standing.lastReportOn),
  },
  { of: 'publishedOn', head: 'Ngày giao', width: 13, format: DATE, value: (row) => day(row.publishedOn) },
  { of: 'document', head: 'Văn bản', width: 16, value: (row) => row.documentNumber },
  { head: 'Mã', width: 18, value: (row) => row.code },
];

// A cell that opens like a formula runs in the reader's program; the apostrophe makes it text.
const harmless = (value: Cell): Cell =>
  typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;

/** What an office's own sheet has, where no columns are asked for. */
export const sheetColumns: ColumnKey[] = ['title', 'lead', 'others', 'due', 'product', 'state', 'document'];

/** The list as an XLSX with the columns that the screen shows, TT first and the code last: real dates, frozen and repeated head, filter, A4 landscape one page wide. */
export async function directiveSheet(
  { rows, asOf }: Pick<DirectiveList, 'rows' | 'asOf'>,
  shown: readonly ColumnKey[] = sheetColumns,
): Promise<Uint8Array> {
  const columns = known.filter(({ of }) => !of || shown.includes(of));
  const book = new ExcelJS.Workbook();
  book.created = new Date(`${asOf}T12:00:00Z`);
  const sheet = book.addWorksheet('Nhiệm vụ', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
  });
  sheet.columns = columns.map(({ head, width, format }) => ({
    header: head,
    width,
    style: {
      font: { name: 'Times New Roman', size: 12 },
      alignment: { vertical: 'top', wrapText: true },
      ...(format ? { numFmt: format } : {}),
    },
  }));
  sheet.addRows(rows.map((row, index) => columns.map((column) => harmless(column.value(row, index)))));
  sheet.getRow(1).font = { name: 'Times New Roman', size: 12, bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}
