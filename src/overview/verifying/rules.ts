import { FIGURE_SIGN, type PrintedFigure, type ReadBack, type Shown, type ShownTable } from '@dondoc/writer';
import { figuresSaid } from '#platform/reports.ts';
import type { Verified } from './schema.ts';

/** The words of a paper, with its figures in their places. */
export type Words = Pick<ReadBack, 'facts' | 'shown' | 'tables'>;

/**
 * Holds a paper against the same paper made anew: each figure at its bookmark and in the list for programs, each row of
 * the tables, the two moments. What somebody has written into the paper beside them is theirs.
 *
 * @param printed the figures of the paper made anew, by their bookmarks
 */
export function compare(given: Words, made: Words, printed: PrintedFigure[]): Verified[] {
  const labels = new Map(printed.map(({ mark, label }) => [mark, label]));
  const places = [...placesIn(given, made), ...repeated(given, made), ...listed(given, made)];
  const byLabel = Map.groupBy(places, (one) => plain(one.label ?? labels.get(one.mark ?? '') ?? ''));
  return [
    ...basisIn(given, made),
    ...[...byLabel].map(([label, of]) => figureOf(label, of)),
    ...strange(given, labels),
    ...made.tables.flatMap((table, at) => rowsOf(table, counterpart(given, made, at))),
  ];
}

/** What the paper says of a figure in one of its places. */
interface Place {
  /** Either its bookmark or its name. */
  mark?: string;
  label?: string;
  said: string[];
  value: string;
  note?: string | null;
}

function figureOf(label: string, places: Place[]): Verified {
  const wrong = places.filter(({ said, value, note }) => note || said.some((words) => words !== value));
  return {
    ...{ label, printed: places.flatMap(({ said }) => said) },
    recomputed: [...new Set(places.map(({ value }) => value))].join('; '),
    equal: wrong.length === 0,
    note: [...new Set(wrong.flatMap(({ note }) => note ?? []))].join('; ') || null,
  };
}

const verdict = (label: string, printed: string[], recomputed: string): Verified => ({
  ...{ label, printed, recomputed, note: null },
  equal: printed.length > 0 && printed.every((words) => words === recomputed),
});

const BASIS = /Số liệu đến ngày [^.]*ghi nhận đến [^.]*\./gu;

/** Up to when the figures hold; every place that says so says the same. */
function basisIn(given: Words, made: Words): Verified[] {
  const basis = ({ shown }: Words) =>
    [...new Set(shown.flatMap(({ text }) => text.match(BASIS) ?? []))].sort().join(' ');
  const recomputed = basis(made);
  return recomputed ? [verdict('Mốc số liệu', [basis(given) || '(không có)'], recomputed)] : [];
}

/** Where a figure stands: a line of the text, or a cell with the row and the table around it. */
interface Spot {
  shown: Shown;
  /** Of its figures. */
  at: number;
  row: Shown[] | null;
  table: ShownTable | null;
}

function spotsOf({ shown, tables }: Words): Map<string, Spot[]> {
  const inLines = shown.flatMap((line) => spotsIn(line, null, null));
  const inTables = tables.flatMap((table) =>
    table.rows.flatMap((row) => row.flatMap((cell) => spotsIn(cell, row, table))),
  );
  return Map.groupBy([...inLines, ...inTables], ({ shown, at }) => shown.figures[at]?.mark ?? '');
}

const spotsIn = (shown: Shown, row: Shown[] | null, table: ShownTable | null): Spot[] =>
  shown.figures.map((_, at) => ({ shown, at, row, table }));

const valueAt = ({ shown, at }: Spot): string => shown.figures[at]?.value ?? '';

/** Every figure of the paper made anew, as the given one has it there. */
function placesIn(given: Words, made: Words): Place[] {
  const there = spotsOf(given);
  const own = [...spotsOf(made)].flatMap(([mark, spots]) => spots.map((spot) => ({ mark, spot })));
  return own.flatMap(({ mark, spot }): Place[] => {
    const value = valueAt(spot);
    // A table that is not there is named once, as a table.
    if (spot.table && !given.tables.some(({ head }) => head === spot.table?.head)) return [];
    const found = there.get(mark) ?? [];
    if (found.length === 0) return [{ mark, value, said: byWords(given, spot) }];
    const said = found.map(valueAt);
    if (found.length > 1) return [{ mark, value, said, note: 'số liệu này in lặp' }];
    return [{ mark, value, said, note: found[0] ? misplaced(found[0], spot) : null }];
  });
}

