import { daysInMonth, isoDate } from '@dondoc/vietnamese';

/** A stretch of text that names a day or a period, and the last day of it. */
export interface FoundDate {
  date: string | null;
  start: number;
  end: number;
  /** The year was not written and had to be supplied. */
  yearSupplied: boolean;
}

/** What is known of the day of issue: with the day, or only month and year, or nothing. */
export interface Clock {
  year: number | null;
  month: number | null;
  day: number | null;
}

export const NO_CLOCK: Clock = { year: null, month: null, day: null };

/** A digit that a scan may have read as a letter, only where digits stand beside it. */
const DIGIT = '[0-9OolI]';
const number = (text: string) => Number(text.replace(/[Oo]/g, '0').replace(/[lI]/g, '1'));
const DAY = new RegExp(
  `^(?:ngày\\s?)?(?:(\\d|[0-3OolI]${DIGIT}|[12]\\d)\\s?-\\s?)?(${DIGIT}{1,2})\\s?(?:/|\\.|-|\\s?tháng\\s?)\\s?(${DIGIT}{1,2})(?:\\s?(?:/|\\.|-|,?\\s?năm\\s?)\\s?(${DIGIT}{4}))?(?![\\d\\p{L}/%])`,
  'iu',
);

function valid(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && year > 1900 && day <= daysInMonth(year, month);
}

/** The year a day or month without one means: that of issue, or the next when it is already past. */
export function supplyYear(clock: Clock, month: number, day: number): number | null {
  if (clock.year === null) return null;
  const past =
    clock.month !== null &&
    (month < clock.month || (month === clock.month && clock.day !== null && day < clock.day));
  return past ? clock.year + 1 : clock.year;
}

/** The day written at `at` ("ngày 15/9/2026", "15 tháng 9 năm 2026", "11 - 13/3/2026", "18/9"), or null. */
export function dateAt(search: string, at: number, clock: Clock = NO_CLOCK): FoundDate | null {
  const match = DAY.exec(search.slice(at, at + 50));
  if (!match || !/\d/.test(match[0])) return null;
  const [day, month] = [number(match[2] ?? ''), number(match[3] ?? '')];
  const written = match[4] ? number(match[4]) : null;
  const year = written ?? supplyYear(clock, month, day);
  const end = at + match[0].length;
  if (written === null && !valid(2024, month, day)) return null;
  const date = year !== null && valid(year, month, day) ? isoDate(year, month, day) : null;
  return { date, start: at, end, yearSupplied: written === null };
}

const YEAR = '(?:\\s?/\\s?|\\s+năm\\s+|,\\s?năm\\s+|\\s+)((?:19|20)\\d{2})(?!\\s?[-–]\\s?\\d{4})';
const QUARTER = new RegExp(
  `^(?:(?:cuối|hết|trong|đầu)\\s+)?quý\\s+(IV|I{1,3}|[1-4])(?![\\p{L}])(?:${YEAR})?`,
  'iu',
);
const MONTH = new RegExp(
  `^(?:(cuối|hết|trong|giữa|đầu)\\s+)?tháng\\s?(1[0-2]|0?[1-9])(?![\\d])(?:${YEAR})?(?:\\s+này)?`,
  'iu',
);
const HALF = /^(?:6|06|sáu)\s+tháng\s+(đầu|cuối)\s+năm(?:\s+((?:19|20)\d{2}))?/iu;
const WHOLE_YEAR = /^(?:(?:cuối|hết|trong)\s+)?năm\s+((?:19|20)\d{2})(?!\s?[-–]\s?\d{2,4}|\d)/iu;
const YEAR_END = /^(?:cuối|hết)\s+năm(?:\s+((?:19|20)\d{2}))?(?!\s+học)/iu;
const QUARTERS: Record<string, number> = { I: 1, II: 2, III: 3, IV: 4, 1: 1, 2: 2, 3: 3, 4: 4 };

/** Months of the period: [first, last]. */
interface Months {
  first: number;
  last: number;
  year: number | null;
  length: number;
}

function monthsAt(text: string): Months | null {
  const quarter = QUARTER.exec(text);
  if (quarter) {
    const q = QUARTERS[(quarter[1] ?? '').toUpperCase()] ?? 0;
    return {
      first: q * 3 - 2,
      last: q * 3,
      year: quarter[2] ? Number(quarter[2]) : null,
      length: quarter[0].length,
    };
  }
  const half = HALF.exec(text);
  if (half) {
    const [first, last] = half[1] === 'đầu' ? [1, 6] : [7, 12];
    return { first, last, year: half[2] ? Number(half[2]) : null, length: half[0].length };
  }
  const month = MONTH.exec(text);
  if (month)
    return {
      first: Number(month[2]),
      last: Number(month[2]),
      year: month[3] ? Number(month[3]) : null,
      length: month[0].length,
    };
  const whole = WHOLE_YEAR.exec(text) ?? YEAR_END.exec(text);
  if (!whole) return null;
  return { first: 1, last: 12, year: whole[1] ? Number(whole[1]) : null, length: whole[0].length };
}

/**
 * The period written at `at` (month, quarter, half-year, year) with its last day; with `before`, the last day
 * ahead of it ("trước tháng 6/2026" is the end of May).
 */
export function periodAt(search: string, at: number, clock: Clock, before = false): FoundDate | null {
  const months = monthsAt(search.slice(at, at + 40));
  if (!months) return null;
  const end = at + months.length;
  const shown = before ? months.first - 1 : months.last;
  const year = months.year ?? supplyYear(clock, months.last, 31);
  if (year === null) return { date: null, start: at, end, yearSupplied: true };
  const [y, m] = shown === 0 ? [year - 1, 12] : [year, shown];
  return { date: isoDate(y, m, daysInMonth(y, m)), start: at, end, yearSupplied: months.year === null };
}
