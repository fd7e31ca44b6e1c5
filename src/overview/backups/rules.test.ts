import { expect, test } from 'vitest';
import { isLow, outlived, roomFor } from './rules.ts';

const keep = { days: 7, weeks: 4, months: 12 };
/** One backup at half past one of each day, Viet Nam. */
const daily = (from: string, days: number) =>
  Array.from({ length: days }, (_, n) => {
    const begunAt = new Date(Date.parse(`${from}T01:30:00+07:00`) + n * 86_400_000);
    return { id: begunAt.toISOString(), begunAt };
  });
const dayOf = ({ begunAt }: { begunAt: Date }) =>
  new Date(begunAt.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

test('keeps the newest of seven days, four weeks, twelve months', () => {
  const all = daily('2025-01-01', 730);
  const gone = new Set(outlived(all, keep).map(({ id }) => id));
  const kept = all.filter(({ id }) => !gone.has(id)).map(dayOf);
  expect(kept.slice(-7)).toEqual([
    ...['2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31'],
  ]);
  // Sundays end the three weeks before; the last days end months, this one and eleven before.
  expect(kept).toEqual(expect.arrayContaining(['2026-12-20', '2026-12-13', '2026-11-30', '2026-01-31']));
  expect(kept).not.toContain('2025-12-31');
  expect(kept).toHaveLength(7 + 2 + 11);
});

test('thinned every day it comes to the same', () => {
  let kept = daily('2025-01-01', 0);
  for (const one of daily('2025-01-01', 500)) {
    const all = [...kept, one];
    const gone = new Set(outlived(all, keep).map(({ id }) => id));
    kept = all.filter(({ id }) => !gone.has(id));
  }
  expect(kept.length).toBeGreaterThanOrEqual(7 + 2 + 11);
  expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12);
  expect(kept.at(-1)?.id).toBe(daily('2025-01-01', 500).at(-1)?.id);
});

test('never drops the newest, and nothing where gaps leave fewer than are asked for', () => {
  const [one] = daily('2026-05-01', 1);
  expect(outlived(one ? [one] : [], { days: 0, weeks: 0, months: 0 })).toEqual([]);
  const yearly = ['2023-01-01', '2024-01-01', '2025-01-01'].flatMap((day) => daily(day, 1));
  expect(outlived(yearly, keep)).toEqual([]);
});

test('says before a disk is full', () => {
  expect(isLow(9, 100, 10)).toBe(true);
  expect(isLow(10, 100, 10)).toBe(false);
  expect(isLow(1, 100, 0)).toBe(false);
  expect(roomFor(1e9)).toBeGreaterThan(1.2e9);
});
