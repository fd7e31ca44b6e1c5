import ExcelJS from 'exceljs';
import { cadenceLabels, originLabels, workStateLabels } from './labels.ts';
import type { Assignment, DirectiveList, DirectiveSummary } from './schema.ts';

type Cell = string | number | Date | null;

interface Column {
  head: string;
  width: number;
  format?: string;
  value: (row: DirectiveSummary, index: number) => Cell;
}

const named = (row: DirectiveSummary, roles: Assignment['role'][]): string =>
  row.assignments
    .flatMap((a) => (roles.includes(a.role) ? [a.agency?.name ?? a.nameAsWritten] : []))
    .join('; ');

/** A real date of the sheet. Noon keeps the day whatever zone the reader's program assumes. */
const day = (iso: string | null): Date | null => (iso ? new Date(`${iso}T12:00:00Z`) : null);

/** The columns that offices use, in their order; the machine's own stand at the far right. */
const columns: Column[] = [
  { head: 'TT', width: 5, value: (_row, index) => index + 1 },
  { head: 'Nội dung nhiệm vụ', width: 50, value: (row) => row.title },
  { head: 'Cơ quan chủ trì', width: 24, value: (row) => named(row, ['lead']) },
  { head: 'Cơ quan phối hợp', width: 28, value: (row) => named(row, ['coordinate', 'appraise', 'submitTo']) },
  { head: 'Thời hạn hoàn thành', width: 13, format: 'dd/mm/yyyy', value: (row) => day(row.standing.due) },
  {
    head: 'Gốc thời hạn',
    width: 18,
    value: ({ standing: s }) =>
      s.due && s.dueOrigin
        ? originLabels[s.dueOrigin]
        : s.cadence
          ? cadenceLabels[s.cadence]
          : 'không thời hạn',
  },
  { head: 'Sản phẩm', width: 20, value: (row) => row.product },
  { head: 'Tiến độ', width: 20, value: (row) => workStateLabels[row.standing.state] },
  { head: 'Số ngày quá hạn', width: 9, value: (row) => row.standing.daysLate || null },
  { head: 'Ngày hoàn thành', width: 13, format: 'dd/mm/yyyy', value: (row) => day(row.standing.completedOn) },
  { head: 'Văn bản', width: 16, value: (row) => row.documentNumber },
  { head: 'Mã', width: 18, value: (row) => row.code },
];

// A cell that opens like a formula runs in the reader's program; the apostrophe makes it text.
const harmless = (value: Cell): Cell =>
  typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;

/** The list as an XLSX: real dates, frozen and repeated head, filter, A4 landscape one page wide. */
export async function directiveSheet({ rows, asOf }: DirectiveList): Promise<Uint8Array> {
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
