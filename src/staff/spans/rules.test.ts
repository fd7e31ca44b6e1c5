import { addCalendarDays } from '@dondoc/vietnamese';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ALWAYS, complement, covers, firstFrom, intersection, type Span, STILL, union } from './rules.ts';

const day = (n: number) => addCalendarDays('2024-02-20', n);
const days = Array.from({ length: 40 }, (_, n) => day(n));
const spans = fc.array(
  fc.tuple(fc.integer({ min: -2, max: 41 }), fc.integer({ min: -3, max: 12 })).map(
    ([from, long]): Span => ({
      from: from < 0 ? ALWAYS : day(from),
      to: from + long > 40 ? STILL : day(from + long),
    }),
  ),
  { maxLength: 5 },
);

it('joins, meets and turns around as day by day', () => {
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      for (const one of days) {
        expect(covers(union([...a, ...b]), one)).toBe(covers(a, one) || covers(b, one));
        expect(covers(intersection(a, b), one)).toBe(covers(a, one) && covers(b, one));
        expect(covers(complement(a), one)).toBe(!covers(a, one));
      }
    }),
  );
});

it('finds the first day from a day on', () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: 0, max: 39 }), (a, n) => {
      const first = days.slice(n).find((one) => covers(a, one)) ?? null;
      const found = firstFrom(a, day(n));
      expect(found !== null && found > day(39) ? null : found).toBe(first);
    }),
  );
});
