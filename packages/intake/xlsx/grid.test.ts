import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../limits.ts';
import { gridsInBytes } from '../read-bytes.ts';
import { readSheets } from '../read-file.ts';
import type { Grid } from '../types.ts';

const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="r"';

function xlsx(sheet: string, strings = '', attributes = ''): Uint8Array {
  const styles =
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf fontId="1"/></cellXfs><fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font></fonts>';
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook ${ns}><sheets><sheet name="Việc" r:id="a" ${attributes}/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="a" Target="/xl/s.xml"/></Relationships>',
    ),
    'xl/sharedStrings.xml': strToU8(`<sst ${ns}>${strings}</sst>`),
    'xl/styles.xml': strToU8(`<styleSheet ${ns}>${styles}</styleSheet>`),
    'xl/s.xml': strToU8(`<worksheet ${ns}>${sheet}</worksheet>`),
  });
}

async function grid(...parts: Parameters<typeof xlsx>): Promise<Grid> {
  const read = await gridsInBytes(xlsx(...parts), 'thu.xlsx', defaultLimits);
  const [first] = read.ok ? read.value : [];
  if (!first) throw new Error(JSON.stringify(read));
  return first;
}

const cellsOf = async (cells: string, strings?: string) =>
  (await grid(`<sheetData><row r="3">${cells}</row></sheetData>`, strings)).rows[0]?.cells.map(
    ({ column, text, kind, value }) => [column, text, kind, ...(value === undefined ? [] : [value])],
  );

describe('the cells of a sheet', () => {
  it.each<[what: string, cell: string, ...read: (string | number)[]]>([
    ['a day', '<c r="A3" s="1"><v>46115</v></c>', 'A', '3/4/2026', 'date', 46115],
    ['a number', '<c r="A3"><v>1234.5</v></c>', 'A', '1234,5', 'number', 1234.5],
    ['typed text', '<c r="A3" t="inlineStr"><is><t>3/4/2026</t></is></c>', 'A', '3/4/2026', 'text'],
    ['the value of a formula', '<c r="A3" t="str"><f>B1&amp;"x"</f><v>xong</v></c>', 'A', 'xong', 'text'],
    ['a formula without a value', '<c r="A3"><f>TODAY()</f></c>', 'A', '', 'formula'],
    ['a fault', '<c r="A3" t="e"><v>#REF!</v></c>', 'A', '#REF!', 'error'],
    ['an ISO day', '<c r="A3" t="d"><v>2026-04-03</v></c>', 'A', '3/4/2026', 'date'],
    ['signs that XML lacks', '<c r="A3" t="inlineStr"><is><t>a_x0009_b</t></is></c>', 'A', 'a\tb', 'text'],
    ['letters in one piece', '<c r="A3" t="str"><v><![CDATA[a < b]]></v></c>', 'A', 'a < b', 'text'],
    ['a comment between', '<!-- <c r="B3"> --><c r="A3"><v>1</v></c>', 'A', '1', 'number', 1],
    ['a sign in quotes', '<c r="A3" x=">"><v>1</v></c>', 'A', '1', 'number', 1],
    ['names with a prefix', '<x:c r="A3"><x:v>1</x:v></x:c>', 'A', '1', 'number', 1],
  ])('%s', async (_, cell, ...read) => {
    expect(await cellsOf(cell)).toEqual([[0, ...read.slice(1)]]);
  });

  it('reads shared texts with the fonts of their runs, without how they are spoken', async () => {
    const strings =
      '<si><r><rPr><rFont val=".VnTime"/></rPr><t>Tr­êng</t></r><r><t xml:space="preserve"> tỉnh</t></r><rPh><t>x</t></rPh></si>';
    expect(await cellsOf('<c r="C3" t="s"><v>0</v></c><c t="s"><v>7</v></c>', strings)).toEqual([
      [2, 'Trường tỉnh', 'text'],
    ]);
  });

  it('says what is hidden and what is merged', async () => {
    const found = await grid(
      '<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="2" hidden="1"><c r="A2"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="lạ"/></mergeCells>',
      '',
      'state="hidden"',
    );
    expect(found).toMatchObject({ name: 'Việc', hidden: true, hiddenColumns: [1, 2] });
    expect(found.rows).toMatchObject([{ number: 2, hidden: true }]);
    expect(found.merges).toEqual([[1, 0, 1, 2]]);
  });

  it('stops at the rows that are allowed, and takes no other file', async () => {
    const rows = '<row><c><v>1</v></c></row>'.repeat(600);
    const bytes = xlsx(`<sheetData>${rows}</sheetData>`);
    const read = await readSheets(bytes, 'thu.xlsx', { maxRows: 600 });
    expect(read.ok && read.value[0]?.rows.map((row) => row.number).slice(-2)).toEqual([599, 600]);
    expect(await readSheets(bytes, 'thu.xlsx', { maxRows: 599 })).toMatchObject({
      reason: 'too-many-rows',
      message: 'Bảng tính có hơn 599 dòng. Chưa có gì được lưu. Tách thành nhiều tệp rồi chọn lại từng tệp.',
    });
    expect(await readSheets(strToU8('{\\rtf1 a}'), 'thu.xlsx')).toMatchObject({ reason: 'unsupported' });
  });
});
