import {
  addCalendarDays,
  dayOfWeek,
  formatDate,
  solarOfLunar,
  type YearlyCalendar,
} from '@dondoc/vietnamese';
import type { CalendarDay, CalendarTable, DayKind, ProposedDay } from './schema.ts';

const isOff = (kind: DayKind): boolean => kind !== 'swapped-workday';

/** What counting asks, of a table. */
export function calendarOf({ weeklyOff, years }: Pick<CalendarTable, 'weeklyOff' | 'years'>): YearlyCalendar {
  const known = new Set(years.map(({ year }) => year));
  const kinds = new Map(years.flatMap(({ days }) => days.map(({ day, kind }) => [day, kind] as const)));
  return {
    knows: (year) => known.has(year),
    isWorkingDay: (day) => {
      const kind = kinds.get(day);
      return kind ? !isOff(kind) : !weeklyOff.includes(dayOfWeek(day));
    },
  };
}

const LABOUR_CODE = 'Bộ luật Lao động 45/2019/QH14';
const LABOUR_CODE_ON = '2019-11-20';
/** 24/11 is a day off from this year on (Nghị quyết 28/2026/QH16), not before. */
const FROM_2026 = 2026;
/** Five days in all; which ones is chosen each year. Offered: the last of the old year and four of the new one. */
const TET_FROM = -1;
const TET_DAYS = 5;

const byLaw = (day: string, name: string): ProposedDay => ({
  ...{ day, name, kind: 'holiday', isFixed: true },
  ...{ basis: `${LABOUR_CODE}, Điều 112`, basisOn: LABOUR_CODE_ON },
});

function lunarNewYear(year: number): ProposedDay[] {
  const first = solarOfLunar(year, 1, 1);
  return Array.from({ length: TET_DAYS }, (_, n) => {
    const name = n + TET_FROM === 0 ? 'Tết Âm lịch (mồng Một)' : 'Tết Âm lịch';
    return { ...byLaw(addCalendarDays(first, n + TET_FROM), name), isFixed: false };
  });
}

/** The day off in lieu of one that falls on a weekly day off: the next that is worked (Bộ luật Lao động, Điều 111). */
function inLieu({ day, name }: ProposedDay, weeklyOff: number[], taken: Set<string>): ProposedDay {
  let next = day;
  do next = addCalendarDays(next, 1);
  while (weeklyOff.includes(dayOfWeek(next)) || taken.has(next));
  taken.add(next);
  return {
    ...{ day: next, name: `Nghỉ bù ${name}`, kind: 'compensatory', isFixed: false },
    ...{ basis: `${LABOUR_CODE}, Điều 111`, basisOn: LABOUR_CODE_ON },
  };
}

/**
 * What the law lets expect of a year. It only proposes: the days of Tết, the day beside 02/9 and swapped days are
 * decided each year, and a person confirms.
 */
export function proposedDays(year: number, weeklyOff: number[]): ProposedDay[] {
  const holidays: ProposedDay[] = [
    byLaw(`${year}-01-01`, 'Tết Dương lịch'),
    ...lunarNewYear(year),
    byLaw(solarOfLunar(year, 3, 10), 'Giỗ Tổ Hùng Vương'),
    byLaw(`${year}-04-30`, 'Ngày Chiến thắng'),
    byLaw(`${year}-05-01`, 'Ngày Quốc tế lao động'),
    byLaw(`${year}-09-02`, 'Quốc khánh'),
  ];
  if (year >= FROM_2026)
    holidays.push({
      ...byLaw(`${year}-11-24`, 'Ngày nghỉ 24/11'),
      ...{ basis: 'Nghị quyết 28/2026/QH16', basisOn: null },
    });
  // A lunar day may fall on one of the sun.
  const once = holidays.filter(({ day }, i) => holidays.findIndex((one) => one.day === day) === i);
  const taken = new Set(once.map(({ day }) => day));
  const lieu = once
    .filter(({ day }) => weeklyOff.includes(dayOfWeek(day)))
    .map((holiday) => inLieu(holiday, weeklyOff, taken));
  return [...once, ...lieu].sort((a, b) => a.day.localeCompare(b.day));
}

/** Of what is offered, what the year does not have: the file that comes with the software before the formula. */
export function missingDays(days: CalendarDay[], file: CalendarDay[], formula: ProposedDay[]): ProposedDay[] {
  const offered = [...file.map((day) => ({ ...day, isFixed: true })), ...formula];
  const has = new Set(days.map(({ day }) => day));
  return offered
    .filter(({ day }, i) => !has.has(day) && offered.findIndex((one) => one.day === day) === i)
    .sort((a, b) => a.day.localeCompare(b.day));
}

/** Why a day cannot be put in as this kind, as a sentence; null where it can. */
export function faultOfDay(
  { day, kind }: CalendarDay,
  days: CalendarDay[],
  weeklyOff: number[],
): string | null {
  const shown = formatDate(day);
  if (days.some((one) => one.day === day))
    return `Ngày ${shown} đã có trong lịch. Bỏ ngày đó trước khi ghi lại; chưa có gì được lưu.`;
  const offAnyway = weeklyOff.includes(dayOfWeek(day));
  if (kind === 'swapped-workday' && !offAnyway)
    return `Ngày ${shown} vốn là ngày làm việc nên không thể là ngày làm bù. Chọn lại ngày; chưa có gì được lưu.`;
  if ((kind === 'compensatory' || kind === 'swapped-off') && offAnyway)
    return `Ngày ${shown} vốn là ngày nghỉ hằng tuần. Chọn lại ngày; chưa có gì được lưu.`;
  return null;
}
