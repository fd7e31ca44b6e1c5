import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentNote } from '../plan/rules.ts';
import { unknownWords } from './labels.ts';
import {
  allocated,
  classesFor,
  divide,
  divideBeside,
  hoursOf,
  monthsOf,
  presets,
  problemOf,
  seated,
  unknownsIn,
  unknownsOf,
} from './rules.ts';

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
  expect(monthsOf({ weeks: null })).toBeNull();
});

test('a line divided anew leaves the classes that are held as large as they are', () => {
  const there = [
    { id: 'a', heads: 40, isHeld: false },
    { id: 'b', heads: 40, isHeld: true },
  ];
  const to = divideBeside(100, 3, there);
  expect(to?.sizes).toEqual([40, 30, 30]);
  expect(to?.there.map(({ id }) => id)).toEqual(['b', 'a']);
  expect(divideBeside(100, { sizeTo: 50 }, there)?.sizes).toEqual([40, 30, 30]);
  expect(divideBeside(40, undefined, there)?.sizes).toEqual([40]);
  expect(divideBeside(100, 1, there)).toBeNull();
  expect(divideBeside(30, 2, there)).toBeNull();
});

test('hours and length that nobody has said are told of, also in what was reckoned, and go along with the plan', () => {
  expect(hoursOf({ hours: {} })).toBeNull();
  expect(hoursOf({ hours: { theory: 40, field: 8 } })).toBe(48);
  const one = {
    ...{ id: 'a', lineId: 'l', programmeKey: null, programmeName: 'X', audience: 'A', ordinal: 1, heads: 30 },
    ...{ provider: null, month: null, isFixed: false, placedBy: null, reason: null },
  };
  const year = { lines: [], classes: [one], programmes: new Map(), providers: [], held: new Set<string>() };
  const classes = allocated(year, () => '');
  expect(classes[0]).toMatchObject({ hours: null, monthsLong: null });
  const unknown = { classes: 1, hours: 1, months: 1 };
  expect(unknownsOf(classes)).toEqual(unknown);
  expect(unknownsIn(problemOf(classes, [], presets.even))).toEqual(unknown);
  expect(sentNote('Chờ.', unknownWords(unknown))).toContain('Chờ. Kèm theo: 1/1 lớp chưa biết số tiết');
  expect(sentNote(null, unknownWords({ classes: 1, hours: 0, months: 0 }))).toBeNull();
});
