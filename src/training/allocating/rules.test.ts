import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classesFor, divide, monthsOf, seated } from './rules.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const agency = fc.integer({ min: 1, max: 5 }).map((n) => `00000000-0000-4000-8000-00000000000${n}`);
const heads = fc.integer({ min: 1, max: 120 });
const needs = fc.array(fc.record({ agencyId: agency, heads }), { maxLength: 8 });
const asNeed = (one: { agencyId: string; heads: number }) => ({
  ...{ ...one, needId: one.agencyId, agencyName: 'Cơ quan', months: [] },
});

test('classes of a line hold all its heads, none is empty, and none is larger than another by more than one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 200 }), (all, classes) => {
      const sizes = divide(all, classes);
      expect(sum(sizes)).toBe(all);
      expect(sizes).toHaveLength(Math.min(all, classes));
      expect(Math.min(...sizes)).toBeGreaterThan(0);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});

test('by the size of the programme there are as few classes as hold the heads', () => {
  fc.assert(
    fc.property(heads, fc.integer({ min: 1, max: 60 }), (all, sizeTo) => {
      const classes = classesFor(all, { sizeTo });
      expect(Math.max(...divide(all, classes))).toBeLessThanOrEqual(sizeTo);
      if (classes > 1) expect((classes - 1) * sizeTo).toBeLessThan(all);
    }),
  );
  expect(classesFor(300, { sizeTo: null })).toBe(1);
});

test('every learner that an agency asked for has one seat, and no class more learners than seats', () => {
  fc.assert(
    fc.property(needs, fc.integer({ min: 1, max: 12 }), (all, classes) => {
      const asked = sum(all.map((one) => one.heads));
      const sizes = divide(Math.max(1, asked), classes).map((one) => ({ heads: one }));
      const seats = seated({ needs: all.map(asNeed) }, sizes);
      seats.forEach((own, at) => {
        expect(sum(own.map((one) => one.heads))).toBeLessThanOrEqual(sizes[at]?.heads ?? 0);
        expect(new Set(own.map(({ agencyId }) => agencyId)).size).toBe(own.length);
      });
      for (const [agencyId, own] of Map.groupBy(all, (one) => one.agencyId))
        expect(sum(seats.flat().flatMap((one) => (one.agencyId === agencyId ? [one.heads] : [])))).toBe(
          sum(own.map((one) => one.heads)),
        );
    }),
  );
});

test('where a line has more seats than needs, the rest belongs to no agency; with fewer, no seat is given twice', () => {
  fc.assert(
    fc.property(needs, fc.array(heads, { maxLength: 6 }), (all, sizes) => {
      const seats = seated(
        { needs: all.map(asNeed) },
        sizes.map((one) => ({ heads: one })),
      );
      const asked = sum(all.map((one) => one.heads));
      expect(sum(seats.flat().map((one) => one.heads))).toBe(Math.min(asked, sum(sizes)));
    }),
  );
});

test('a class lasts as many months as its weeks fill, also beyond the year', () => {
  expect([1, 4, 5, 8, 13, 35, 78].map((weeks) => monthsOf({ weeks }))).toEqual([1, 1, 2, 2, 3, 9, 18]);
  expect(monthsOf({ weeks: null })).toBe(1);
});
