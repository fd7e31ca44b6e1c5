import { addCalendarDays, dayOfWeek, termEnd } from '@dondoc/vietnamese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf, faultOfDay, missingDays, proposedDays } from './rules.ts';
import { CalendarDay } from './schema.ts';
import { yearFiles } from './store.ts';

const WEEKEND = [6, 7];
const shipped = async (weeklyOff = WEEKEND) => {
  const years = (await yearFiles()).map((file) => ({ ...file, isOwn: false }));
  return calendarOf({ weeklyOff, years });
};
const daysOf = (year: number, weeklyOff = WEEKEND) => proposedDays(year, weeklyOff).map(({ day }) => day);

describe('the years that come with the software', () => {
  it('cite a decision for each day, once, in order', async () => {
    for (const { year, days } of await yearFiles()) {
      expect(days.map((day) => CalendarDay.parse(day))).toEqual(days);
      const own = days.map(({ day }) => day);
      expect([...new Set(own)].sort()).toEqual(own);
      expect(own.every((day) => day.startsWith(`${year}-`))).toBe(true);
    }
  });

  it('give the days of 2026', async () => {
    const calendar = await shipped();
    expect(termEnd('2026-04-24', 3, 'working-day', calendar)).toEqual({ ok: true, value: '2026-05-04' });
    expect(termEnd('2026-11-23', 1, 'working-day', calendar)).toEqual({ ok: true, value: '2026-11-25' });
    expect(termEnd('2026-01-31', 1, 'month', calendar)).toEqual({ ok: true, value: '2026-03-02' });
  });

  it('say nothing of other years', async () => {
    const calendar = await shipped();
    expect([2023, 2025, 2027].map((year) => calendar.knows(year))).toEqual([false, false, false]);
  });

  it('say what 2026 still lacks', async () => {
    expect((await yearFiles()).find(({ year }) => year === 2026)?.note).toContain('02/9/2026');
  });

  it('a school that works on Saturdays counts them', async () => {
    const school = await shipped([7]);
    expect(termEnd('2026-06-05', 1, 'working-day', school)).toEqual({ ok: true, value: '2026-06-06' });
    expect(termEnd('2026-04-24', 1, 'working-day', school)).toEqual({ ok: true, value: '2026-04-25' });
  });
});

describe('what a formula proposes', () => {
  it('of 2026 is what was decided', async () => {
    const file = (await yearFiles()).find(({ year }) => year === 2026);
    expect(daysOf(2026)).toEqual(file?.days.map(({ day }) => day));
  });

  it('of 2027 follows Tết and gives days in lieu', () => {
    expect(daysOf(2027)).toEqual(
      '01-01 02-05 02-06 02-07 02-08 02-09 02-10 02-11 04-16 04-30 05-01 05-03 09-02 11-24'
        .split(' ')
        .map((day) => `2027-${day}`),
    );
  });

  it('has 24/11 from 2026, not before', () => {
    expect([2024, 2025, 2026, 2030].map((year) => daysOf(year).includes(`${year}-11-24`))).toEqual([
      ...[false, false, true, true],
    ]);
  });

  it('of any year: each day once, days in lieu on working days, as many as holidays on days off', () => {
    const week = fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2198 }), week, (year, weeklyOff) => {
        const days = proposedDays(year, weeklyOff);
        const lieu = days.filter(({ kind }) => kind === 'compensatory');
        const holidays = days.filter(({ kind }) => kind === 'holiday');
        expect(new Set(days.map(({ day }) => day)).size).toBe(days.length);
        expect(lieu.every(({ day }) => !weeklyOff.includes(dayOfWeek(day)))).toBe(true);
        expect(lieu.length).toBe(holidays.filter(({ day }) => weeklyOff.includes(dayOfWeek(day))).length);
      }),
    );
  });

  it('is offered only where the year does not have the day', () => {
    const [first, ...rest] = proposedDays(2027, WEEKEND);
    expect(missingDays(rest, [], proposedDays(2027, WEEKEND))).toEqual([first]);
  });
});

describe('putting a day in', () => {
  const day = (day: string, kind: CalendarDay['kind']): CalendarDay => {
    return { day, kind, name: 'Thử', basis: 'Quyết định 1', basisOn: null };
  };
  it('refuses what is there, and what its day of the week already says', () => {
    const there = [day('2026-09-02', 'holiday')];
    expect(faultOfDay(day('2026-09-02', 'holiday'), there, WEEKEND)).toContain('đã có trong lịch');
    expect(faultOfDay(day('2026-09-03', 'swapped-workday'), there, WEEKEND)).toContain(
      'vốn là ngày làm việc',
    );
    expect(faultOfDay(day('2026-09-05', 'swapped-off'), there, WEEKEND)).toContain('nghỉ hằng tuần');
    expect(faultOfDay(day('2026-09-05', 'swapped-workday'), there, WEEKEND)).toBeNull();
    expect(faultOfDay(day('2026-09-05', 'swapped-off'), there, [7])).toBeNull();
  });

  it('makes a Saturday a working day and a Monday off', () => {
    const years = [
      {
        ...{ year: 2026, note: null, isOwn: true },
        days: [day('2026-08-31', 'swapped-off'), day('2026-08-22', 'swapped-workday')],
      },
    ];
    const calendar = calendarOf({ weeklyOff: WEEKEND, years });
    expect(['2026-08-22', '2026-08-31', '2026-08-29'].map((one) => calendar.isWorkingDay(one))).toEqual([
      ...[true, false, false],
    ]);
    expect(calendar.isWorkingDay(addCalendarDays('2026-08-31', 1))).toBe(true);
  });
});
