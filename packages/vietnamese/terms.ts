import {
  addCalendarDays,
  addMonths,
  addWorkingDays,
  daysBetween,
  rollToWorkingDay,
  type WorkingCalendar,
} from './days.ts';

/** A calendar that also says for which years it can be asked: days off are set anew for each year. */
export interface YearlyCalendar extends WorkingCalendar {
  knows(year: number): boolean;
}

/** What counting gives: a value, or the first year that the calendar does not know. A missing year is never guessed. */
export type Counted<T> = { ok: true; value: T } | { ok: false; missingYear: number };

/** Counts by a calendar as far as it is known. */
function overKnownYears<T>(calendar: YearlyCalendar, count: (known: WorkingCalendar) => T): Counted<T> {
  let missingYear: number | null = null;
  const value = count({
    isWorkingDay: (date) => {
      const year = Number(date.slice(0, 4));
      if (!calendar.knows(year)) missingYear ??= year;
      // From there on the result is not used: any answer does that ends the counting.
      return missingYear !== null || calendar.isWorkingDay(date);
    },
  });
  return missingYear === null ? { ok: true, value } : { ok: false, missingYear };
}

export type TermUnit = 'day' | 'week' | 'month' | 'year' | 'working-day';

/**
 * The last day of a term. The day it runs from is not counted; a term of months or years ends on the same day, else on
 * the last of that month; a last day that is off gives way to the next working day (Bộ luật Dân sự 2015, Điều 147 and
 * 148). "N ngày làm việc" is in no law: the N-th working day after, as offices read it.
 *
 * @param from ISO date of the event
 * @param calendar says which days are worked, and of which years it knows
 * @example
 * termEnd('2026-04-17', 3, 'working-day', { knows: () => true, isWorkingDay: (date) => dayOfWeek(date) < 6 }) // => { ok: true, value: '2026-04-22' }
 */
export function termEnd(
  from: string,
  count: number,
  unit: TermUnit,
  calendar: YearlyCalendar,
): Counted<string> {
  if (unit === 'working-day') return overKnownYears(calendar, (known) => addWorkingDays(from, count, known));
  return overKnownYears(calendar, (known) => rollToWorkingDay(plainEnd(from, count, unit), known));
}

function plainEnd(from: string, count: number, unit: Exclude<TermUnit, 'working-day'>): string {
  if (unit === 'month' || unit === 'year') return addMonths(from, unit === 'year' ? count * 12 : count);
  return addCalendarDays(from, unit === 'week' ? count * 7 : count);
}

/**
 * The first working day that is not before a day.
 *
 * @param date ISO date
 */
export const nextWorkingDay = (date: string, calendar: YearlyCalendar): Counted<string> =>
  overKnownYears(calendar, (known) => rollToWorkingDay(date, known));

/**
 * Working days after one day up to another, that one included: how long something has lain on a desk.
 *
 * @param from ISO date, not counted
 * @param to ISO date; not after `from` gives 0
 * @example
 * workingDaysBetween('2026-04-17', '2026-04-22', { knows: () => true, isWorkingDay: (date) => dayOfWeek(date) < 6 }) // => { ok: true, value: 3 }
 */
export function workingDaysBetween(from: string, to: string, calendar: YearlyCalendar): Counted<number> {
  return overKnownYears(calendar, (known) => {
    let worked = 0;
    const days = daysBetween(from, to);
    for (let n = 1; n <= days; n += 1) if (known.isWorkingDay(addCalendarDays(from, n))) worked += 1;
    return worked;
  });
}

/** What the words "trước ngày X" and "đến ngày X", "chậm nhất ngày X" end on. No law says it of offices: a setting. */
export interface Edges {
  before: 'day-before' | 'same-day';
  until: 'day-before' | 'same-day';
}

/** As offices usually read them: "trước ngày 30/9" leaves the 29th, "đến ngày 30/9" the 30th. */
export const USUAL_EDGES: Edges = { before: 'day-before', until: 'same-day' };

/**
 * The last day that the words leave.
 *
 * @param day ISO date that is named
 * @param word which of the two was written
 * @example
 * lastDayAllowed('2026-09-30', 'before') // => '2026-09-29'
 */
export function lastDayAllowed(day: string, word: keyof Edges, edges: Edges = USUAL_EDGES): string {
  return edges[word] === 'day-before' ? addCalendarDays(day, -1) : day;
}
