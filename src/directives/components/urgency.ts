import { isSilent } from '../rules.ts';
import type { DirectiveSummary, Standing } from '../schema.ts';
import { isDueSoon } from './state-of.ts';

const rank = (s: Standing): number => {
  if (s.headline === 'open-late') return 0;
  if (s.state === 'done') return 5;
  if (isDueSoon(s)) return 1;
  if (isSilent(s)) return 2;
  return s.headline === 'undated' ? 4 : 3;
};

const byDay = (a: string | null, b: string | null): number => (a ?? '').localeCompare(b ?? '');

/** The most pressing first: late by how late, near, silent by how long, in time by date, undated, done. */
export function compareUrgency({ standing: a }: DirectiveSummary, { standing: b }: DirectiveSummary): number {
  return (
    rank(a) - rank(b) ||
    b.daysLate - a.daysLate ||
    byDay(a.due, b.due) ||
    (b.silentDays ?? 0) - (a.silentDays ?? 0)
  );
}
