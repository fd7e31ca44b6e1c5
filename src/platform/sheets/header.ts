import type { Grid } from '@dondoc/intake';
import type { Cells } from './cells.ts';
import { headingKey, type SheetColumn } from './columns.ts';

/** The row of headings of a list, under title rows, over its data. */
export interface Header<K extends string> {
  /** The last row of it, from 1. */
  row: number;
  /** Where each column that is known stands, from 0. */
  columns: Map<number, SheetColumn<K>>;
  /** Headings that no column answers to. */
  unknown: { row: number; column: number; heading: string }[];
}

/** Titles, the office's name and the date stand above; no more than this. */
const MOST_TITLE_ROWS = 60;
/** One word alone may stand in a title. */
const FEWEST = 2;

/** Finds the header by what its cells say; null where no row looks like one. */
export function findHeader<K extends string>(
  grid: Grid,
  cells: Cells,
  columns: readonly SheetColumn<K>[],
): Header<K> | null {
  let best: Header<K> | null = null;
  for (const { number } of grid.rows.slice(0, MOST_TITLE_ROWS)) {
    for (const candidate of [headerIn(cells, columns, number), headerIn(cells, columns, number, true)])
      if (candidate && candidate.columns.size > (best?.columns.size ?? FEWEST - 1)) best = candidate;
  }
  return best;
}

/** `below`: a second row under the first divides headings that stand over several columns. */
function headerIn<K extends string>(
  cells: Cells,
  columns: readonly SheetColumn<K>[],
  row: number,
  below = false,
): Header<K> | null {
  const found = new Map<number, SheetColumn<K>>();
  const unknown: Header<K>['unknown'] = [];
  for (const { row: at, column, heading } of headings(cells, row, below)) {
    const meant = columnFor(heading, columns);
    if (meant && ![...found.values()].includes(meant)) found.set(column, meant);
    else unknown.push({ row: at, column, heading });
  }
  const isWhole = columns.every((column) => !column.required || [...found.values()].includes(column));
  return isWhole ? { row: below ? row + 1 : lastRow(cells, row, found), columns: found, unknown } : null;
}

function headings(cells: Cells, row: number, below: boolean) {
  const all = [...cells.in(row), ...(below ? cells.in(row + 1) : [])];
  const here = new Set(all.map(({ column }) => column));
  return [...here]
    .sort((a, b) => a - b)
    .map((column) => {
      const lower = below ? cells.own(row + 1, column) : undefined;
      return { row: lower ? row + 1 : row, column, heading: (lower ?? cells.at(row, column))?.text ?? '' };
    })
    .filter(({ heading }) => heading !== '');
}

/** Headings merged downwards end the header where they end. */
const lastRow = (cells: Cells, row: number, found: Map<number, unknown>): number =>
  Math.max(
    row,
    ...[...found.keys()].map((column) => Math.min(cells.merge(row, column)?.[2] ?? row, row + 3)),
  );

/** By one of its headings whole; else by the longest that it begins with. */
function columnFor<K extends string>(
  heading: string,
  columns: readonly SheetColumn<K>[],
): SheetColumn<K> | undefined {
  const key = headingKey(heading);
  let best: { column: SheetColumn<K>; length: number } | undefined;
  for (const column of columns) {
    for (const name of [column.heading, ...(column.synonyms ?? [])].map(headingKey)) {
      if (name === key) return column;
      if (key.startsWith(`${name} `) && name.length > (best?.length ?? 3))
        best = { column, length: name.length };
    }
  }
  return best?.column;
}
