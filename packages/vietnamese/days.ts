import { daysInMonth, isoDate, splitDate } from './dates.ts';

/** Says which days an office works; it comes from the yearly table an administrator keeps. */
export interface WorkingCalendar {
  /** @param date ISO date */
  isWorkingDay(date: string): boolean;
}

const DAY = 86_400_000;

function dayNumber(date: string): number {
  const [year, month, day] = splitDate(date);
  return Date.UTC(year, month - 1, day) / DAY;
}

/**
 * The day n calendar days later (earlier when n is negative). The first counted day is the one after `date`
 * (Bộ luật Dân sự 2015, Điều 147). Roll a term's last day with {@link rollToWorkingDay}.
 *
 * @param date ISO date
 * @param n whole number of calendar days
 * @throws RangeError when `date` is no ISO date
 * @example
 * addCalendarDays('2024-02-28', 2) // => '2024-03-01'
 */
export function addCalendarDays(date: string, n: number): string {
  return new Date((dayNumber(date) + n) * DAY).toISOString().slice(0, 10);
}

/**
 * The same day of a later month, or that month's last day where it has no such day (Bộ luật Dân sự 2015,
 * Điều 148).
 *
 * @param date ISO date
 * @param n whole number of months, negative for earlier
 * @example
 * addMonths('2026-01-31', 1) // => '2026-02-28'
 */
export function addMonths(date: string, n: number): string {
  const [year, month, day] = splitDate(date);
  const index = year * 12 + (month - 1) + n;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return isoDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/**
 * Calendar days from one day to another: positive when `b` is later.
 *
 * @param a ISO date
 * @param b ISO date
 * @example
 * daysBetween('2023-11-13', '2024-02-13') // => 92
 */
export function daysBetween(a: string, b: string): number {
  return dayNumber(b) - dayNumber(a);
}

/**
 * Day of the week of an ISO date: 1 Monday … 7 Sunday.
 *
 * @example
 * dayOfWeek('2026-04-24') // => 5
 */
export function dayOfWeek(date: string): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/**
 * The first working day that is not before `date`: the end of a term that falls on a day off moves there
 * (Bộ luật Dân sự 2015, Điều 148).
 *
 * @param date ISO date
 * @param calendar says which days are worked
 * @throws RangeError when the calendar has no working day within a year
 * @example
 * rollToWorkingDay('2026-05-02', { isWorkingDay: (date) => dayOfWeek(date) < 6 }) // => '2026-05-04'
 */
export function rollToWorkingDay(date: string, calendar: WorkingCalendar): string {
  for (let step = 0; step <= 366; step += 1) {
    const day = addCalendarDays(date, step);
    if (calendar.isWorkingDay(day)) return day;
  }
  throw new RangeError(`no working day within a year of ${date}`);
}

/**
 * The n-th working day after `date` (before it when n is negative). The starting day is never counted.
 *
 * @param date ISO date
 * @param n whole number of working days; 0 gives `date` itself
 * @param calendar says which days are worked
 * @throws RangeError when the calendar has no working day within a year
 * @example
 * addWorkingDays('2026-04-17', 3, { isWorkingDay: (date) => dayOfWeek(date) < 6 }) // => '2026-04-22'
 */
export function addWorkingDays(date: string, n: number, calendar: WorkingCalendar): string {
  const step = n < 0 ? -1 : 1;
  let day = date;
  let idle = 0;
  for (let left = Math.abs(n); left > 0; ) {
    day = addCalendarDays(day, step);
    idle = calendar.isWorkingDay(day) ? 0 : idle + 1;
    if (idle === 0) left -= 1;
    if (idle > 366) throw new RangeError(`no working day within a year of ${day}`);
  }
  return day;
}
