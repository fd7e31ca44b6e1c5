import { toLegacy } from '@dondoc/vietnamese';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../read-bytes.ts';
import type { ReadFile } from '../types.ts';
import { compound, type DocParts, doc, endsRow, inList, inTable } from './fixtures.ts';

async function read(parts: DocParts): Promise<ReadFile> {
  const result = await readBytes(doc(parts), 'thu.doc');
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

const reason = async (bytes: Uint8Array) => {
  const result = await readBytes(bytes, 'thu.doc');
  return result.ok ? result.value.text : result.reason;
};

const row = (cells: string[], edges: number[], ruled: boolean, continues: number[] = []) => [
  ...cells.map((runs) => ({ runs, end: 7 as const, changes: inTable })),
  { runs: '', end: 7 as const, changes: endsRow(edges, ruled, continues) },
];

describe('DOC of Word 97', () => {
  it('types automatic numbers, letters under them, and bullets', async () => {
    const { text } = await read({
      lists: [
        [
          { format: 0, text: '\u0000.' },
          { format: 4, text: '\u0001)' },
        ],
        [{ format: 23, text: '\uf0b7' }],
      ],
      body: [
        { runs: 'Kho lưu trữ', changes: inList(1) },
        { runs: 'mua giá', changes: inList(1, 1) },
        { runs: 'dán nhãn', changes: inList(1, 1) },
        { runs: 'gạch', changes: inList(2) },
        { runs: 'Phòng đọc', changes: inList(1) },
        { runs: 'mua đèn', changes: inList(1, 1) },
      ],
    });
    expect(text).toBe('1. Kho lưu trữ\na) mua giá\nb) dán nhãn\n- gạch\n2. Phòng đọc\na) mua đèn');
  });

  it('reads the head in two columns, and a task table with its cells', async () => {
    const { text, tables } = await read({
      body: [
        ...row(['UBND TỈNH LÂM SA', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'], [0, 4000, 9000], false),
        ...row(['Số: 7/TB-SM', 'Lâm Sa, ngày 02 tháng 3 năm 2026'], [0, 4000, 9000], false),
        { runs: 'THÔNG BÁO' },
        ...row(['TT', 'Nội dung', 'Chủ trì'], [0, 900, 5000, 9000], true),
        ...row(['1', 'Đắp đê', 'Sở Muối'], [0, 900, 5000, 9000], true),
        ...row(['2', '', ''], [0, 900, 5000, 9000], true, [2]),
        { runs: 'Hết' },
      ],
    });
    expect(text).toBe(
      'UBND TỈNH LÂM SA\nSố: 7/TB-SM\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLâm Sa, ngày 02 tháng 3 năm 2026\n\n' +
        'THÔNG BÁO\n\nTT\nNội dung\nChủ trì\n1\nĐắp đê\nSở Muối\n2\n\n\nHết',
    );
    expect(tables?.[0]?.rows.map((cells) => cells.map(([a, b]) => text.slice(a, b)))).toEqual([
      ['TT', 'Nội dung', 'Chủ trì'],
      ['1', 'Đắp đê', 'Sở Muối'],
      ['2', '', 'Sở Muối'],
    ]);
  });

  it('reads each run in the encoding of its font', async () => {
    const { text, encoding, warnings } = await read({
      fonts: ['Times New Roman', '.VnTime', '.VnTimeH', 'VNI-Times'],
      body: [
        { runs: [{ text: toLegacy('tỉnh ủy lâm sa', 'tcvn3'), font: 2 }] },
        {
          runs: [
            { text: `Tr\u001f${toLegacy('ờng', 'tcvn3')} `, font: 1 },
            { text: 'Chính trị', font: 0 },
          ],
        },
        { runs: [{ text: toLegacy('được bồi dưỡng', 'vni'), font: 3 }] },
      ],
    });
    expect(text).toBe('TỈNH ỦY LÂM SA\nTrường Chính trị\nđược bồi dưỡng');
    expect(encoding).toBe('mixed');
    expect(warnings.map((w) => w.code)).toEqual(['encoding-converted']);
  });

  it('drops deleted and hidden text and codes of fields, ends pages, puts notes last and headers first', async () => {
    const { text, pages, warnings } = await read({
      headers: [{ runs: 'SỞ MUỐI' }],
      body: [
        {
          runs: [
            { text: 'trước ngày ' },
            { text: '10/5', deleted: true },
            { text: '20/5' },
            { text: 'ẩn', hidden: true },
          ],
        },
        { runs: 'Theo \u0013 REF muc1 \u0014mục 1\u0015, trang \u0013 PAGE \u00143\u0015.' },
        { runs: 'Còn 40 bao\u0002 muối.', end: 12 },
        { runs: 'trang hai' },
      ],
      notes: [{ runs: '\u0002 Ghi theo sổ kho.' }],
    });
    expect(text).toBe(
      'SỞ MUỐI\n\ntrước ngày 20/5\nTheo mục 1, trang .\nCòn 40 bao muối.\ntrang hai\n\n[1] Ghi theo sổ kho.',
    );
    expect(pages).toHaveLength(2);
    expect(warnings.map((w) => w.code)).toEqual(['notes-moved']);
  });

  it('refuses a password, an older Word, pictures alone, and what is cut', async () => {
    expect(await reason(doc({ body: [{ runs: 'A' }], flags: 0x100 }))).toBe('encrypted');
    const old = compound({ WordDocument: Buffer.from([0xdc, 0xa5, 0, 0]), '1Table': Buffer.alloc(9) });
    expect(await reason(old)).toBe('unsupported');
    expect(await reason(doc({ body: [{ runs: '\u0001' }] }))).toBe('no-text');
    const whole = doc({ body: [{ runs: 'Kho muối' }] });
    expect(await reason(whole)).toBe('Kho muối');
    for (const part of [0.2, 0.5, 0.8])
      expect(await reason(whole.slice(0, whole.length * part))).toMatch(/^(damaged|unsupported)$/);
  });

  it('survives chains and trees that run in circles, and pieces that lie over each other', async () => {
    const whole = doc({ body: [{ runs: 'Kho muối' }] });
    const fat = 512 * (1 + new DataView(whole.buffer).getUint32(0x4c, true));
    const circle = whole.slice();
    for (let i = 0; i < 8; i++) circle.set([0, 0, 0, 0], fat + 4 * i);
    expect(await reason(circle)).toBe('damaged');
    const tree = whole.slice();
    const directory = 512 * (1 + new DataView(whole.buffer).getUint32(0x30, true));
    tree.set([1, 0, 0, 0, 1, 0, 0, 0], directory + 128 + 0x44);
    expect(await reason(tree)).toBe('damaged');
  });
});
