import { addMonths, daysInMonth, isoDate } from '@dondoc/vietnamese';
import { dueOf, sumOf, until } from '../money/rules.ts';
import type { Counted } from '../money/schema.ts';
import type { Point } from './schema.ts';

const endOfMonth = (day: string): string => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return isoDate(year, month, daysInMonth(year, month));
};

/** Longer ahead than any scheme looks. */
const MOST_MONTHS = 600;

/** Ends of months from the first entry to the last day planned, and the day itself among them. */
function daysOf(entries: readonly Counted[], asOf: string): string[] {
  const days = entries.map(({ onDay }) => onDay);
  const last = [asOf, ...entries.filter(({ kind }) => kind === 'plan').map(dueOf)].toSorted().at(-1) ?? asOf;
  const first = days.toSorted()[0];
  if (!first) return [];
  const ends: string[] = [];
  for (let at = `${first.slice(0, 7)}-01`; at <= last && ends.length < MOST_MONTHS; at = addMonths(at, 1))
    ends.push(endOfMonth(at));
  return [...new Set([...ends, asOf])].toSorted();
}

/**
 * The S-curve by what was known at the end of a day: planned money stands from the day it is to be there, what was
 * allocated and spent from the day of its paper. What lies ahead of the day is planned only.
 */
export function curveOf(all: readonly Counted[], asOf: string): Point[] {
  const entries = until(all, asOf).filter(({ kind }) => kind !== 'estimate');
  return daysOf(entries, asOf).map((on) => {
    const isPast = on <= asOf;
    const sum = (kind: 'allocation' | 'disbursement') => String(sumOf(until(entries, on), { kind }));
    return {
      on,
      // A change of plan counts from the day that it changes: the line is what is known now.
      planned: String(
        sumOf(
          entries.filter((one) => one.kind === 'plan' && dueOf(one) <= on),
          { kind: 'plan' },
        ),
      ),
      allocation: isPast ? sum('allocation') : null,
      disbursement: isPast ? sum('disbursement') : null,
    };
  });
}

/** Where a sum has changed since the point before, with the day itself and the last: the rest says nothing new. */
export const changing = (points: readonly Point[], asOf: string): Point[] =>
  points.filter((point, at) => {
    const before = points[at - 1];
    if (!before || point.on === asOf || at === points.length - 1) return true;
    const differs = (key: 'planned' | 'allocation' | 'disbursement') =>
      point[key] !== null && point[key] !== before[key];
    return differs('planned') || differs('allocation') || differs('disbursement');
  });

/** Ends of quarters, with the day itself. */
export const byQuarter = (points: readonly Point[], asOf: string): Point[] =>
  points.filter(({ on }) => on === asOf || [3, 6, 9, 12].includes(Number(on.slice(5, 7))));

/** Places from top to bottom near where each is wanted, none closer than `gap` to the next nor below `lowest`. */
export function apart(wanted: readonly number[], gap: number, lowest: number): number[] {
  const order = wanted.map((_, at) => at).toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const placed = [...wanted];
  let above = Number.NEGATIVE_INFINITY;
  for (const at of order) above = placed[at] = Math.max(wanted[at] ?? 0, above + gap);
  let below = lowest + gap;
  for (const at of order.toReversed()) below = placed[at] = Math.min(placed[at] ?? 0, below - gap);
  return placed;
}
