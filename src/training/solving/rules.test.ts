import fc from 'fast-check';
import { expect, test } from 'vitest';
import { yearOf } from '../../../bench/years.ts';
import { levelled } from '../levelling/rules.ts';
import { modelOf } from '../modelling/rules.ts';
import { check, costOf, hoursAbove, offersOf, openingsOf } from './rules.ts';
import type { Problem, ProblemClass, ProblemProvider } from './schema.ts';

const school: ProblemProvider = {
  ...{ id: 'a', name: 'Trường A', functions: null, basis: null, programmes: ['x'] },
  rooms: [80, 80, 40].map((seats) => ({ name: 'P', seats })),
  lecturerHours: Array.from({ length: 12 }, () => 100),
  ...{ costOfClass: 10_000_000, costOfLearner: 100_000, costCeiling: 30_000_000, distances: {} },
  prefers: { programmes: [], notMonths: [] },
};
const lop = (id: string, more: Partial<ProblemClass> = {}): ProblemClass => ({
  ...{ id, programmeKey: 'x', programmeName: 'X', heads: 50, hours: 50, monthsLong: 1, months: [] },
  ...{ fixed: { providerId: null, month: null }, agencies: [] },
  ...more,
});
const yearWith = (classes: ProblemClass[], provider: Partial<ProblemProvider> = {}): Problem => ({
  ...{ months: 12, classes, providers: [{ ...school, ...provider }] },
  weights: { distance: 1, cost: 1, preference: 1, spread: 1 },
});
const says = (problem: Problem, month = 3) =>
  check(
    problem,
    problem.classes.map(({ id }) => ({ classId: id, providerId: 'a', month })),
  ).map((breach) => breach.says);

test('a limit just reached is kept; one more breaks it, in words with figures', () => {
  const free = { costCeiling: null, lecturerHours: Array.from({ length: 12 }, () => 1000) };
  expect(says(yearWith([lop('1'), lop('2')]))).toEqual([]);
  expect(says(yearWith([lop('1'), lop('2'), lop('3', { heads: 40 })], free))).toEqual([]);
  expect(says(yearWith([lop('1'), lop('2'), lop('3', { heads: 41 })], free))).toEqual([
    'Tháng 3, Trường A có 2 phòng từ 41 chỗ mà 3 lớp từ 41 học viên trở lên cùng học.',
  ]);
  expect(says(yearWith([lop('1'), lop('2', { hours: 51 })]))).toEqual([
    'Tháng 3, Trường A có 100 tiết giảng mà các lớp cần 101 tiết.',
  ]);
  expect(says(yearWith([lop('1'), lop('2')], { costCeiling: 29_999_999 }))).toEqual([
    'Trường A được chi nhiều nhất 30 triệu đồng trong năm mà các lớp cần 30 triệu đồng.',
  ]);
  // Twelve months of a class of eighteen months: two thirds of its 900 lecturer hours, 50 a month.
  expect(says(yearWith([lop('1', { monthsLong: 18, hours: 900 }), lop('2', { hours: 51 })]), 12)).toEqual([
    'Tháng 12, Trường A có 100 tiết giảng mà các lớp cần 101 tiết.',
  ]);
  expect(says(yearWith([lop('1', { months: [4, 5, 9] })]))).toEqual([
    'Lớp mở tháng 3; chỉ được mở trong tháng 4–5, 9.',
  ]);
});

test('a class may open where it is wished for, though it end in the year after', () => {
  expect(openingsOf(lop('1', { monthsLong: 3, months: [11, 9] }))).toEqual([9, 11]);
  expect(openingsOf(lop('1', { monthsLong: 10 }))).toEqual([1, 2, 3]);
  expect(openingsOf(lop('1', { months: [2], fixed: { providerId: null, month: 7 } }))).toEqual([7]);
  expect(openingsOf(lop('1', { monthsLong: 18 }))).toHaveLength(12);
});

test('a price nobody knows counts as the mean of the known, and binds no ceiling', () => {
  const unknown = { ...school, id: 'b', costOfClass: null, costOfLearner: null, costCeiling: 0 };
  const problem = { ...yearWith([lop('1')]), providers: [school, unknown] };
  const offer = offersOf(problem);
  expect(offer(lop('1'), unknown)).toMatchObject({ money: 15_000_000, isPriceKnown: false });
  expect(check(problem, [{ classId: '1', providerId: 'b', month: 1 }])).toEqual([]);
});

test('ways and prices that nobody knows are in no sum, and it is said of how many classes the sum is', () => {
  const near = lop('1', { agencies: [{ agencyId: 'x', heads: 50 }] });
  const unknown = { ...school, id: 'b', costOfClass: null, costOfLearner: null, costCeiling: null };
  const problem: Problem = {
    ...yearWith([near, lop('2')]),
    providers: [{ ...school, distances: { x: 10 } }, unknown],
  };
  const at = (classId: string, providerId: string) => ({ classId, providerId, month: 3 });
  const cost = costOf(problem, [at('1', 'a'), at('2', 'b')]);
  expect(cost).toMatchObject({ placed: 2, distance: { headKilometres: 500, known: 1 } });
  expect(cost.cost).toMatchObject({ money: 15_000_000, known: 1 });
  const none = costOf(problem, [at('2', 'b')]);
  expect(none).toMatchObject({ distance: { headKilometres: null }, cost: { money: null, known: 0 } });
});

test('hours above the even share count the more, the further above', () => {
  expect(hoursAbove(90, 100)).toEqual({ above: 0, counted: 0 });
  expect(hoursAbove(120, 100)).toEqual({ above: 20, counted: 20 });
  expect(hoursAbove(160, 100)).toEqual({ above: 60, counted: 60 + 35 + 10 });
});

test('classes that differ in nothing are one whole number', () => {
  const { groups, columns } = modelOf(yearWith([lop('1'), lop('2'), lop('3', { heads: 20 })]));
  expect(groups.map(({ classIds }) => classIds)).toEqual([['1', '2'], ['3']]);
  expect(columns).toHaveLength(24);
});

test('levelling costs nothing and breaks nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
      const problem = yearOf(20, 4, seed);
      const { classes, providers } = problem;
      const placements = classes.flatMap((of, n) => {
        const provider = providers[n % 4];
        const month = openingsOf(of)[0];
        return provider && month ? [{ classId: of.id, providerId: provider.id, month }] : [];
      });
      const kept = placements.filter((one) => check(problem, [one]).length === 0);
      const fitting: typeof kept = [];
      for (const one of kept) if (check(problem, [...fitting, one]).length === 0) fitting.push(one);
      const level = levelled(problem, fitting);
      expect(check(problem, level)).toEqual([]);
      expect(costOf(problem, level).total).toBeLessThanOrEqual(costOf(problem, fitting).total + 1e-6);
    }),
    { numRuns: 10 },
  );
});
