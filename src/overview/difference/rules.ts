import { Headline } from '#directives/schema.ts';
import type { Change, ChangedRow, Flow, Shown, Side } from './schema.ts';

const reds: Headline[] = ['open-late', 'done-late'];
const isRed = (side: Side | null): boolean => side !== null && reds.includes(side.headline);

/** One directive on one of the days. */
export interface Standing {
  id: string;
  code: string;
  ref: string;
  title: string;
  side: Side;
}

/** The classes that a directive stands in, by how it stood and stands. `isWithdrawn`: laid on nobody any more. */
export function changesOf(before: Side | null, after: Side | null, isWithdrawn: boolean): Change[] {
  const is: [Change, boolean][] = [
    ['new', before === null && after !== null],
    ['done', after?.isDone === true && before?.isDone !== true],
    ['turnedLate', isRed(after) && !isRed(before)],
    ['moved', before !== null && after !== null && before.due !== after.due],
    ['succeeded', before !== null && after !== null && leadsIn(before) !== leadsIn(after)],
    ['withdrawn', before !== null && after === null && isWithdrawn],
    ['reopened', before?.isDone === true && after !== null && !after.isDone],
    ['gone', before !== null && after === null && !isWithdrawn],
  ];
  return is.flatMap(([change, holds]) => (holds ? [change] : []));
}

const leadsIn = ({ leads }: Side): string =>
  leads
    .map(({ id }) => id)
    .sort()
    .join(' ');

/** Every directive that changed: those of the later day in its order, then those that it has no more. */
export function changedRows(before: Standing[], after: Standing[], withdrawn: Set<string>): ChangedRow[] {
  const earlier = new Map(before.map((row) => [row.id, row]));
  const later = new Set(after.map(({ id }) => id));
  const pairs = [
    ...after.map((row) => [row, earlier.get(row.id) ?? null, row] as const),
    ...before.filter(({ id }) => !later.has(id)).map((row) => [row, row, null] as const),
  ];
  return pairs.flatMap(([{ id, code, ref, title }, was, is]) => {
    const sides = { before: was?.side ?? null, after: is?.side ?? null };
    const changes = changesOf(sides.before, sides.after, withdrawn.has(id));
    const stays = changes.length === 0 && sides.before?.headline === sides.after?.headline;
    return stays ? [] : [{ code, ref, title, ...sides, changes }];
  });
}

/** The arithmetic of the five numbers: after = before + in − out, each of them the rows that it opens. */
export function flowsOf(rows: ChangedRow[], before: Count, after: Count): Flow[] {
  return Headline.options.map((headline) => ({
    headline,
    before: before(headline),
    in: rows.filter((row) => isShown(row, `in.${headline}`)).length,
    out: rows.filter((row) => isShown(row, `out.${headline}`)).length,
    after: after(headline),
  }));
}

type Count = (headline: Headline) => number;

/** Whether a figure of the page counts this row. */
export function isShown({ before, after, changes }: ChangedRow, shown: Shown): boolean {
  const [way, headline] = shown.split('.');
  if (headline === undefined) return changes.some((change) => change === shown);
  const [here, there] = way === 'in' ? [after, before] : [before, after];
  return here?.headline === headline && there?.headline !== headline;
}
