import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compare, DividedByNought, decimalOf, Exact, exactOf, minus, over, plus, times } from './rules.ts';

const fraction = fc
  .tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 1, max: 999 }))
  .map(([n, d]) => new Exact(BigInt(n), BigInt(d)));

it('computes as fractions do', () => {
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      expect(compare(minus(plus(a, b), b), a)).toBe(0);
      if (b.n !== 0n) expect(compare(over(times(a, b), b), a)).toBe(0);
      expect(Math.sign(compare(a, b))).toBe(Math.sign(Number(a.n) * Number(b.d) - Number(b.n) * Number(a.d)));
    }),
  );
  expect(() => over(new Exact(1n), new Exact(0n))).toThrow(DividedByNought);
});

it.each([
  ['14.25', 1, '14.3'],
  ['14.249', 1, '14.2'],
  ['-14.25', 1, '-14.3'],
  ['0.04', 1, '0'],
  ['-0.04', 1, '0'],
  ['29.0', 2, '29'],
  ['0.5', 0, '1'],
])('writes %s with %i places as %s', (value, places, shown) => {
  expect(decimalOf(exactOf(value), places)).toBe(shown);
});
