import { addCalendarDays, dayOfWeek } from '@dondoc/vietnamese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readData } from '#platform/data-file.ts';
import { periodWords } from './labels.ts';
import {
  deadlineOf,
  endedBy,
  isLateEnough,
  periodsOf,
  regimeAsSet,
  tilingFault,
  usualSettings,
} from './rules.ts';
import { PeriodKind, ReportRegime } from './schema.ts';

const state = ReportRegime.parse(await readData('report-regimes/nd-09-2019'));
const own = ReportRegime.parse(await readData('report-regimes/theo-thiet-lap'));
const days = (regime: ReportRegime, kind: PeriodKind, year: number) =>
  periodsOf(regime, kind, year).map(({ fromDay, toDay }) => [fromDay, toDay]);

describe('the periods of NĐ 09/2019/NĐ-CP, Điều 12', () => {
  it('run from 15 to 14, each by its own row of the decree', () => {
    expect(days(state, 'month', 2026)[0]).toEqual(['2025-12-15', '2026-01-14']);
    expect(days(state, 'month', 2026)[11]).toEqual(['2026-11-15', '2026-12-14']);
    expect(days(state, 'quarter', 2026)).toEqual([
      ['2025-12-15', '2026-03-14'],
      ['2026-03-15', '2026-06-14'],
      ['2026-06-15', '2026-09-14'],
      ['2026-09-15', '2026-12-14'],
    ]);
    expect(days(state, 'half', 2026)).toEqual([
      ['2025-12-15', '2026-06-14'],
      ['2026-06-15', '2026-12-14'],
    ]);
    expect(days(state, 'year', 2026)).toEqual([['2025-12-15', '2026-12-14']]);
  });

  it('are not the office’s to move', () => {
    expect(regimeAsSet(state, { ...usualSettings, cutOffDay: 20 })).toEqual(state);
  });
});

describe('the periods that an office sets', () => {
  it('are those of the calendar until it does, never from 15 to 14', () => {
    expect(own).toMatchObject({ isSetting: true, basis: null });
    const set = regimeAsSet(own, usualSettings);
    expect(days(set, 'month', 2028)[1]).toEqual(['2028-02-01', '2028-02-29']);
    expect(days(set, 'half', 2026)[1]).toEqual(['2026-07-01', '2026-12-31']);
  });

  it('follow the day it cuts by', () => {
    const set = regimeAsSet(own, { ...usualSettings, cutOffDay: 24 });
    expect(days(set, 'month', 2026)[2]).toEqual(['2026-02-25', '2026-03-24']);
  });
});

const cutOffDay = fc.constantFrom(31, ...Array.from({ length: 28 }, (_, n) => n + 1));
const anyRegime = fc.oneof(
  fc.constant(state),
  cutOffDay.map((day) => regimeAsSet(own, { ...usualSettings, cutOffDay: day })),
);

it('tile: every day of every year lies in exactly one period of each kind', () => {
  const property = fc.property(
    anyRegime,
    fc.constantFrom(...PeriodKind.options),
    fc.integer({ min: 2019, max: 2099 }),
    fc.nat(365),
    (regime, kind, year, n) => {
      const all = [year - 1, year, year + 1].flatMap((one) => periodsOf(regime, kind, one));
      expect(tilingFault(all)).toBeNull();
      const day = addCalendarDays(`${year}-01-01`, n);
      expect(all.filter(({ fromDay, toDay }) => fromDay <= day && day <= toDay)).toHaveLength(1);
      const ended = endedBy(regime, kind, day);
      expect(ended && ended.toDay <= day).toBe(true);
      expect(all.some(({ toDay }) => toDay <= day && toDay > (ended?.toDay ?? ''))).toBe(false);
    },
  );
  fc.assert(property, { numRuns: 300 });
});

it('finds a gap and an overlap', () => {
  const at = (fromDay: string, toDay: string) => ({ kind: 'month' as const, fromDay, toDay });
  const january = at('2026-01-01', '2026-01-31');
  expect(tilingFault([january, at('2026-02-02', '2026-02-28')])).not.toBeNull();
  expect(tilingFault([january, at('2026-01-31', '2026-02-28')])).not.toBeNull();
  expect(tilingFault([january, at('2026-02-01', '2026-02-28')])).toBeNull();
});

describe('the day of handing in', () => {
  const weekdays = {
    knows: (year: number) => year < 2027,
    isWorkingDay: (day: string) => dayOfWeek(day) < 6,
  };

  it('is a working day after the cut-off, never the cut-off itself', () => {
    // Saturday 14/11/2026.
    expect(deadlineOf('2026-11-14', 1, weekdays)).toEqual({ ok: true, value: '2026-11-16' });
    expect(isLateEnough('2026-11-14', '2026-11-16', weekdays)).toEqual({ ok: true, value: true });
    expect(isLateEnough('2026-11-14', '2026-11-15', weekdays)).toEqual({ ok: true, value: false });
  });

  it('is not guessed where the calendar does not know the year', () => {
    expect(deadlineOf('2026-12-31', 1, weekdays)).toEqual({ ok: false, missingYear: 2027 });
  });

  it('is late enough whatever the office sets', () => {
    const property = fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(250), (handInDays, n) => {
      const toDay = addCalendarDays('2026-01-01', n);
      const deadline = deadlineOf(toDay, handInDays, weekdays);
      if (deadline.ok)
        expect(isLateEnough(toDay, deadline.value, weekdays)).toEqual({ ok: true, value: true });
    });
    fc.assert(property);
  });
});

it('calls a period by the month in which it ends', () => {
  expect(periodWords('month', '2026-11-14')).toBe('tháng 11/2026');
  expect(periodWords('quarter', '2026-09-14')).toBe('quý III/2026');
  expect(periodWords('half', '2026-06-14')).toBe('6 tháng đầu năm 2026');
  expect(periodWords('half', '2026-12-31')).toBe('6 tháng cuối năm 2026');
  expect(periodWords('year', '2026-12-14')).toBe('năm 2026');
});
