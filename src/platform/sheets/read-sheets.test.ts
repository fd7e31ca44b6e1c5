import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SheetColumn } from './columns.ts';
import { readList } from './read-sheets.ts';

const columns: SheetColumn[] = [
  { key: 'title', heading: 'Nội dung nhiệm vụ', kind: 'text', required: true },
  { key: 'lead', heading: 'Cơ quan chủ trì', kind: 'agencies' },
  { key: 'due', heading: 'Thời hạn', kind: 'day' },
];

/** A file as Excel itself lays it out: titles, merged cells, a formula, what is hidden. */
async function bookOf(compression: 'STORE' | 'DEFLATE'): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Việc');
  sheet.addRows([
    ['UBND TỈNH'],
    ['DANH MỤC NHIỆM VỤ'],
    ['TT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'],
    ['I. Kinh tế'],
    [1, 'Rà soát kho muối', 'Sở Muối; Sở Đường', new Date('2026-04-03T00:00:00Z')],
    [2, 'Thu muối', { richText: [{ text: 'Sở ' }, { text: 'Muối', font: { bold: true } }] }, '3/4/2026'],
    [3, 'Bán muối', 'Sở Muối', { formula: 'D5', result: new Date('2026-05-03T00:00:00Z') }],
  ]);
  sheet.mergeCells('A1:D1');
  sheet.mergeCells('A4:D4');
  sheet.getRow(6).hidden = true;
  // The library's types leave out what it hands on to its archive.
  const options = { zip: { compression } } as unknown as ExcelJS.XlsxWriteOptions;
  return new Uint8Array((await book.xlsx.writeBuffer(options)) as ArrayBuffer);
}

const list = (bytes: Uint8Array) => readList({ name: 'viec.xlsx', bytes }, columns);

describe('a list from a file', () => {
  it('is read as Excel wrote it', async () => {
    const read = await list(await bookOf('DEFLATE'));
    const table = read.ok ? read.value : null;
    expect(table?.rows.map(({ row, groups, values, faults }) => [row, groups, values, faults])).toEqual([
      [5, ['I. Kinh tế'], { title: 'Rà soát kho muối', lead: 'Sở Muối; Sở Đường', due: '2026-04-03' }, []],
      [6, ['I. Kinh tế'], { title: 'Thu muối', lead: 'Sở Muối', due: '2026-04-03' }, []],
      [7, ['I. Kinh tế'], { title: 'Bán muối', lead: 'Sở Muối', due: '2026-05-03' }, []],
    ]);
    expect(table?.notes).toEqual(['Trang «Việc» có 1 dòng ẩn, vẫn được đọc.']);
    expect(table?.heads).toEqual([expect.stringContaining('UBND TỈNH')]);
  });

  it('says what is missing where there is no header', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('A').addRow(['Nội dung nhiệm vụ']);
    const read = await list(new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
    expect(read).toMatchObject({ ok: false, code: 'refused' });
    expect(!read.ok && read.message).toContain('có cột «Nội dung nhiệm vụ»');
  });

  it.each([
    ['locked by a password', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'EncryptedPackage', 'mật khẩu'],
    ['of Excel 97', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'Workbook', 'lưu lại thành .xlsx'],
  ])('%s gets its sentence', async (_, head, stream, says) => {
    const read = await list(Buffer.concat([head, Buffer.alloc(600), Buffer.from(stream, 'utf16le')]));
    expect(!read.ok && read.message).toContain(says);
  });
});

describe('files with faults', () => {
  const part = fc.nat(999_999).map((n) => n / 1_000_000);
  const fault = fc.record({
    stored: fc.boolean(),
    bytes: fc.array(fc.tuple(part, fc.nat(255)), { maxLength: 12 }),
    left: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, part),
    again: fc.option(fc.tuple(part, part)),
  });
  type Fault = ReturnType<typeof fault.generate>['value'];

  function faulty(whole: Uint8Array, { bytes, left, again }: Fault): Uint8Array {
    const [from = 0, to = 0] = again ?? [];
    const more = whole.slice(from * whole.length, to * whole.length);
    const made = Uint8Array.from(Buffer.concat([whole, more])).slice(0, Math.ceil(left * whole.length));
    for (const [at, byte] of bytes) made[Math.floor(at * made.length)] = byte;
    return made;
  }

  it('are read or refused with a sentence, each in its own process, within 10 s and 1 GB', async () => {
    const cases = Number(process.env.FUZZ_CASES ?? 12);
    const seeds = { STORE: await bookOf('STORE'), DEFLATE: await bookOf('DEFLATE') };
    const outcomes = new Map<string, number>();
    let slowest = 0;
    // As many at once as there are processes for: a case waits for no other.
    const all = fc.sample(fault, { numRuns: cases, ...(process.env.FUZZ_CASES ? {} : { seed: 7 }) });
    const next = all.values();
    const work = async () => {
      for (const one of next) {
        const started = performance.now();
        const read = await list(faulty(seeds[one.stored ? 'STORE' : 'DEFLATE'], one));
        slowest = Math.max(slowest, performance.now() - started);
        // Killed after nine seconds; the rest is for a machine that has other work.
        expect(slowest, JSON.stringify(one)).toBeLessThan(15_000);
        const says = read.ok ? 'read' : (read.message ?? '');
        if (!read.ok) expect(says, JSON.stringify(one)).toMatch(/[Cc]hưa có gì được lưu/);
        outcomes.set(says, (outcomes.get(says) ?? 0) + 1);
      }
    };
    await Promise.all([work(), work()]);
    if (process.env.FUZZ_CASES)
      console.log(Object.fromEntries(outcomes), `slowest ${Math.round(slowest)} ms`);
    expect([...outcomes.values()].reduce((sum, n) => sum + n, 0)).toBe(cases);
  }, 3_600_000);
});
