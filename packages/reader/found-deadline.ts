import type { YearlyCalendar } from '@dondoc/vietnamese';
import type { Deadline } from './contract.ts';
import type { Clock } from './dates.ts';

/** What deadlines need to know of the paper. */
export interface Calendar {
  clock: Clock;
  /** Day of issue, for terms that run from it. */
  issued: string | null;
  working?: YearlyCalendar;
}

/** A deadline with its place and how well it governs the whole item. */
export interface FoundDeadline {
  deadline: Deadline;
  weight: number;
  start: number;
  yearSupplied: boolean;
  /** The year whose days off would have to be known to give a day. */
  missingYear?: number;
}

/** "16:30" of hours and minutes as written; null without hours. */
export function isoTime(hours: string | undefined, minutes: string | undefined): string | null {
  return hours === undefined ? null : `${hours.padStart(2, '0')}:${minutes ?? '00'}`;
}
