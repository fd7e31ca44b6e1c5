import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as vi from './index.ts';

const off2026 = ['2026-01-01', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'].concat([
  ...['2026-04-27', '2026-04-30', '2026-05-01', '2026-09-02', '2026-11-24'],
]);
const calendar: vi.YearlyCalendar = {
  isWorkingDay: (date) => vi.dayOfWeek(date) < 6 && !off2026.includes(date),
  knows: (year) => year === 2026,
};
const value = <T>(counted: vi.Counted<T>) => (counted.ok ? counted.value : counted);

describe('terms', () => {
  it('in working days leave out the spring holidays and 24/11', () => {
    expect(value(vi.termEnd('2026-04-24', 3, 'working-day', calendar))).toBe('2026-05-04');
    expect(value(vi.termEnd('2026-11-23', 1, 'working-day', calendar))).toBe('2026-11-25');
    expect(value(vi.termEnd('2026-02-13', 1, 'working-day', calendar))).toBe('2026-02-23');
  });

  it('of months end on the same day, else on the last of the month, and give way to days off', () => {
    // 28/2/2026 is a Saturday.
    expect(value(vi.termEnd('2026-01-31', 1, 'month', calendar))).toBe('2026-03-02');
    expect(value(vi.termEnd('2026-03-31', 1, 'month', calendar))).toBe('2026-05-04');
    expect(value(vi.termEnd('2026-06-15', 1, 'month', calendar))).toBe('2026-07-15');
    expect(vi.addMonths('2024-02-29', 12)).toBe('2025-02-28');
  });

  it('of days and weeks do not count the first day, and end on a working day', () => {
    expect(value(vi.termEnd('2026-06-01', 10, 'day', calendar))).toBe('2026-06-11');
    expect(value(vi.termEnd('2026-04-20', 10, 'day', calendar))).toBe('2026-05-04');
    expect(value(vi.termEnd('2026-06-01', 2, 'week', calendar))).toBe('2026-06-15');
  });

  it('over a year that is not known give that year, not a guess', () => {
    const missing = { ok: false, missingYear: 2027 };
    expect(vi.termEnd('2026-12-30', 3, 'working-day', calendar)).toEqual(missing);
    expect(vi.termEnd('2026-12-15', 1, 'month', calendar)).toEqual(missing);
    expect(vi.termEnd('2026-01-31', 1, 'year', calendar)).toEqual(missing);
    expect(vi.nextWorkingDay('2027-02-06', calendar)).toEqual(missing);
    expect(vi.workingDaysBetween('2026-12-31', '2027-01-05', calendar)).toEqual(missing);
    // What lies between known days is counted, though it began in a year that is not known.
    expect(value(vi.termEnd('2025-12-31', 1, 'working-day', calendar))).toBe('2026-01-02');
    expect(value(vi.termEnd('2025-11-30', 2, 'month', calendar))).toBe('2026-01-30');
  });

  it('count back what they counted forth', () => {
    const day = fc.integer({ min: 0, max: 300 }).map((n) => vi.addCalendarDays('2026-01-01', n));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (from, count) => {
        const end = vi.termEnd(from, count, 'working-day', calendar);
        if (!end.ok) return end.missingYear === 2027;
        const worked = vi.workingDaysBetween(from, end.value, calendar);
        return worked.ok && worked.value === count && calendar.isWorkingDay(end.value);
      }),
    );
  });

  it('measure how long something lay', () => {
    expect(value(vi.workingDaysBetween('2026-04-24', '2026-05-04', calendar))).toBe(3);
    expect(value(vi.workingDaysBetween('2026-05-04', '2026-05-04', calendar))).toBe(0);
    expect(value(vi.workingDaysBetween('2026-05-04', '2026-04-24', calendar))).toBe(0);
  });
});

describe('edges', () => {
  it('"trước ngày X" leaves the day before, "đến ngày X" the day, unless an office reads them otherwise', () => {
    expect(vi.lastDayAllowed('2026-09-30', 'before')).toBe('2026-09-29');
    expect(vi.lastDayAllowed('2026-10-01', 'before')).toBe('2026-09-30');
    expect(vi.lastDayAllowed('2026-09-30', 'until')).toBe('2026-09-30');
    const own: vi.Edges = { before: 'same-day', until: 'day-before' };
    expect(vi.lastDayAllowed('2026-09-30', 'before', own)).toBe('2026-09-30');
    expect(vi.lastDayAllowed('2026-09-30', 'until', own)).toBe('2026-09-29');
  });

  it('31/02 is refused', () => {
    expect(vi.parseDate('31/02/2026')).toMatchObject({ ok: false, reason: 'day' });
    expect(() => vi.addCalendarDays('2026-02-31', 1)).toThrow(RangeError);
  });
});

describe('the lunar year', () => {
  it.each(
    '2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-02'.split(' '),
  )('begins on %s', (day) => expect(vi.solarOfLunar(Number(day.slice(0, 4)), 1, 1)).toBe(day));

  it.each(
    '2023-04-29 2024-04-18 2025-04-07 2026-04-26 2027-04-16 2028-04-04 2029-04-23 2030-04-12'.split(' '),
  )('has its 10/3 on %s', (day) => expect(vi.solarOfLunar(Number(day.slice(0, 4)), 3, 10)).toBe(day));

  // In China it began on 20/2/1985, 18/2/2007 and 3/2/2030.
  it.each(['1985-01-21', '2007-02-17', '2030-02-02'])('is not that of China: %s', (day) => {
    expect(vi.solarOfLunar(Number(day.slice(0, 4)), 1, 1)).toBe(day);
  });

  it('is known for four hundred years only', () => {
    expect(() => vi.solarOfLunar(2200, 1, 1)).toThrow(RangeError);
  });
});
