import { folded, type Line } from './lines.ts';
import { typeOfTitle } from './types.ts';

/** Papers put into force by another that lay work on bodies; statutes and schemes set norms. */
const WORK = new Set(['KH', 'CTr', 'PA']);
/** Lines of a title, its subject and the formula behind them. */
const LONGEST_HEAD = 8;

/** The body of a plan annexed to a decision, behind "(Ban hành kèm theo Quyết định số …)"; none for other annexes. */
export function annexedPlan(annex: readonly Line[]): readonly Line[] {
  const type = typeOfTitle(annex[0]?.search ?? '');
  if (type === null || !WORK.has(type)) return [];
  const tied = annex
    .slice(0, LONGEST_HEAD)
    .findIndex((line) => /^\(?\s*(?:ban hanh )?kem theo /.test(folded(line)));
  if (tied < 0) return [];
  const closed = annex.slice(tied).findIndex((line) => /\)\s*$/u.test(line.search));
  return annex.slice(tied + Math.max(0, closed) + 1);
}
