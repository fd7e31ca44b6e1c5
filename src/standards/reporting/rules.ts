import { addCalendarDays, addMonths } from '@dondoc/vietnamese';
import { type Known, nowOf } from '../gaps/rules.ts';
import { gapOf } from '../roadmap/rules.ts';
import type { GapRow, Roadmap } from '../roadmap/schema.ts';
import { isMet } from '../rules.ts';
import type { Result } from '../schema.ts';
import { askedWords } from '../verdicts/labels.ts';
import type { Line, Moved, Next } from './schema.ts';

/** The results by which a report counts, in its order; met comprises those that exceed. */
export const byResult = (lines: readonly Line[], result: Result): Line[] =>
  lines.filter((line) => line.result === result);

export const metOf = (lines: readonly Line[]): Line[] => lines.filter(({ result }) => isMet(result));

const raised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export function lineOf(known: Known): Line {
  const { indicator, threshold, note } = known;
  const result = known.result ?? 'notAssessed';
  const why = isMet(result) ? null : gapOf({ ...known, kind: indicator.kind, unit: indicator.unit });
  return {
    ...{ code: indicator.code, name: indicator.name, criterion: indicator.criterion, result },
    now: nowOf(known),
    threshold: threshold && raised(askedWords(threshold, indicator)),
    why: why && note ? `${why.replace(/\.$/, '')}. ${note}` : why,
  };
}

/** Which indicators stand otherwise than in the round before; both ways, for a loss is told like a gain. */
export function movedSince(lines: readonly Line[], before: readonly Line[]): Moved[] {
  const earlier = new Map(before.map(({ code, result }) => [code, result]));
  return lines.flatMap(({ code, name, result: to }) => {
    const from = earlier.get(code);
    if (from === undefined || from === to) return [];
    const way = isMet(from) === isMet(to) ? 'between' : isMet(to) ? 'gained' : 'lost';
    return [{ code, name, from, to, way }];
  });
}

/** The three months after the day of the figures. */
export const spanAfter = (day: string): [string, string] => [addCalendarDays(day, 1), addMonths(day, 3)];

/** Open tasks that end in these days, and indicators whose planned day lies in them, by their days. */
export function nextOf(
  { gaps, tasks }: Pick<Roadmap, 'gaps' | 'tasks'>,
  [from, to]: [string, string],
): Next[] {
  const within = (day: string | null): day is string => day !== null && day >= from && day <= to;
  const due = tasks.flatMap((task): Next[] =>
    within(task.endsOn) && !task.work?.doneOn ? [{ on: task.endsOn, what: 'task', task }] : [],
  );
  const planned = gaps.flatMap((row: GapRow): Next[] =>
    within(row.plannedOn) ? [{ on: row.plannedOn, what: 'indicator', row }] : [],
  );
  return [...due, ...planned].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
