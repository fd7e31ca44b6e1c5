import {
  addCalendarDays,
  daysInMonth,
  type Edges,
  foldSameLength,
  formatDate,
  isoDate,
  lastDayAllowed,
  parseDate,
  parseRoman,
  type TermUnit,
  termEnd,
  type YearlyCalendar,
} from '@dondoc/vietnamese';
import type { Cadence } from '../schema.ts';

/** What a day that somebody types is read by: of today, since who types leaves the year out. */
export interface DueDesk {
  today: string;
  edges: Edges;
  calendar: YearlyCalendar;
}

/** What the words come to. A day says whether it stands so, was given its year, or was counted. */
export type Due =
  | { kind: 'date'; date: string; by: 'written' | 'year' | 'counted' }
  | { kind: 'cadence'; every: Cadence }
  | { kind: 'fault'; says: string };

/** Where in a line the time stands, and what it comes to. */
export interface DueWords {
  start: number;
  end: number;
  phrase: string;
  due: Due;
}

const YEAR = '(?:\\s?/\\s?(\\d{4})|\\s+nam\\s+(\\d{4}))?';
const EDGE = '(?<![\\p{L}\\d])(?:xong\\s+)?';
const BEFORE = '(?:(?:cham|muon)\\s+nhat\\s+(?:la\\s+)?)?truoc\\s+';
const UNTIL =
  '(?:(?:(?:cham|muon)\\s+nhat|han(?:\\s+(?:chot|cuoi))?)\\s*:?\\s*(?:la\\s+)?(?:den\\s+)?(?:het\\s+)?|den\\s+(?:het\\s+)?|het\\s+|trong\\s+)';
const CUE = `(?:(${BEFORE})|${UNTIL})`;

/** In letters without marks, as hasty hands type too; each names its parts. */
const DAY = new RegExp(
  `${EDGE}${CUE}(?:ngay\\s+)?(\\d{1,2})(?:\\s?[/.-]\\s?(\\d{1,2})(?:\\s?[/.-]\\s?(\\d{2,4}))?(?![\\d/])|\\s+thang\\s+(\\d{1,2})${YEAR})`,
  'u',
);
const PERIOD = new RegExp(
  `${EDGE}(?:${CUE}(?:(?:cuoi|het)\\s+)?|cuoi\\s+)(?:thang\\s+(\\d{1,2})(?!\\d|\\s?/\\s?\\d{1,2}(?!\\d))|quy\\s+(iv|i{1,3}|[1-4]))${YEAR}(?![\\p{L}\\d])`,
  'u',
);
const WHOLE_YEAR = new RegExp(
  `${EDGE}(?:(${BEFORE})(?:cuoi\\s+)?|(?:(?:cham|muon)\\s+nhat|trong|het|cuoi)\\s+(?:cuoi\\s+)?)nam(?:\\s+(\\d{4}|nay))?(?![\\p{L}\\d])`,
  'u',
);
const TERM = new RegExp(
  `${EDGE}(?:trong|sau)\\s+(?:vong\\s+|thoi\\s+han\\s+)?(\\d{1,3})\\s+(ngay\\s+lam\\s+viec|ngay|tuan|thang)(?![\\p{L}\\d]|\\s+\\d)`,
  'u',
);
const NEAR = new RegExp(`${EDGE}(?:${UNTIL})?(hom\\s+nay|ngay\\s+mai)(?![\\p{L}\\d])`, 'u');
const RHYTHM =
  /(?<![\p{L}\d])(?:dinh\s+ky\s+)?(?:(?:hang|moi)\s+(tuan|thang|quy|nam)|(?:0?6|sau)\s+thang\s+(?:mot|1)\s+lan)(?![\p{L}\d])/u;

const RHYTHMS: Record<string, Cadence> = { tuan: 'P1W', thang: 'P1M', quy: 'P3M', nam: 'P1Y' };
const UNITS: Record<string, TermUnit> = {
  'ngay lam viec': 'working-day',
  ngay: 'day',
  tuan: 'week',
  thang: 'month',
};

