import { addMonths, daysBetween, formatDate } from '@dondoc/vietnamese';

export interface Quarter {
  startsOn: string;
  /** Where it begins, in per cent of the whole. */
  left: number;
  /** The year, where a new one begins or the scale does. */
  year: string | null;
}

/** The days that a timeline shows, in whole quarters. */
export interface TimeScale {
  quarters: Quarter[];
  at(day: string): number;
}

const quarterOf = (day: string): string => {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
};

/** At least a year, so that a single bar does not fill it. */
const LEAST_MONTHS = 12;

export function timeScale(days: readonly string[], today: string): TimeScale {
  const sorted = [...days, today].toSorted();
  const from = quarterOf(sorted[0] ?? today);
  const least = addMonths(from, LEAST_MONTHS);
  const last = addMonths(quarterOf(sorted.at(-1) ?? today), 3);
  const to = [least, last].toSorted().at(-1) ?? last;
  const whole = daysBetween(from, to);
  const at = (day: string): number => Math.min(100, Math.max(0, (100 * daysBetween(from, day)) / whole));
  const quarters: Quarter[] = [];
  for (let startsOn = from; startsOn < to; startsOn = addMonths(startsOn, 3)) {
    // A year of which little is shown has no room for its number beside that of the next.
    const hasRoom = at(`${Number(startsOn.slice(0, 4)) + 1}-01-01`) - at(startsOn) > 11;
    const opensYear = startsOn.slice(5, 7) === '01' || (quarters.length === 0 && hasRoom);
    quarters.push({ startsOn, left: at(startsOn), year: opensYear ? startsOn.slice(0, 4) : null });
  }
  return { quarters, at };
}

/** "quý I/2024" */
export const quarterWords = (day: string): string =>
  `quý ${['I', 'II', 'III', 'IV'][Math.floor((Number(day.slice(5, 7)) - 1) / 3)]}/${day.slice(0, 4)}`;

export const spanWords = (from: string | null, to: string | null): string =>
  [from ? `từ ${formatDate(from)}` : null, to ? `đến ${formatDate(to)}` : null].filter(Boolean).join(' ') ||
  'chưa có ngày';
