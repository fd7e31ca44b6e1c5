import { expect, test } from 'vitest';
import type { PageLayout } from '#documents/layout/schema.ts';
import {
  around,
  idOf,
  pageIfRecognised,
  spanOfMark,
  unsureFrom,
  unsureWords,
  wordMarks,
} from './recognised-words.ts';

const text = 'Giao Sở Nội vu tham mưn kế hoạch';
const layout: PageLayout[] = [
  {
    ...{ page: 2, width: 595, height: 842 },
    words: [
      [0, 4, 0, 0, 40, 20, 0.97],
      [5, 7, 50, 0, 70, 20, 0.4],
      [12, 14, 120, 0, 140, 20, 0.89],
      [20, 23, 200, 0, 230, 20],
    ],
  },
];

test('words under nine tenths are unsure; typed ones never', () => {
  expect(unsureWords(layout)).toEqual([
    { span: [5, 7], page: 2 },
    { span: [12, 14], page: 2 },
  ]);
});

test('only words that a machine read can be corrected', () => {
  expect(pageIfRecognised(layout, [0, 7])).toBe(2);
  expect(pageIfRecognised(layout, [12, 23])).toBeNull();
  expect(pageIfRecognised(layout, [8, 11])).toBeNull();
});

test.each([
  [null, 1, 5],
  [[5, 7], 1, 12],
  [[12, 14], 1, 5],
  [[12, 14], -1, 5],
  [[5, 7], -1, 12],
  [[8, 11], 1, 12],
] as const)('from %j a step of %i leads to the word at %i', (at, step, wanted) => {
  expect(unsureFrom(unsureWords(layout), at && [...at], step)?.span[0]).toBe(wanted);
});

test('marks say what they stand under; what was confirmed bears none', () => {
  const made = { id: 'x', page: 2, box: [0, 0, 1, 1] as [number, number, number, number], madeBy: null };
  const at = { ...made, madeAt: new Date(0) };
  const corrections = [
    { ...at, was: 'mưn', becomes: 'mưu', span: [20, 23] as [number, number] },
    { ...at, was: 'Giao', becomes: 'Giao', span: [0, 4] as [number, number] },
    { ...at, was: 'xa', becomes: 'xã', span: null },
  ];
  const marks = wordMarks(unsureWords(layout), corrections, [8, 11]);
  expect(marks.map(({ id, tone }) => [id, tone])).toEqual([
    ['chu:5-7', 'unsure'],
    ['chu:12-14', 'unsure'],
    ['chu:20-23', 'corrected'],
    ['chu:8-11', 'current'],
  ]);
  expect(spanOfMark(idOf([20, 23]))).toEqual([20, 23]);
  expect(spanOfMark('citations:3')).toBeNull();
});

test('the words around are shown as they stand', () => {
  expect(around(text, [12, 14])).toEqual(['Giao Sở Nội ', 'vu', ' tham mưn kế hoạch']);
  const long = `${'một hai ba '.repeat(20)}đây${' bốn năm'.repeat(20)}`;
  const [before, word, after] = around(long, [long.indexOf('đây'), long.indexOf('đây') + 3]);
  expect(word).toBe('đây');
  expect(before.length).toBeLessThan(62);
  expect(before).toMatch(/^(một|hai|ba) .* ba $/);
  expect(after).toMatch(/^ bốn .*(bốn|năm)$/);
});
