import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { writeSheet } from '#platform/sheets/write.ts';
import { sampleDetail } from './components/sample-detail.ts';
import type { ColumnKey } from './listing/schema.ts';
import { directiveSheet } from './sheets.ts';

const late = sampleDetail('TB118-2023-3.1', { title: '=1+1', documentNumber: '118-TB/VPTU' });
late.standing = {
  ...late.standing,
  headline: 'open-late',
  due: '2023-11-01',
  dueOrigin: 'office',
  daysLate: 27,
};
const rows = [late, sampleDetail('TB118-2023-3.2')];

async function sheetOf(shown?: ColumnKey[]) {
  const book = new ExcelJS.Workbook();
  const chunks: Uint8Array[] = [];
  // Two batches: the numbers of the rows go on.
  for await (const chunk of writeSheet(directiveSheet([[late], rows.slice(1)], shown))) chunks.push(chunk);
  await book.xlsx.load(new Uint8Array(Buffer.concat(chunks)).buffer);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  const heads = (sheet.getRow(1).values as string[]).slice(1);
  return { sheet, heads, cell: (row: number, head: string) => sheet.getCell(row, heads.indexOf(head) + 1) };
}

test('TT first, the columns that are seen, the code at the far right', async () => {
  expect((await sheetOf(['code', 'title', 'lead', 'due'])).heads).toEqual([
    ...['TT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn hoàn thành', 'Gốc thời hạn', 'Mã'],
  ]);
  const { heads, cell } = await sheetOf(['code', 'title', 'next', 'days', 'lastReport']);
  expect(heads).toEqual([
    'TT',
    'Nội dung nhiệm vụ',
    'Ai phải làm tiếp',
    'Chờ từ ngày',
    'Báo cáo gần nhất',
    'Mã',
  ]);
  expect(cell(2, 'Ai phải làm tiếp').value).toBe('Trường Chính trị tỉnh');
});

test('real dates, days first; a title that opens like a formula stays text', async () => {
  const { cell } = await sheetOf();
  expect(cell(2, 'Thời hạn hoàn thành').value).toEqual(new Date('2023-11-01T00:00:00Z'));
  expect(cell(2, 'Thời hạn hoàn thành').numFmt).toBe('dd/mm/yyyy');
  expect(cell(2, 'Nội dung nhiệm vụ').value).toBe('=1+1');
  expect([cell(2, 'TT').value, cell(3, 'TT').value]).toEqual([1, 2]);
});
