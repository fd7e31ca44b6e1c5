import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Line, lineOf } from './lines.ts';
import { toRuns } from './zones.ts';

const WIDTH = 595;

/** Words of a line from left to right, each with its gap before it and its width; specks of a scan lie over each other. */
const placed = fc.array(
  fc.record({ gap: fc.integer({ min: -90, max: 220 }), wide: fc.integer({ min: 2, max: 120 }) }),
  { minLength: 1, maxLength: 5 },
);
const page = fc.array(
  fc.record({
    words: placed,
    left: fc.integer({ min: 0, max: 400 }),
    below: fc.integer({ min: 1, max: 40 }),
  }),
  { maxLength: 14 },
);

function linesOf(rows: { words: { gap: number; wide: number }[]; left: number; below: number }[]): Line[] {
  let base = 50;
  return rows.map(({ words, left, below }, at) => {
    base += below;
    let x = left;
    const set = words.map(({ gap, wide }, index) => {
      x += index === 0 ? 0 : gap;
      const word = { text: `${at}.${index}`, x0: x, x1: x + wide, top: base - 12, bottom: base + 3 };
      x += wide;
      return { ...word, base, size: 12 };
    });
    return lineOf(set);
  });
}

test('whatever stands where, reading ends and loses no word', () => {
  fc.assert(
    fc.property(page, (rows) => {
      const lines = linesOf(rows);
      const words = (all: Line[]) => all.flatMap((line) => line.words.map(({ text }) => text)).toSorted();
      expect(words(toRuns(lines, WIDTH).flatMap((run) => run.lines))).toEqual(words(lines));
    }),
    { numRuns: 3_000 },
  );
});