/** Word drops the bookmark of what is typed over: then the words around tell what stands there now. */
function byWords(given: Words, spot: Spot): string[] {
  const { shown, at, row, table } = spot;
  const here = row
    ? given.tables
        .filter(({ head }) => head === table?.head)
        .flatMap(({ rows }) => rows.filter((other) => keyOf(other) === keyOf(row)))
        .flatMap((other) => other[row.indexOf(shown)] ?? [])
    : given.shown;
  const pattern = patternOf(shown);
  const said = here.flatMap(({ text }) => matched(pattern, text)?.[at + 1] ?? []);
  return said.length > 0 ? said : ['(không có)'];
}

/** Whether a figure still stands among its own words; where not, what the paper has there. */
function misplaced(there: Spot, own: Spot): string | null {
  const isSameRow =
    there.table?.head === own.table?.head && (!own.row || keyOf(own.row) === keyOf(there.row));
  if (isSameRow && stands(partsOf(there), partsOf(own), own.row !== null)) return null;
  const around = there.row ? `dòng ${nameOf(there.row)}` : shortened(there.shown.text);
  return `đặt giữa lời khác: «${around}»`;
}

/** Directly before and behind it, up to the next figure. */
const partsOf = ({ shown, at }: Spot): [before: string, after: string] => {
  const parts = shown.frame.split(FIGURE_SIGN);
  return [parts[at] ?? '', parts[at + 1] ?? ''];
};

const TOUCHES_BEFORE = /[\p{L}\p{N}]$|\d[.,]$/u;
const TOUCHES_AFTER = /^[\p{L}\p{N}%]|^[.,]\d/u;

/** In a cell the words are the same; in a line others may stand before and behind them. */
function stands([before, after]: [string, string], own: [string, string], isCell: boolean): boolean {
  const [ownBefore, ownAfter] = [unnumbered(own[0]), own[1]];
  if (isCell) return before === own[0] && after === own[1];
  const isBefore = ownBefore === '' ? !TOUCHES_BEFORE.test(unnumbered(before)) : before.endsWith(ownBefore);
  return isBefore && (ownAfter === '' ? !TOUCHES_AFTER.test(after) : after.startsWith(ownAfter));
}

/** Without the number that the writer, or Word, has put before it. */
const unnumbered = (line: string): string => line.replace(/^(\d+\.|[a-zđ][.)]|[-–+])\s+/u, '');

/** Longer than any line that is printed; what somebody else wrote must not cost time. */
const MOST_LETTERS = 4000;
const matched = (pattern: RegExp, text: string): RegExpExecArray | null =>
  text.length > MOST_LETTERS ? null : pattern.exec(text);

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The line or cell with anything where its figures stand. */
const patternOf = ({ frame }: Shown): RegExp =>
  new RegExp(`^(?:\\S{1,5}\\s+)?${unnumbered(frame).split(FIGURE_SIGN).map(escaped).join('(.*?)')}$`, 'u');

/** Lines of figures that stand in the paper more often than they were printed. */
function repeated(given: Words, made: Words): Place[] {
  return made.shown.flatMap((line): Place[] => {
    // Without words of its own a line cannot be told from others.
    if (line.figures.length === 0 || !/\p{L}{2}/u.test(line.frame)) return [];
    const pattern = patternOf(line);
    const same = given.shown.filter(({ text }) => matched(pattern, text));
    if (same.length <= made.shown.filter(({ text }) => matched(pattern, text)).length) return [];
    return line.figures.map(({ mark, value }, at) => ({
      ...{ mark, value, note: 'số liệu này in lặp' },
      said: same.flatMap(({ text }) => matched(pattern, text)?.[at + 1] ?? []),
    }));
  });
}

