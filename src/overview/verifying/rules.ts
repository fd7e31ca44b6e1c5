import type { ReadBack } from '@dondoc/writer';
import { figuresSaid, type ReportFigure } from '#platform/reports.ts';

/** One figure of a report: what the paper says in every place where it stands, and what is recomputed. */
export interface Verified {
  label: string;
  /** In the order of the paper; empty where the figure has been taken out. */
  printed: string[];
  recomputed: string;
  equal: boolean;
}

type Words = Pick<ReadBack, 'facts' | 'lines' | 'rows'>;

/**
 * Holds the words of a paper against the same paper made anew: each figure in the machine's own list, in the text and
 * in the appendix that traces it; each row of the tables; each sentence that says a figure of one directive. What
 * somebody has written into the paper beside them is theirs.
 */
export function compare(given: Words, made: Words): Verified[] {
  const figures = figuresSaid(made.facts);
  const labels = new Set(figures.map(({ label }) => label));
  return [
    ...basisIn(given, made),
    ...figures.map((figure) => figureIn(given, figure)),
    ...sentencesIn(given, made, labels),
    ...rowsIn(given, made, labels),
  ];
}

const verdict = (label: string, printed: string[], recomputed: string): Verified => ({
  ...{ label, printed, recomputed },
  equal: printed.length > 0 && printed.every((words) => words === recomputed),
});

const BASIS = /Số liệu đến ngày [^.]*ghi nhận đến [^.]*\./gu;

/** Up to when the figures hold; every place that says so says the same. */
function basisIn(given: Words, made: Words): Verified[] {
  const basis = (words: Words) =>
    [...new Set(words.lines.flatMap((line) => line.match(BASIS) ?? []))].sort().join(' ');
  return [verdict('Mốc số liệu', [basis(given) || '(không có)'], basis(made))];
}

/** Without the number that the writer, or Word, has put before it. */
const unnumbered = (line: string): string => line.replace(/^(\d+\.|[a-zđ][.)]|[-–])\s+/u, '');

function figureIn(given: Words, { label, value }: ReportFigure): Verified {
  const own = plain(label);
  const inText = given.lines.flatMap((line) => {
    const said = unnumbered(line);
    return said.startsWith(`${own}: `) ? [said.slice(own.length + 2).replace(/\.$/, '')] : [];
  });
  const inTable = given.rows.flatMap((cells) => (cells[1] === own ? [cells[2] ?? ''] : []));
  const inList = figuresSaid(given.facts).flatMap((figure) =>
    plain(figure.label) === own ? [plain(figure.value)] : [],
  );
  // Taken out of the text or of the appendix, it is a figure that the paper no longer gives.
  const places = [inText, inTable, inList].map((found) => (found.length > 0 ? found : ['(không có)']));
  return verdict(label, places.flat(), plain(value));
}

const plain = (text: string): string => text.replaceAll('\u2011', '-').replace(/\s+/gu, ' ').trim();

/** Sentences of the body that end with a figure of their own: days late, days silent. */
function sentencesIn(given: Words, made: Words, labels: Set<string>): Verified[] {
  return made.lines.flatMap((line) => {
    const [, subject = '', value = ''] = /^(.*): ([^:]*\d[^:]*)$/u.exec(unnumbered(line)) ?? [];
    if (!subject || [...labels].some((label) => plain(label) === subject)) return [];
    const printed = given.lines.flatMap((other) => {
      const said = unnumbered(other);
      return said.startsWith(`${subject}: `) ? [said.slice(subject.length + 2)] : [];
    });
    return [verdict(shortened(subject), printed, value)];
  });
}

const shortened = (words: string): string => (words.length > 60 ? `${words.slice(0, 59)}…` : words);

/** Rows of tables by what they are about, the second cell; the first only counts them. */
function rowsIn(given: Words, made: Words, labels: Set<string>): Verified[] {
  const counted = (words: Words) =>
    words.rows.filter(([n = '', about]) => /^\d+$/.test(n) && about && !isLabel(about));
  const isLabel = (about: string) => [...labels].some((label) => plain(label) === about);
  const rest = (cells: string[]) => cells.slice(2).join(' | ');
  const own = counted(made);
  const known = new Set(own.map(([, about]) => about));
  const added = counted(given).filter(([, about]) => !known.has(about));
  return [
    ...own.map((cells) => {
      const same = counted(given).filter(([, about]) => about === cells[1]);
      return verdict(`Dòng ${codeIn(cells[1] ?? '')}`, same.map(rest), rest(cells));
    }),
    ...added.map((cells) => ({
      ...verdict(`Dòng ${codeIn(cells[1] ?? '')}`, [rest(cells)], '(không có dòng này)'),
    })),
  ];
}

/** A row is called by its code, which stands in brackets at its end. */
const codeIn = (about: string): string => /\(([^()]+)\)$/u.exec(about)?.[1] ?? shortened(about);
