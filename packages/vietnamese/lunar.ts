import { getSolarDate } from '@dqcai/vn-lunar';
import { isoDate } from './dates.ts';

/** The tables of the calendar reach so far. */
const [FIRST, LAST] = [1800, 2199];

/**
 * The solar day of a day of the Vietnamese lunar year, in an ordinary (not a leap) month. It is not that of China: in
 * 1985, 2007 and 2030 new year fell on another day there.
 *
 * @param year lunar year, 1800 to 2199
 * @throws RangeError outside those years
 * @example
 * solarOfLunar(2026, 1, 1) // => '2026-02-17'
 */
export function solarOfLunar(year: number, month: number, day: number): string {
  if (year < FIRST || year > LAST) throw new RangeError(`no lunar calendar of ${year}`);
  const solar = getSolarDate(day, month, year);
  return isoDate(solar.year, solar.month, solar.day);
}
