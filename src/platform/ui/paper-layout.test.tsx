import { describe, expect, test } from 'vitest';
import {
  boxesOf,
  firstBoxOf,
  markedOn,
  markedRuns,
  type PaperSheet,
  type PaperWord,
  runAt,
  wordNear,
} from './paper-layout.ts';
import type { SourceMark } from './source-layout.ts';

//             0         1         2         3
//             0123456789012345678901234567890123456
const text = '1. Giao Sở Y tế\nrà soát, báo cáo. Hết';
const LINE = 20;

/** The words of a line: ten points for each letter, ten between words. */
function line(start: number, top: number, left = 0): PaperWord[] {
  const words = text.slice(start).split('\n')[0] ?? '';
  return [...words.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    const at = start + index;
    const x = left + 10 * index;
    return [at, at + word.length, x, top, x + 10 * word.length, top + LINE];
  });
}

const first: PaperSheet = { page: 1, width: 300, height: 400, words: line(0, 100) };
const second: PaperSheet = { page: 2, width: 300, height: 400, words: line(16, 40) };
const spanOf = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];

describe('a span of the text on paper', () => {
  test('is one rectangle on a line, from its first word to its last', () => {
    expect(boxesOf(spanOf('Giao Sở Y tế'), first.words)).toEqual([
      { left: 30, top: 100, right: 150, bottom: 120 },
    ]);
  });

  test('is one rectangle for each line it runs over', () => {
    const words = [...line(0, 100), ...line(16, 125)];
    expect(boxesOf(spanOf('Y tế\nrà soát,'), words)).toEqual([
      { left: 110, top: 100, right: 150, bottom: 120 },
      { left: 0, top: 125, right: 80, bottom: 145 },
    ]);
  });

  test('lies on both pages that it runs over', () => {
    const marks: SourceMark[] = [{ id: 'a', span: spanOf('Sở Y tế\nrà soát'), tone: 'unseen' }];
    const runs = markedRuns(text.length, marks);
    expect(markedOn(first, runs)[0]?.boxes).toEqual([{ left: 80, top: 100, right: 150, bottom: 120 }]);
    expect(markedOn(second, runs)[0]?.boxes).toEqual([{ left: 0, top: 40, right: 70, bottom: 60 }]);
  });

  test('takes its part of a word that reaches beyond it', () => {
    expect(boxesOf(spanOf('báo cáo'), second.words)).toEqual([{ left: 90, top: 40, right: 160, bottom: 60 }]);
  });

  test('leaves no gap to the span before it, and does not jump to another column', () => {
    const [start, end] = spanOf('Sở Y');
    const [one, next] = [boxesOf([start, end], first.words), boxesOf([end, 15], first.words)];
    expect(next[0]?.left).toBe(one[0]?.right);
    const columns = [...line(0, 100).slice(0, 2), ...line(8, 100, 200)];
    expect(boxesOf([3, 15], columns)).toEqual([
      { left: 30, top: 100, right: 70, bottom: 120 },
      { left: 200, top: 100, right: 270, bottom: 120 },
    ]);
  });
});

test('overlapping marks are cut flat, and a click means the narrowest', () => {
  const marks: SourceMark[] = [
    { id: 'directive', span: spanOf('Giao Sở Y tế'), tone: 'current', code: '1' },
    { id: 'actor', span: spanOf('Sở Y tế'), tone: 'actor' },
  ];
  const marked = markedOn(first, markedRuns(text.length, marks));
  expect(marked.map(({ segment }) => segment.marks.map(({ id }) => id))).toEqual([
    ['directive'],
    ['actor', 'directive'],
  ]);
  expect(runAt(marked, 40, 110)?.marks[0]?.id).toBe('directive');
  expect(runAt(marked, 120, 110)?.marks[0]?.id).toBe('actor');
  expect(runAt(marked, 120, 130)).toBeNull();
});

test('a mark is looked for where its first words stand', () => {
  const marks: SourceMark[] = [{ id: 'a', span: spanOf('rà soát'), tone: 'current' }];
  expect(firstBoxOf([first, second], marks, 'a')).toMatchObject({ page: 2, box: { top: 40 } });
  expect(firstBoxOf([first, second], marks, 'b')).toBeNull();
});

test('the nearest word is one of the same line before one above or below', () => {
  const words = [...line(0, 100), ...line(16, 125)];
  const near = (x: number, y: number) => {
    const [start, end] = wordNear(words, x, y) ?? [0, 0];
    return text.slice(start, end);
  };
  expect(near(290, 110)).toBe('tế');
  expect(near(45, 112)).toBe('Giao');
  expect(near(5, 300)).toBe('rà');
  expect(wordNear([], 1, 1)).toBeNull();
});
