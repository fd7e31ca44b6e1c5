import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  firstSegments,
  layOut,
  lookOf,
  paragraphsOf,
  type SourceMark,
  segmentsOf,
  spread,
} from './source-layout.ts';

const mark = (id: string, start: number, end: number, tone: SourceMark['tone'] = 'unseen'): SourceMark => ({
  id,
  span: [start, end],
  tone,
});

const ids = (start: number, end: number, marks: SourceMark[]) =>
  segmentsOf([start, end], marks).map((segment) => [
    ...segment.span,
    segment.marks.map((m) => m.id).join(' '),
  ]);

describe('segments', () => {
  test('lie flat where marks overlap, the narrowest mark first', () => {
    expect(ids(0, 20, [mark('a', 2, 12), mark('b', 8, 16), mark('c', 9, 10)])).toEqual([
      [0, 2, ''],
      [2, 8, 'a'],
      [8, 9, 'b a'],
      [9, 10, 'c b a'],
      [10, 12, 'b a'],
      [12, 16, 'b'],
      [16, 20, ''],
    ]);
  });

  test('marks from before, after and across the span are cut to it; empty marks show nothing', () => {
    expect(ids(10, 20, [mark('a', 0, 15), mark('b', 18, 30), mark('c', 20, 25), mark('d', 12, 12)])).toEqual([
      [10, 15, 'a'],
      [15, 18, ''],
      [18, 20, 'b'],
    ]);
  });

  test('whatever the marks, the text comes out whole, once and in order', () => {
    const text = 'Giao Trường tham mưu;\nBan Tổ chức thẩm định, trình Thường trực.\n\nNơi nhận: như trên.';
    const spans = fc.array(fc.tuple(fc.nat(text.length), fc.nat(text.length)), { maxLength: 8 });
    fc.assert(
      fc.property(spans, (pairs) => {
        const marks = pairs.map(([a, b], index) => mark(`m${index}`, Math.min(a, b), Math.max(a, b)));
        const [page] = layOut(text, [{ number: 1, span: [0, text.length] }], marks);
        const shown = page?.paragraphs
          .map((p) => p.segments.map((s) => text.slice(...s.span)).join(''))
          .join('\n');
        expect(shown?.replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
      }),
    );
  });
});

describe('paragraphs', () => {
  const cut = (text: string) => paragraphsOf(text, [0, text.length]).map((span) => text.slice(...span));

  test('lines of a text file are paragraphs', () => {
    expect(cut('THÔNG BÁO\nkết luận của đồng chí\n\n1. Yêu cầu')).toEqual([
      'THÔNG BÁO',
      'kết luận của đồng chí',
      '1. Yêu cầu',
    ]);
  });

  test('lines broken at the right edge of a page flow together, list items stay apart', () => {
    const pdf = [
      'Giao Trường Chính trị tham mưu thành lập Ban chỉ đạo thực hiện Đề án',
      'xây dựng trường chuẩn; Ban Tổ chức thẩm định rồi trình Thường trực',
      'quyết định.',
      '- Về đội ngũ, Trường chủ động đề xuất nhu cầu biên chế và vị trí việc',
      'làm của nhà trường.',
    ].join('\n');
    expect(cut(pdf).map((p) => p.split('\n').length)).toEqual([3, 2]);
  });
});

test('a mark that runs over a page break has one first place', () => {
  const laid = layOut(
    'abcdef',
    [
      { number: 1, span: [0, 3] },
      { number: 2, span: [3, 6] },
    ],
    [mark('m', 1, 5)],
  );
  expect(firstSegments(laid).get('m')?.span).toEqual([1, 3]);
});

test('a body inside the current sentence is filled, and keeps the rule of the sentence', () => {
  expect(lookOf(['actor', 'current'])).toEqual({ fill: 'actor', rule: 'current' });
  expect(lookOf(['unseen', 'doubt'])).toEqual({ fill: 'doubt', rule: 'doubt' });
  expect(lookOf(['accepted'])).toEqual({ fill: null, rule: 'accepted' });
});

test('codes of one line are moved apart, the others stay', () => {
  expect(spread([0, 0, 100, 110], 24)).toEqual([0, 24, 0, 14]);
});
