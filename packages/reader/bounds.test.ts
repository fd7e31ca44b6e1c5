import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Reading, readDocument, type Span } from './index.ts';

const folder = new URL('./fixtures/own/', import.meta.url);
const papers = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8').normalize('NFC'));
/** Pieces of which papers are made, so that made-up texts reach every rule. */
const PIECES = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n',
  'ĐẢNG CỘNG SẢN VIỆT NAM\n',
  'Số: 12/TB-UBND\n',
  'Số 7-TB/TU\n',
  'THÔNG BÁO\n',
  'Kính gửi: Sở Y tế\n',
  'kết luận như sau:\n',
  '\n1. ',
  '\n- ',
  '\na) ',
  '\nII. ',
  'Giao Sở Y tế ',
  'các sở, ban, ngành ',
  'chủ trì, phối hợp với UBND các xã: Tân Lập, Mường Bú ',
  'rà soát, báo cáo UBND tỉnh (qua Sở Nội vụ) ',
  'trước ngày 31/12/2026',
  'trong vòng 5 ngày làm việc kể từ ngày ký',
  'hằng tháng; ',
  'theo Nghị quyết số 12-NQ/TU, ngày 01/02/2026 của Tỉnh ủy ',
  '. Tuy nhiên, ',
  ': ',
  '"',
  '(',
  ')',
  '| TT | Nội dung | Chủ trì | Thời gian |\n',
  '\nTT\nNội dung\nChủ trì\nThời gian\n1\n',
  '\u00a0',
  '**',
  '\r\n',
  'Nơi nhận:\n- Như trên;\n- Lưu: VT.\n',
  'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Lâm\n',
];
const madeUp = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    {
      maxLength: 60,
    },
  )
  .map((pieces) => pieces.join('').normalize('NFC'));
/** A paper with a piece cut out and another put in. */
const damaged = fc
  .tuple(fc.constantFrom(...papers), fc.nat(), fc.nat({ max: 400 }), fc.constantFrom(...PIECES, ''))
  .map(([paper, at, length, piece]) => {
    const from = at % paper.length;
    return (paper.slice(0, from) + piece + paper.slice(from + length)).normalize('NFC');
  });

/** Words without what joining lines and repairs may change. */
const bare = (words: string) => words.replace(/[^\p{L}\d]/gu, '');

function spansOf(reading: Reading): { words: string | null; span: Span }[] {
  const { document, findings, directives } = reading;
  const deadlines = directives.flatMap((one) => [one.deadline ?? [], one.otherDeadlines].flat());
  return [
    ...document.citations.map(({ span }) => ({ words: null, span })),
    ...findings.flatMap((one) => [
      { words: one.text, span: one.span },
      ...one.figures.map((figure) => ({ words: figure.text, span: figure.span })),
    ]),
    ...directives.flatMap((one) => [
      { words: one.text, span: one.span },
      ...one.actors.flatMap(({ span }) => (span ? [{ words: null, span }] : [])),
    ]),
    ...deadlines.flatMap(({ phrase, span }) => (span ? [{ words: phrase, span }] : [])),
  ];
}

function expectSound(text: string): void {
  for (const { words, span } of spansOf(readDocument(text))) {
    const [start, end] = span;
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(text.length);
    if (words !== null && !/\n\s*(?:trang\s+)?[-–—~\s]*\d{1,3}[-–—~\s]*\n/iu.test(text.slice(start, end)))
      expect(bare(text.slice(start, end))).toBe(bare(words));
  }
}

describe('spans', () => {
  it('quote the papers of our own', () => {
    for (const paper of papers) expectSound(paper);
  });
  it('end where a row of a broken table ends', () => {
    const plan = papers.find((paper) => paper.includes('Số 67-KH/TU')) ?? '';
    const broken = plan.replace('| --- |\n| 1 |', '|\n 1 |');
    expect(broken).not.toBe(plan);
    expectSound(broken);
  });
  it('keep a number that the words before it want', () => {
    const text = 'THÔNG BÁO\nkết luận\n\nGiao Sở Y tế báo cáo trong tháng\n8\nvà gửi UBND tỉnh.';
    expect(readDocument(text).directives.map((one) => one.text)).toEqual([
      'Giao Sở Y tế báo cáo trong tháng 8 và gửi UBND tỉnh.',
    ]);
  });
  it('quote any text', () => {
    fc.assert(fc.property(madeUp, expectSound), { numRuns: 200 });
  });
  it('quote papers that lost a piece', () => {
    fc.assert(fc.property(damaged, expectSound), { numRuns: 100 });
  });
});

describe('cost', () => {
  const cpu = (text: string) => {
    const before = process.cpuUsage();
    readDocument(text);
    const used = process.cpuUsage(before);
    return (used.user + used.system) / 1e6;
  };
  it.each([
    ['- a\n', 1_000_000],
    ['giao Sở Y tế ', 1_000_000],
    ['a ', 250_000],
    ['1. \n', 250_000],
    ['(', 250_000],
    [': ', 250_000],
    ['trong vòng 5 ngày kể từ ngày ', 250_000],
    ['12/QĐ-UBND, ', 250_000],
  ])('%j over and over for %i characters is read in bounded time', (unit, length) => {
    const repeated = unit.repeat(Math.ceil(length / unit.length));
    expect(cpu(`THÔNG BÁO\nkết luận\n\nYêu cầu:\n${repeated}`)).toBeLessThan(length / 40_000);
  });
});
