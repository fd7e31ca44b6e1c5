import { type Facts, formatFor, type OfficialDocument } from '@dondoc/writer';
import { type Asked, Issue } from './schema.ts';

/** Turns with the words around the figures: another template prints other sentences from the same rows. */
export const TEMPLATE = '1';

export interface ReportFigure {
  label: string;
  value: string;
}

const SIGN = ' | ';
const FIGURE = 'dondoc.figure.';

/**
 * What the file says to programs: what it was made from and each figure. Ids, days and numbers only; what Word's own
 * box of properties shows, a person may read.
 */
export function factsOf(asked: Asked, regime: OfficialDocument['regime'], figures: ReportFigure[]): Facts {
  const { asOf } = asked;
  const issue = { ...asked, regime, format: formatFor(regime, asOf).version, template: TEMPLATE };
  const own = Object.entries(issue).map(([key, value]) => [`dondoc.${key}`, String(value)]);
  const places = String(figures.length).length;
  const counted = figures.map(({ label, value }, at) => {
    return [`${FIGURE}${String(at + 1).padStart(places, '0')}`, `${label}${SIGN}${value}`];
  });
  return Object.fromEntries([...own, ...counted]);
}

/** What a file says it was made from; null of a file that no installation of this house has issued. */
export function issueOf(facts: Facts): Issue | null {
  const said = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name.replace(/^dondoc\./, ''), value]),
  );
  const parsed = Issue.safeParse({ ...said, asked: said });
  return parsed.success ? parsed.data : null;
}

export function figuresIn(facts: Facts): ReportFigure[] {
  return Object.entries(facts).flatMap(([name, said]) => {
    const at = said.lastIndexOf(SIGN);
    if (!name.startsWith(FIGURE) || at < 0) return [];
    return [{ label: said.slice(0, at), value: said.slice(at + SIGN.length) }];
  });
}
