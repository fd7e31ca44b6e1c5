import { formatNumber } from '@dondoc/vietnamese';
import type { TracedFigure } from '@dondoc/writer';
import type { Fact, FactName } from '#platform/facts.ts';
import { shareWords } from '../labels.ts';
import { dongInWords } from '../plan/rules.ts';
import type { Assessed } from '../rounds/schema.ts';
import { isMet } from '../rules.ts';
import type { Criterion } from '../schema.ts';

/** A part of the report with its figures; `codes` are the rows that each was counted from. */
export interface Section {
  title: string;
  figures: TracedFigure[];
}

/** More rows than these are counted, not named: the page of the figure has them all. */
const MOST_ROWS = 60;

/** The rows of a figure as the appendix names them. */
function named(rows: Fact['rows']): string[] {
  const said = rows.slice(0, MOST_ROWS).map(({ label, note }) => (note ? `${label} (${note})` : label));
  const more = rows.length - said.length;
  return more > 0 ? [...said, `và ${more} dòng khác, xem tại hệ thống`] : said;
}

/** "28 người", "1.250.000.000 đồng", "có"; an unknown says why, and is never nought. */
export function factWords(fact: Fact, unit: string | null): string {
  if (!fact.known) return `chưa có số liệu (${fact.reason})`;
  if (typeof fact.value === 'boolean') return fact.value ? 'có' : 'chưa';
  if (unit === 'đồng') return dongInWords(BigInt(Math.round(fact.value)));
  return unit ? `${formatNumber(fact.value, 2)}\u00a0${unit}` : formatNumber(fact.value, 2);
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** The figures of a room in the order in which it names them. */
export const roomFigures = (names: readonly FactName[], facts: ReadonlyMap<string, Fact>): TracedFigure[] =>
  names.flatMap(({ name, label, unit }) => {
    const fact = facts.get(name);
    return fact ? [{ label: capital(label), value: factWords(fact, unit), codes: named(fact.rows) }] : [];
  });

/** N/55 and N of each criterion, as the round says them. */
export function roundFigures(all: readonly Assessed[], criteria: readonly Criterion[]): TracedFigure[] {
  const share = (label: string, rows: readonly Assessed[]): TracedFigure => {
    const met = rows.filter(({ result }) => isMet(result));
    return {
      ...{ label, value: `${shareWords(met.length, rows.length)} chỉ tiêu` },
      codes: met.map(({ indicator }) => `${indicator.code} ${indicator.name}`),
    };
  };
  return [
    share('Chỉ tiêu đạt', all),
    ...criteria.map(({ number, name }) =>
      share(
        `Tiêu chí ${number}, ${name}`,
        all.filter(({ indicator }) => indicator.criterion === number),
      ),
    ),
  ];
}

/** Two figures of one name would be one figure in two places: the later says of what it speaks. */
export function apart(sections: readonly Section[]): Section[] {
  const seen = new Set<string>();
  return sections.map(({ title, figures }) => ({
    title,
    figures: figures.map((one) => {
      const label = seen.has(one.label) ? `${one.label} (${title.toLocaleLowerCase('vi')})` : one.label;
      seen.add(label);
      return { ...one, label };
    }),
  }));
}
