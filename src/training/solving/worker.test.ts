import fc from 'fast-check';
import { expect, test } from 'vitest';
import { presets } from '../allocating/rules.ts';
import { check, costOf, openingsOf } from './rules.ts';
import type { Placement, Problem, ProblemClass, ProblemProvider } from './schema.ts';
import { explained, loadHighs, type Reckoning, reckon } from './worker.ts';

const highs = await loadHighs();
const run = (problem: Problem, more: Partial<Reckoning> = {}) =>
  reckon(highs, { problem, seconds: 20, gap: 0, onProgress: () => {}, isCancelled: () => false, ...more });

const agency = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const months = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });

const aClass = (n: number): fc.Arbitrary<ProblemClass> =>
  fc.record({
    id: fc.constant(`lop-${n}`),
    programmeKey: fc.constantFrom('a', 'b'),
    programmeName: fc.constant('Chương trình'),
    heads: fc.integer({ min: 20, max: 90 }),
    hours: fc.integer({ min: 0, max: 120 }),
    monthsLong: fc.constantFrom(1, 1, 2, 11),
    months,
    fixed: fc.constant({ providerId: null, month: null }),
    agencies: fc.array(
      fc.record({ agencyId: fc.constantFrom(agency(1), agency(2)), heads: fc.constant(20) }),
      {
        maxLength: 2,
      },
    ),
  });

const aProvider = (n: number): fc.Arbitrary<ProblemProvider> =>
  fc.record({
    id: fc.constant(`don-vi-${n}`),
    name: fc.constant(`Đơn vị ${n}`),
    functions: fc.constant(null),
    basis: fc.constant(null),
    programmes: fc.subarray(['a', 'b'], { minLength: 1 }),
    rooms: fc.array(fc.record({ name: fc.constant('P'), seats: fc.constantFrom(40, 60, 100) }), {
      minLength: 1,
      maxLength: 2,
    }),
    lecturerHours: fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 12, maxLength: 12 }),
    costOfClass: fc.option(fc.integer({ min: 0, max: 40 }).map((n) => n * 1_000_000)),
    costOfLearner: fc.option(fc.integer({ min: 0, max: 10 }).map((n) => n * 100_000)),
    costCeiling: fc.option(fc.integer({ min: 20, max: 150 }).map((n) => n * 1_000_000)),
    distances: fc.dictionary(fc.constantFrom(agency(1), agency(2)), fc.integer({ min: 0, max: 100 })),
    prefers: fc.record({ programmes: fc.subarray(['a', 'b']), notMonths: fc.subarray([1, 2, 3]) }),
  });

const aYear = (classes: number, providers: number): fc.Arbitrary<Problem> =>
  fc.record({
    months: fc.constant(12 as const),
    classes: fc.tuple(...Array.from({ length: classes }, (_, n) => aClass(n))),
    providers: fc.tuple(...Array.from({ length: providers }, (_, n) => aProvider(n))),
    weights: fc.constantFrom(
      { distance: 1, cost: 1, preference: 1, spread: 1 },
      { distance: 3, cost: 0.5, preference: 2, spread: 0 },
    ),
  });

/** The best of all placings there are: as many classes as can be, then the fewest points. */
function best(problem: Problem) {
  let least = { unplaced: Infinity, points: Infinity };
  const go = (index: number, placements: Placement[]): void => {
    const of = problem.classes[index];
    if (!of) {
      const unplaced = problem.classes.length - placements.length;
      const points = costOf(problem, placements).total;
      if (unplaced < least.unplaced || (unplaced === least.unplaced && points < least.points))
        least = { unplaced, points };
      return;
    }
    go(index + 1, placements);
    for (const { id: providerId } of problem.providers)
      for (const month of openingsOf(of)) {
        const more = [...placements, { classId: of.id, providerId, month }];
        if (check(problem, more).length === 0) go(index + 1, more);
      }
  };
  go(0, []);
  return least;
}

test('no allocation breaks a hard limit, each class stands once, and each has its reason or what would free it', () => {
  fc.assert(
    fc.property(aYear(9, 3), (problem) => {
      const solution = explained(problem, run(problem, { gap: 0.01 }));
      expect(check(problem, solution.placements)).toEqual([]);
      const where = [...solution.placements, ...solution.unplaced].map(({ classId }) => classId);
      expect(where.sort()).toEqual(problem.classes.map(({ id }) => id).sort());
      expect(solution.placements.every(({ classId }) => solution.reasons[classId])).toBe(true);
      expect(solution.unplaced.every(({ frees }) => frees.length > 0)).toBe(true);
      expect(costOf(problem, solution.placements).total).toBeCloseTo(solution.objective, 6);
    }),
    { numRuns: 30 },
  );
});

test('the answer is the best of all there are', () => {
  fc.assert(
    fc.property(aYear(4, 2), (problem) => {
      const { placements, objective, bound } = run(problem);
      const { unplaced, points } = best(problem);
      expect(problem.classes.length - placements.length).toBe(unplaced);
      expect(objective).toBeCloseTo(points, 4);
      expect(bound).toBeLessThanOrEqual(points + 1e-4);
    }),
    { numRuns: 30 },
  );
});

test('the same year is placed alike, whatever the machine does beside', () => {
  fc.assert(
    fc.property(aYear(8, 3), (problem) => {
      expect(explained(problem, run(problem)).placements).toEqual(
        explained(problem, run(problem)).placements,
      );
    }),
    { numRuns: 8 },
  );
});

test('no preset leaves out a class that another places', () => {
  fc.assert(
    fc.property(aYear(6, 2), (problem) => {
      const placed = Object.values(presets).map((weights) => run({ ...problem, weights }).placements.length);
      expect(new Set(placed).size).toBe(1);
    }),
    { numRuns: 12 },
  );
});

test('wanting load spread evenly leaves no class out to save points', () => {
  const provider = {
    ...{ id: 'a', name: 'Trường A', functions: null, basis: null, programmes: ['x'] },
    ...{ rooms: [{ name: 'P', seats: 60 }], lecturerHours: Array<number>(12).fill(500) },
    ...{ costOfClass: null, costOfLearner: null, costCeiling: null, distances: {} },
    prefers: { programmes: [], notMonths: [] },
  };
  const classes = ['1', '2', '3'].map((id) => ({
    ...{ id, programmeKey: 'x', programmeName: 'X', heads: 50, hours: 480, monthsLong: 1, months: [] },
    ...{ fixed: { providerId: null, month: null }, agencies: [] },
  }));
  // The other body has the hours and no room: an even share would be its half.
  const other = { ...provider, id: 'b', rooms: [], lecturerHours: Array<number>(12).fill(50_000) };
  const problem: Problem = { months: 12, classes, providers: [provider, other], weights: presets.spread };
  expect(run(problem).placements).toHaveLength(3);
});
