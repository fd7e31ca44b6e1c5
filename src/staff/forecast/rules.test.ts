import { addCalendarDays } from '@dondoc/vietnamese';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PersonWithRecords, RecordKind, StaffRecord } from '../schema.ts';
import { type Forecasted, forecast, neededFor, pointOn, quarterEnds, reaches } from './rules.ts';

const START = '2023-11-20';
const RANK = 'V.07.01.02';
let last = 0;
const record = <K extends RecordKind>(
  kind: K,
  data: StaffRecord<K>['data'],
  from: string | null,
  to: string | null = null,
): StaffRecord<K> => ({ id: `r${last++}`, personId: 'p', kind, from, to, data, basis: null });

const day = (n: number) => addCalendarDays(START, n);
const maybe = fc.option(fc.integer({ min: -300, max: 1400 }).map(day), { nil: null, freq: 2 });

/** A life at a school, in days: works, teaches, holds the rank, retires. */
const lives = fc.array(
  fc.record({
    worksTo: maybe,
    teaches: fc.constantFrom('lecturer' as const, 'concurrent' as const, null),
    teachesFrom: maybe,
    rankFrom: maybe,
    retiresOn: maybe,
    plannedOn: maybe,
    possibleOn: maybe,
  }),
  { maxLength: 12 },
);
type Life = Parameters<Parameters<typeof lives.map>[0]>[0][number];

const peopleOf = (all: Life[]): Forecasted[] =>
  all.map((life, n) => ({
    person: {
      ...{ id: `p${n}`, code: `${n}`, name: `Người ${n}`, userId: null },
      records: [
        record('employment', { kind: 'permanent' }, null, life.worksTo),
        ...(life.teaches ? [record('lecturing', { kind: life.teaches }, life.teachesFrom)] : []),
        record(
          'rank',
          { code: 'V.07.01.03' },
          '2010-01-01',
          life.rankFrom && addCalendarDays(life.rankFrom, -1),
        ),
        ...(life.rankFrom ? [record('rank', { code: RANK }, life.rankFrom)] : []),
        ...(life.retiresOn ? [record('retirement', {}, life.retiresOn)] : []),
      ],
    } satisfies PersonWithRecords,
    plannedOn: life.plannedOn,
    possibleOn: life.possibleOn,
  }));

/** The same by walking through every day with two sets of people, in and out as the days come. */
function walk(all: Life[], concurrentCounts: boolean, days: number) {
  const figures = new Map<string, [number, number, number, number]>();
  const began = (on: string | null, now: string) => on !== null && on <= now;
  for (let n = 0; n <= days; n++) {
    const now = day(n);
    let [lecturers, holders, planned, possible] = [0, 0, 0, 0];
    for (const life of all) {
      if (life.worksTo !== null && life.worksTo < now) continue;
      if (began(life.retiresOn, now)) continue;
      if (life.teaches === null || (life.teaches === 'concurrent' && !concurrentCounts)) continue;
      if (life.teachesFrom !== null && life.teachesFrom > now) continue;
      lecturers++;
      if (began(life.rankFrom, now)) holders++;
      if (began(life.rankFrom, now) || began(life.plannedOn, now)) planned++;
      if ([life.rankFrom, life.plannedOn, life.possibleOn].some((on) => began(on, now))) possible++;
    }
    figures.set(now, [holders, lecturers, planned, possible]);
  }
  return figures;
}

it('forecasts what walking through every day finds, and every step is explained by people', () => {
  fc.assert(
    fc.property(lives, fc.boolean(), (all, concurrentCounts) => {
      const people = peopleOf(all);
      const counting = { rank: RANK, concurrentCounts };
      const figures = walk(all, concurrentCounts, 1200);
      let before = pointOn(people, counting, START);
      expect([before.numerator, before.denominator]).toEqual(figures.get(START)?.slice(0, 2));
      for (const quarter of forecast(people, counting, START)) {
        const { numerator, denominator, planned, possible, changes } = quarter;
        expect([numerator, denominator, planned, possible]).toEqual(figures.get(quarter.day));
        const of = (...kinds: string[]) => changes.filter(({ kind }) => kinds.includes(kind)).length;
        expect(denominator - before.denominator).toBe(of('joins') - of('retires', 'leaves', 'stops'));
        if (changes.length === 0) expect(numerator).toBe(before.numerator);
        before = quarter;
      }
    }),
    { numRuns: 60 },
  );
});

it('needs exactly so many people: one fewer is too few', () => {
  const percent = fc
    .tuple(fc.integer({ min: 0, max: 120 }), fc.option(fc.integer({ min: 0, max: 99 }), { nil: null }))
    .map(([whole, part]) => (part === null ? `${whole}` : `${whole},${String(part).padStart(2, '0')}`));
  const point = fc
    .tuple(fc.nat(60), fc.nat(60))
    .map(([a, b]) => ({ numerator: Math.min(a, b), denominator: Math.max(a, b) }));
  fc.assert(
    fc.property(point, percent, fc.nat(60), (base, wanted, some) => {
      const available = Math.min(some, base.denominator - base.numerator);
      const { needed, why } = neededFor(base, wanted, available, START);
      const enough = Array.from({ length: available + 1 }, (_, n) => n).find((n) =>
        reaches({ ...base, numerator: base.numerator + n }, wanted),
      );
      expect(needed).toBe(base.denominator === 0 ? null : (enough ?? null));
      expect(why === null).toBe(needed !== null);
    }),
  );
});

it('counts in whole people, without rounding', () => {
  expect(neededFor({ numerator: 4, denominator: 28 }, '25', 24, START)).toEqual({ needed: 3, why: null });
  // 14,3 % is how 4/28 is written, and still a little more than it.
  expect(neededFor({ numerator: 4, denominator: 28 }, '14,3', 24, START).needed).toBe(1);
  expect(neededFor({ numerator: 4, denominator: 28 }, '14,28', 24, START).needed).toBe(0);
  expect(neededFor({ numerator: 0, denominator: 0 }, '25', 0, START).why).toContain('không có giảng viên');
  expect(neededFor({ numerator: 1, denominator: 4 }, '80', 2, START).why).toContain('chỉ còn 2 giảng viên');
});

it('ends quarters on their last days, beginning with the one of today', () => {
  expect(quarterEnds('2023-11-20', 3)).toEqual(['2023-12-31', '2024-03-31', '2024-06-30']);
  expect(quarterEnds('2024-09-30', 2)).toEqual(['2024-09-30', '2024-12-31']);
});