type Reader = [pattern: RegExp, read: (match: RegExpExecArray, desk: DueDesk) => Due];
const readers: Reader[] = [
  [
    DAY,
    ([, before, day, month, year, named, slashed, spelled], desk) =>
      dayOf({ before, day: day ?? '', month: month ?? named ?? '', year: year ?? slashed ?? spelled }, desk),
  ],
  [
    PERIOD,
    ([, before, month, quarter, slashed, spelled], desk) =>
      periodOf(
        before,
        month ? Number(month) : 3 * quarterOf(quarter ?? ''),
        month ? 1 : 3,
        slashed ?? spelled,
        desk,
      ),
  ],
  [WHOLE_YEAR, ([, before, year], desk) => periodOf(before, 12, 12, year === 'nay' ? undefined : year, desk)],
  [TERM, ([, count, unit = ''], desk) => termOf(Number(count), unit.replace(/\s+/g, ' '), desk)],
  [NEAR, ([, day], { today }) => nearDay(day ?? '', today)],
];

/** The first time that a line names: a day or period before a rhythm. Null where it names none. */
export function dueWordsIn(text: string, desk: DueDesk): DueWords | null {
  const search = foldSameLength(text);
  const at = (match: RegExpExecArray, due: Due): DueWords => {
    const [start, end] = [match.index, match.index + match[0].length];
    return { start, end, phrase: text.slice(start, end).trim(), due };
  };
  for (const [pattern, read] of readers) {
    const match = pattern.exec(search);
    if (match) return at(match, read(match, desk));
  }
  const rhythm = RHYTHM.exec(search);
  return rhythm && at(rhythm, { kind: 'cadence', every: RHYTHMS[rhythm[1] ?? ''] ?? 'P6M' });
}

interface WrittenDay {
  before: string | undefined;
  day: string;
  month: string;
  year: string | undefined;
}

/** Without a year the next such day that still leaves time; both years are tried, for 29/02 is not in each. */
function dayOf({ before, day, month, year }: WrittenDay, { today, edges }: DueDesk): Due {
  const first = Number(today.slice(0, 4));
  let fault = '';
  for (const tried of year ? [year] : [`${first}`, `${first + 1}`]) {
    const parsed = parseDate(`${day}/${month}/${tried}`);
    if (!parsed.ok) fault ||= parsed.message;
    else {
      const date = lastDayAllowed(parsed.value, before ? 'before' : 'until', edges);
      if (year || date >= today) return { kind: 'date', date, by: year ? 'written' : 'year' };
    }
  }
  return { kind: 'fault', says: fault };
}

const quarterOf = (written: string): number => Number(written) || (parseRoman(written.toUpperCase()) ?? 0);

/** A month, quarter or year ends on its last day; "trước" it on the day before its first. */
function periodOf(
  before: string | undefined,
  last: number,
  months: number,
  year: string | undefined,
  { today }: DueDesk,
): Due {
  if (last < 1 || last > 12)
    return { kind: 'fault', says: `Không có tháng ${last}. Nhập lại tháng từ 1 đến 12.` };
  const endIn = (of: number) =>
    before
      ? addCalendarDays(isoDate(of, last - months + 1, 1), -1)
      : isoDate(of, last, daysInMonth(of, last));
  const first = Number(year ?? today.slice(0, 4));
  const date = year || endIn(first) >= today ? endIn(first) : endIn(first + 1);
  return { kind: 'date', date, by: year ? 'written' : 'year' };
}

function termOf(count: number, unit: string, { today, calendar }: DueDesk): Due {
  const end = termEnd(today, count, UNITS[unit] ?? 'day', calendar);
  if (end.ok) return { kind: 'date', date: end.value, by: 'counted' };
  const says = `Chưa có lịch làm việc năm ${end.missingYear} nên chưa tính ra ngày. Chọn ngày, hoặc xác nhận lịch của năm.`;
  return { kind: 'fault', says };
}

function nearDay(words: string, today: string): Due {
  const date = words.startsWith('ngay') ? addCalendarDays(today, 1) : today;
  return { kind: 'date', date, by: 'counted' };
}

/** A deadline before today is a slip: nothing can be done by it. */
export const pastFault = (date: string, today: string): string | null =>
  date < today ? `Thời hạn ${formatDate(date)} ở trước hôm nay. Sửa lại ngày.` : null;
