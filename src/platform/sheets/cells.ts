import type { Grid, GridCell } from '@dondoc/intake';

type Merge = Grid['merges'][number];

/** Cells of one sheet by their place, and what merged cells cover them. */
export interface Cells {
  in(row: number): readonly GridCell[];
  own(row: number, column: number): GridCell | undefined;
  /** The merged cells that cover a place, from wherever they begin. */
  merge(row: number, column: number): Merge | undefined;
  /** What is read there: of merged cells, the one that holds their words. */
  at(row: number, column: number): GridCell | undefined;
}

/** Merged cells cover at most so many rows in all: more is no list of an office. */
const MOST_COVERED = 300_000;

export function cellsOf(grid: Grid): Cells {
  const rows = new Map(grid.rows.map((row) => [row.number, row.cells]));
  const covered = new Map<number, Merge[]>();
  let left = MOST_COVERED;
  for (const merge of grid.merges) {
    const [top, , bottom] = merge;
    for (let row = top; row <= bottom && left > 0; row++, left--) {
      const here = covered.get(row);
      if (here) here.push(merge);
      else covered.set(row, [merge]);
    }
  }
  const own: Cells['own'] = (row, column) => rows.get(row)?.find((cell) => cell.column === column);
  const merge: Cells['merge'] = (row, column) =>
    covered.get(row)?.find(([, first, , last]) => first <= column && column <= last);
  const at: Cells['at'] = (row, column) => {
    const [top, first] = merge(row, column) ?? [row, column];
    return own(top, first);
  };
  return { in: (row) => rows.get(row) ?? [], own, merge, at };
}