/** The list of figures that the file bears for programs. */
function listed(given: Words, made: Words): Place[] {
  const said = figuresSaid(given.facts);
  return figuresSaid(made.facts).map(({ label, value }) => {
    const found = said.filter((one) => one.label === label).map((one) => plain(one.value));
    return { label, value: plain(value), said: found.length > 0 ? found : ['(không có)'] };
  });
}

/** Bookmarks of figures that this paper never had. */
const strange = (given: Words, labels: ReadonlyMap<string, string>): Verified[] =>
  [...spotsOf(given)].flatMap(([mark, spots]) =>
    labels.has(mark)
      ? []
      : [verdict(`Số liệu thêm vào (${mark})`, spots.map(valueAt), '(không có số liệu này)')],
  );

const plain = (text: string): string => text.replaceAll('\u2011', '-').replace(/\s+/gu, ' ').trim();
const shortened = (words: string): string => (words.length > 60 ? `${words.slice(0, 59)}…` : words);

/** The table of the given paper that is the same one: by its head, and the how manieth of that head. */
function counterpart(given: Words, made: Words, at: number): ShownTable | undefined {
  const head = made.tables[at]?.head;
  const before = made.tables.slice(0, at).filter((one) => one.head === head).length;
  return given.tables.filter((one) => one.head === head)[before];
}

const isCounter = (cell: Shown | undefined): boolean => /^\d+\.?$/.test(cell?.text ?? '');
const counted = (row: Shown[]): number => (isCounter(row[0]) && row.length > 1 ? 1 : 0);

/** What a row is about: its first cell that does not merely count. */
const keyOf = (row: Shown[] | null): string => (row ? (row[counted(row)]?.frame ?? '') : '');

/** A row is called by its code, which stands in brackets at its end. */
function nameOf(row: Shown[]): string {
  const about = row[counted(row)]?.text ?? '';
  return /\(([^()]+)\)$/u.exec(about)?.[1] ?? shortened(about);
}

const rest = (row: Shown[]): string =>
  row
    .slice(counted(row) + 1)
    .map(({ text }) => text)
    .join(' | ');

/** Each row of a table; its figures are judged at their bookmarks, not here. */
function rowsOf(made: ShownTable, given: ShownTable | undefined): Verified[] {
  if (!given) return [verdict(`Bảng «${shortened(made.head)}»`, [], `${made.rows.length} dòng`)];
  const left = [...given.rows];
  const take = (is: (row: Shown[]) => boolean): Shown[] | undefined => {
    const at = left.findIndex(is);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const pairs = made.rows.map((row) => ({ row, there: take((other) => keyOf(other) === keyOf(row)) }));
  const lost = pairs.filter(({ there }) => !there);
  // As many new ones as lost ones: what the rows are about was changed.
  if (lost.length === left.length) for (const pair of lost) pair.there = left.shift();
  return [
    ...pairs.map(({ row, there }) => ({
      ...verdict(`Dòng ${nameOf(row)}`, there ? [wholeOf(there, row)] : ['(không có)'], rest(row)),
      equal: there !== undefined && isSame(there, row),
    })),
    ...left.map((row) => verdict(`Dòng ${nameOf(row)}`, [wholeOf(row)], '(không có dòng này)')),
  ];
}

/** What a row says, with what it is about where that is not the same. */
const wholeOf = (row: Shown[], own?: Shown[]): string =>
  own && keyOf(row) === keyOf(own) ? rest(row) : [row[counted(row)]?.text, rest(row)].join(' | ');

function isSame(there: Shown[], own: Shown[]): boolean {
  if (there.length !== own.length) return false;
  return own.every(
    (cell, at) =>
      (at === 0 && counted(own) === 1) ||
      cell.frame === there[at]?.frame ||
      matched(cellPattern(cell), there[at]?.text ?? '') !== null,
  );
}

const cellPattern = ({ frame }: Shown): RegExp =>
  new RegExp(`^${frame.split(FIGURE_SIGN).map(escaped).join('(.*?)')}$`, 'u');
