import { describe, expect, it } from 'vitest';
import { changeOf, intervalOf, meanOf, studentQuantile } from './rules.ts';

describe('the quantile of Student’s t', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper critical values, column 0.975.
  it.each([
    [4, 2.776],
    [5, 2.571],
    [6, 2.447],
    [7, 2.365],
    [8, 2.306],
    [9, 2.262],
    [10, 2.228],
    [12, 2.179],
    [15, 2.131],
    [20, 2.086],
    [25, 2.06],
    [29, 2.045],
    [30, 2.042],
    [40, 2.021],
    [60, 2],
    [100, 1.984],
  ])('of %i degrees of freedom is %f', (freedom, published) => {
    expect(Math.abs(studentQuantile(freedom) - published)).toBeLessThan(0.0011);
  });
});

const scale = { from: 1, to: 10 };
const five = { n: 5, mean: 8, error: 0.5, freedom: 4 };

describe('an interval', () => {
  it('is the mean and t standard errors either way', () => {
    const { from, to } = intervalOf(five, scale);
    expect([from, to].map((value) => value.toFixed(2))).toEqual(['6.61', '9.39']);
  });
  it('stays within the scale', () => {
    expect(intervalOf({ ...five, mean: 9.8 }, scale).to).toBe(10);
    expect(intervalOf({ ...five, mean: 1.1 }, scale).from).toBe(1);
  });
  it('is the mean alone where all say the same', () => {
    expect(intervalOf({ ...five, error: 0 }, scale)).toEqual({ from: 8, to: 8 });
  });
});

describe('a mean of classes', () => {
  it('counts each once, whatever its number of sheets', () => {
    const many = { n: 95, mean: 6, error: 0.1, freedom: 94 };
    const both = meanOf([five, many]);
    expect(both).toMatchObject({ n: 100, mean: 7 });
    expect(both?.error).toBeCloseTo(Math.hypot(0.5, 0.1) / 2, 12);
  });
  it('of two alike has the degrees of freedom of both', () => {
    expect(meanOf([five, five])?.freedom).toBeCloseTo(8, 12);
    expect(meanOf([{ ...five, error: 0 }])?.freedom).toBe(4);
  });
  it('of none is not known', () => {
    expect(meanOf([])).toBeNull();
  });
});

describe('a change', () => {
  it('is clear where its interval leaves nought out', () => {
    const before = { n: 30, mean: 6.2, error: 0.2, freedom: 29 };
    expect(changeOf(before, { ...before, mean: 7.4 }).isClear).toBe(true);
    expect(changeOf(before, { ...before, mean: 6.5 }).isClear).toBe(false);
  });
});
