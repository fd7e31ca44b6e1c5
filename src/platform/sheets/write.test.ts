import { setImmediate as breathe } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../../packages/intake/limits.ts';
import { gridsInBytes } from '../../../packages/intake/read-bytes.ts';
import type { SheetColumn } from './columns.ts';
import { readTable } from './read-table.ts';
import { sheetResponse, type WrittenCell, writeSheet } from './write.ts';

const columns: SheetColumn<'title' | 'count' | 'due'>[] = [
  { key: 'title', heading: 'Nội dung nhiệm vụ', kind: 'text', required: true, width: 50 },
  { key: 'count', heading: 'Số lượng', kind: 'number' },
  { key: 'due', heading: 'Thời hạn', kind: 'day' },
];

async function written(...batches: WrittenCell[][][]): Promise<Buffer> {
  return collect(writeSheet({ name: "Việc 'gấp' nhất", columns, batches }));
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** Read by a program that is not ours. */
async function inExcel(bytes: Buffer) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

describe('a sheet that goes out', () => {
  it('has real days, numbers, and text that never becomes a formula', async () => {
    const sheet = await inExcel(
      await written([
        ['=HYPERLINK("x")', 1234.5, '2026-04-03'],
        ['-1', null, null],
      ]),
    );
    expect(sheet.getCell('A2').value).toBe('=HYPERLINK("x")');
    expect(sheet.getCell('A2').formula).toBeUndefined();
    expect(sheet.getCell('B2').value).toBe(1234.5);
    expect(sheet.getCell('C2').value).toEqual(new Date('2026-04-03T00:00:00Z'));
    expect(sheet.getCell('C2').numFmt).toBe('dd/mm/yyyy');
    expect(sheet.getCell('A3').value).toBe('-1');
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\u200b=1',
  ])(
    'keeps %j as words also when somebody edits it or saves it as CSV, and reads it again as it was',
    async (words) => {
      const bytes = await written([[words, 1, null]]);
      const cell = (await inExcel(bytes)).getCell('A2');
      // The other program leaves signs that XML cannot hold as they are spelt there.
      expect([cell.value, cell.formula]).toEqual([words.replace('\r', '_x000D_'), undefined]);
      const text = Buffer.concat(
        Object.entries(unzipSync(new Uint8Array(bytes)))
          .filter(([name]) => name.endsWith('sheet1.xml'))
          .map(([, part]) => Buffer.from(part)),
      ).toString();
      // The style that Excel writes for what one has typed an apostrophe before (quotePrefix).
      expect(text).toContain('<c r="A2" s="4" t="inlineStr">');
      expect(text).not.toContain('<f');
    },
  );

  it('keeps its head in sight and on paper, filters, and lies on A4 across', async () => {
    const sheet = await inExcel(await written([['Rà soát', 1, null]]));
    expect(sheet.name).toBe("Việc 'gấp' nhất");
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.autoFilter).toBe('A1:C2');
    const { orientation, paperSize, fitToPage, fitToWidth, fitToHeight, printTitlesRow } = sheet.pageSetup;
    expect({ orientation, paperSize, fitToPage, fitToWidth, fitToHeight, printTitlesRow }).toEqual({
      ...{ orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      printTitlesRow: '1:1',
    });
    expect(sheet.getCell('A1').font.bold).toBe(true);
  });

  it('keeps words that stand among days, a formula there too', async () => {
    const sheet = await inExcel(
      await written([
        ['Hồ sơ', 1, 'vĩnh viễn'],
        ['Hồ sơ', 2, '=1+1'],
      ]),
    );
    expect(sheet.getCell('C2').value).toBe('vĩnh viễn');
    expect([sheet.getCell('C3').value, sheet.getCell('C3').formula]).toEqual(['=1+1', undefined]);
  });

  it('says that a text was too long for a cell', async () => {
    const sheet = await inExcel(await written([['x'.repeat(40_000), null, null]]));
    expect(String(sheet.getCell('A2').value)).toMatch(/^x{32000,} … \(bị cắt: ô quá dài\)$/);
    expect(String(sheet.getCell('A2').value)).toHaveLength(32_767);
  });

  it('gives the same bytes for the same rows', async () => {
    expect(await written([['a', 1, null]])).toEqual(await written([['a', 1, null]]));
  });

  it('asks for no more rows when nobody waits any more, and fails as its rows fail', async () => {
    let asked = 0;
    let ended = false;
    async function* endless() {
      try {
        for (;;) {
          asked += 1;
          await breathe();
          yield Array.from({ length: 200 }, (_, i) => [`Việc ${asked * 200 + i} ${Math.sin(i)}`, i, null]);
        }
      } finally {
        ended = true;
      }
    }
    const answer = sheetResponse({ name: 'A', columns, batches: endless() }, 'việc.xlsx').body?.getReader();
    while (asked < 3) await answer?.read();
    await answer?.cancel();
    await expect.poll(() => ended).toBe(true);
    async function* failing(): AsyncGenerator<WrittenCell[][]> {
      yield [['a', 1, null]];
      throw new Error('no database');
    }
    await expect(collect(writeSheet({ name: 'A', columns, batches: failing() }))).rejects.toThrow(
      'no database',
    );
  });
});

describe('out and in again', () => {
  const line = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .filter((text) => text !== '' && text.isWellFormed());
  // Words that only a foot or a heading of a list has would be read as such.
  const title = line.map((text) => `Việc ${text}`);
  const day = fc
    .date({ min: new Date('1850-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  const row = fc.tuple(title, fc.option(number), fc.option(day));

  it('loses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        const read = await gridsInBytes(await written(rows), 'a.xlsx', defaultLimits);
        const table = read.ok ? await readTable(read.value, columns) : null;
        const values = table?.rows.map(({ values: v }) => [v.title, v.count ?? null, v.due ?? null]);
        expect(values).toEqual(rows);
        expect(table).toMatchObject({ skipped: [], unknown: [], notes: [] });
      }),
      { numRuns: Number(process.env.FUZZ_CASES ?? 150) },
    );
  }, 3_600_000);
});
