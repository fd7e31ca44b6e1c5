import { describe, expect, it } from 'vitest';
import { type PdfPage, type Placed, packedStream, pdf, pdfOf } from '../fixtures.ts';
import { readBytes } from '../read-bytes.ts';
import type { ReadFile } from '../types.ts';

async function read(...pages: PdfPage[]): Promise<ReadFile> {
  const result = await readBytes(pdf(pages), 'thu.pdf');
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

const textOf = async (...text: Placed[]) => (await read({ text })).text;
const reasonOf = async (file: Uint8Array, limits = {}) => {
  const result = await readBytes(file, 'thu.pdf', limits);
  return result.ok ? result.value.text : result.reason;
};

/** Lines of a column, 18 points apart; letters are 7 points wide at size 14. */
const lines = (x: number, y: number, ...texts: string[]): Placed[] =>
  texts.map((text, i) => ({ x, y: y + 18 * i, text }));

/** A full line between the margins 85 and 540. */
const full = `${'muối '.repeat(12)}muốii`;
/** A full first line, indented by 35 points: five letters less. */
const begin = (first: string) => `${first} ${full}`.slice(0, 60);
const paragraph = (y: number, first: string, ...more: string[]): Placed[] => [
  { x: 120, y, text: first },
  ...lines(85, y + 18, ...more),
];

describe('letters and words', () => {
  it('puts letters drawn in two runs, as by two fonts, back into their words', async () => {
    const run = (x: number, text: string) => ({ x, y: 100, text });
    const text = await textOf(run(100, 'B'), run(114, ' t'), run(135, 'ng'), run(107, 'ê'), run(128, 'ô'));
    expect(text).toBe('Bê tông');
  });

  it('parts words by their distance where no spaces are drawn, and keeps spaced letters together', async () => {
    const apart = (texts: string[], step: number) =>
      texts.map((text, i) => ({ x: 100 + step * i, y: 100, text }));
    expect(await textOf(...apart(['7.', 'So', 'Yt', 'te'], 17.5))).toBe('7. So Yt te');
    const title = apart([...'THONG'], 10).concat(apart([...'BAO'], 10).map((p) => ({ ...p, x: p.x + 60 })));
    expect(await textOf(...title)).toBe('THONG BAO');
  });

  it('composes letters, drops doubled ones and note marks, keeps powers', async () => {
    expect(await textOf({ x: 100, y: 100, text: 'Muo\u0302\u0301i' })).toMatch(/^Mu/);
    const bold = { x: 100, y: 100, text: 'KHO' };
    expect(await textOf(bold, { ...bold, x: 100.3 })).toBe('KHO');
    const raised = (text: string, x: number) => ({ x, y: 94, text, size: 8 });
    expect(await textOf({ x: 100, y: 100, text: 'kho' }, raised('1', 121))).toBe('kho');
    expect(await textOf({ x: 100, y: 100, text: '40 m' }, raised('2', 128))).toBe('40 m²');
  });

  it('tells where each word stands on its page', async () => {
    const { text, words } = await read({ text: [{ x: 59.5, y: 84.2, text: 'Kho muối' }] });
    expect(words?.map((w) => [text.slice(...w.span), w.page])).toEqual([
      ['Kho', 1],
      ['muối', 1],
    ]);
    const [left, top, right, bottom] = words?.[0]?.box ?? [0, 0, 0, 0];
    expect(left).toBeCloseTo(0.1, 3);
    expect(right).toBeCloseTo((59.5 + 21) / 595, 3);
    expect(top).toBeLessThan(0.1);
    expect(bottom).toBeGreaterThan(0.095);
  });

  it('reads a page that is turned on its side, and leaves out what stands askew', async () => {
    const upright = { x: 100, y: 300, text: 'Kho muối', turn: 90 };
    const stamp = { x: 300, y: 300, text: 'ĐÃ NHẬN', turn: 45 };
    const { text, words, warnings } = await read({ rotate: 90, text: [upright, stamp] });
    expect(text).toBe('Kho muối');
    // the page is 842 wide once turned; the text begins 300 from its upper edge then at the left
    expect(words?.[0]?.box[0]).toBeCloseTo((842 - 300) / 842, 2);
    expect(words?.[0]?.box[3]).toBeCloseTo(100 / 595, 1);
    expect(warnings.map((w) => w.code)).toEqual(['rotated-text']);
  });
});

describe('order', () => {
  it('reads the head in two columns, then the title, then the foot in two columns', async () => {
    const head = [
      ...lines(100, 70, 'TỈNH ỦY LÂM SA', 'VĂN PHÒNG', '*', 'Số 7-TB/VPTU'),
      ...lines(330, 70, 'ĐẢNG CỘNG SẢN VIỆT NAM'),
      { x: 320, y: 124, text: 'Lâm Sa, ngày 02 tháng 3 năm 2026' },
    ];
    const title = { x: 265, y: 170, text: 'THÔNG BÁO' };
    const body = paragraph(210, begin('Ngày').trim(), 'họp.', full);
    const foot = [
      { x: 85, y: 300, text: 'Nơi nhận:', size: 12 },
      { x: 85, y: 315, text: '- Các sở: Muối, Gạo, Đèn dầu, Lụa,', size: 12 },
      { x: 85, y: 330, text: 'Chiếu cói,', size: 12 },
      { x: 85, y: 345, text: '- Lưu VPTU.', size: 12 },
      ...lines(380, 303, 'CHÁNH VĂN PHÒNG'),
      { x: 390, y: 350, text: 'Lý Thị Muối' },
    ];
    expect(await textOf(...foot, ...body, title, ...head)).toBe(
      [
        'TỈNH ỦY LÂM SA\nVĂN PHÒNG\n*\nSố 7-TB/VPTU',
        'ĐẢNG CỘNG SẢN VIỆT NAM\nLâm Sa, ngày 02 tháng 3 năm 2026',
        `THÔNG BÁO\n\n${begin('Ngày').trim()} họp.\n${full}`,
        'Nơi nhận:\n- Các sở: Muối, Gạo, Đèn dầu, Lụa, Chiếu cói,\n- Lưu VPTU.',
        'CHÁNH VĂN PHÒNG\nLý Thị Muối',
      ].join('\n\n'),
    );
  });

  it('keeps small print apart from the large print beside it, line by line', async () => {
    const foot = [
      ...['Nơi nhận:', '- Như trên;', '- Ủy ban nhân dân xã;', '- Lưu VT.'].map((text, at) => {
        return { x: 85, y: 300 + 12.2 * at, text, size: 11 };
      }),
      ...['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'].map((text, at) => {
        return { x: 370, y: 302 + 15.5 * at, text, size: 14 };
      }),
    ];
    const text = await textOf({ x: 85, y: 260, text: full }, ...foot);
    expect(text).toContain('Nơi nhận:\n- Như trên;\n- Ủy ban nhân dân xã;\n- Lưu VT.');
    expect(text).toContain('KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC');
  });

  it('ends the head of a letter where it says whom it goes to', async () => {
    const text = await textOf(
      ...lines(100, 70, 'SỞ MUỐI', 'Số 9/SM-VP'),
      ...lines(330, 70, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA', 'Lâm Sa, ngày 02 tháng 3'),
      { x: 120, y: 124, text: 'Kính gửi:' },
      ...paragraph(150, full, 'họp.', full),
    );
    expect(text.indexOf('Kính gửi')).toBeGreaterThan(text.indexOf('Lâm Sa, ngày'));
  });

  it('keeps a blank left for the number on its line', async () => {
    const text = await textOf(
      ...lines(100, 70, 'SỞ MUỐI', 'Số:      /TB-SM'),
      ...lines(330, 70, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA', 'Lâm Sa, ngày     tháng 3'),
    );
    expect(text).toBe('SỞ MUỐI\nSố: /TB-SM\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA\nLâm Sa, ngày tháng 3');
  });

  it('reads a ruled table row by row and knows its cells', async () => {
    const rules: PdfPage['rules'] = [
      ...[100, 140, 200].map((y): [number, number, number, number] => [85, y, 500, y]),
      ...[85, 120, 350, 500].map((x): [number, number, number, number] => [x, 100, x, 200]),
    ];
    const cells = [
      { x: 90, y: 120, text: 'TT' },
      { x: 125, y: 120, text: 'Nội dung' },
      { x: 355, y: 120, text: 'Chủ trì' },
      { x: 90, y: 160, text: '1' },
      ...lines(125, 160, 'Đắp đê ngăn mặn đoạn', 'phía Bắc'),
    ];
    const { text, tables } = await read({ rules, text: cells });
    expect(text).toBe('TT\nNội dung\nChủ trì\n1\nĐắp đê ngăn mặn đoạn phía Bắc');
    expect(tables?.[0]?.rows.map((row) => row.map(([a, b]) => text.slice(a, b)))).toEqual([
      ['TT', 'Nội dung', 'Chủ trì'],
      ['1', 'Đắp đê ngăn mặn đoạn phía Bắc', ''],
    ]);
  });
});

describe('paragraphs and pages', () => {
  it('joins wrapped lines, also over the end of a page, and drops page numbers', async () => {
    const opening = begin('1. Sở Gạo').trim();
    const first = { text: [...paragraph(100, '1. Kết quả'), ...paragraph(740, opening, full)] };
    const second = {
      text: [
        { x: 300, y: 40, text: '2' },
        ...lines(85, 80, 'phần cuối.'),
        ...paragraph(100, begin('- Sở Gạo').trim(), full, full),
      ],
    };
    const { text, pages } = await read(first, second);
    expect(text.split('\n')).toEqual([
      '1. Kết quả',
      '',
      `${opening} ${full} phần cuối.`,
      `${begin('- Sở Gạo').trim()} ${full} ${full}`,
    ]);
    const [one, two] = pages.map(({ span: [a, b] }) => text.slice(a, b));
    expect(one?.endsWith(`${full} `)).toBe(true);
    expect(two?.startsWith('phần cuối.')).toBe(true);
  });

  it('puts no space where a line broke inside a number, and takes a year for no item', async () => {
    const number = `${full.slice(0, 56)} 9/QĐ-`;
    expect(await textOf(...lines(85, 100, number, `UBND ${full}`.slice(0, 62).trim(), '2026. Hết'))).toBe(
      `${number}${`UBND ${full}`.slice(0, 62).trim()} 2026. Hết`,
    );
  });

  it('parts paragraphs by a gap where neither indent nor length does', async () => {
    const block = (y: number) => lines(85, y, `Sở Muối ${full}`.slice(0, 62).trim(), full);
    const { text } = await read({ text: [...block(100), ...block(144), ...block(188)] });
    expect(text.split('\n')).toHaveLength(3);
  });

  it('keeps items at the margin apart where nothing is indented', async () => {
    const items = [`- ${full}`, `- ${full}`, 'tiếp theo.'];
    expect(await textOf(...lines(85, 100, ...items))).toBe(`${items[0]}\n${items[1]} tiếp theo.`);
  });

  it('puts foot notes at the end', async () => {
    const body = lines(85, 100, full, full, full, 'hết.');
    const note = [
      { x: 85, y: 776, text: '1', size: 7 },
      { x: 90, y: 780, text: 'Ghi theo sổ.', size: 10 },
    ];
    const { text, warnings } = await read(
      { text: [...note, ...body] },
      { text: lines(85, 100, 'Trang hai') },
    );
    expect(text.split('\n').slice(-3)).toEqual(['Trang hai', '', '1 Ghi theo sổ.']);
    expect(warnings.map((w) => w.code)).toEqual(['notes-moved']);
  });

  it('warns of pages without text among others', async () => {
    const { warnings, pages } = await read({ text: lines(85, 100, 'một') }, {});
    expect(pages.map((p) => p.span)).toEqual([
      [0, 3],
      [3, 3],
    ]);
    expect(warnings).toMatchObject([
      { code: 'pages-without-text', message: expect.stringContaining('Trang 2') },
    ]);
  });
});

describe('refused PDF', () => {
  const word = { text: lines(85, 100, 'một') };

  it('says why', async () => {
    expect(await reasonOf(pdf([{}]))).toBe('no-text');
    expect(await reasonOf(pdf([]))).toBe('no-pages');
    expect(await reasonOf(pdf([word, word, word]), { maxPages: 2 })).toBe('too-many-pages');
    expect(await reasonOf(pdf([{ ...word, width: 200_000, height: 200_000 }]))).toBe('page-too-large');
    expect(await reasonOf(pdf([word]).slice(0, 400))).toBe('damaged');
    const locked = `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(${'o'.repeat(32)})/U(${'u'.repeat(32)})>>/ID[(a)(a)]`;
    expect(await reasonOf(pdf([word], locked))).toBe('encrypted');
  });

  it('stops the engine before it takes more memory than its share', async () => {
    const bomb = packedStream(Buffer.alloc(100_000_000, '0 0 m '), 2);
    const file = pdfOf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
      bomb,
    ]);
    expect(file.length).toBeLessThan(10_000);
    expect(await reasonOf(file, { memoryMb: 100 })).toBe('bomb');
  });
});
