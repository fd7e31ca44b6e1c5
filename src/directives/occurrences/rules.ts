import { addCalendarDays, addMonths } from '@dondoc/vietnamese';
import type { Cadence } from '../schema.ts';

/** One turn of recurring work: the day from which it is open, and the day on which it is due. */
export interface Occurrence {
  /** Names it within its directive, and in its code: the day on which it is due. */
  key: string;
  opensOn: string;
  due: string;
}

const months: Record<Exclude<Cadence, 'P1W'>, number> = { P1M: 1, P3M: 3, P6M: 6, P1Y: 12 };

/** The n-th day of a rhythm, counted from the first one, so that the last day of a month does not drift. */
export function dueOf(every: Cadence, firstDue: string, n: number): string {
  return every === 'P1W' ? addCalendarDays(firstDue, 7 * n) : addMonths(firstDue, months[every] * n);
}

/**
 * The occurrences that are open by a day. The first opens when the rhythm was set, each further one on the day after the
 * one before it is due. The days are those of the rhythm; where a rule of the office moves them, it says so by an extension.
 */
export function occurrencesUntil(
  { every, firstDue, setOn }: { every: Cadence; firstDue: string; setOn: string },
  day: string,
): Occurrence[] {
  const open: Occurrence[] = [];
  for (let n = 0, opensOn = setOn; opensOn <= day; n += 1) {
    const due = dueOf(every, firstDue, n);
    open.push({ key: due, opensOn, due });
    opensOn = addCalendarDays(due, 1);
  }
  return open;
}
