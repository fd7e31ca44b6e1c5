import type { ReactNode } from 'react';

export type Sorted = 'ascending' | 'descending' | 'none';

export type Column<Row> = {
  key: string;
  head: ReactNode;
  /** The head in full, where the column is narrow. */
  title?: string;
  width?: number | string;
  align?: 'right';
  /** Keeps the cell on one line. */
  nowrap?: boolean;
  cell(row: Row): ReactNode;
  /** The second, quieter line of the row. */
  sub?(row: Row): ReactNode;
  /** Its place on the card below 700 px; columns without one become “head value” lines, `hide` is left out. */
  card?: 'code' | 'state' | 'title' | 'hide';
  sort?: { state: Sorted; onToggle(): void };
};

/** Rows ticked for one act on many; the ticks may reach beyond the rows of this page. */
export type Picking = {
  picked: ReadonlySet<string>;
  onPick(keys: string[], picked: boolean): void;
};

export type DataTableProps<Row> = {
  /** What the rows are, and of how many: read aloud and printed as the caption. */
  label: string;
  rows: readonly Row[];
  columns: Column<Row>[];
  rowKey(row: Row): string;
  /** Address of the row's page. The `link` column carries it as a true link. */
  rowHref?(row: Row): string;
  /** Key of the column that carries the link; the first one when not said. */
  link?: string;
  /** The row shown in the panel. Needs `onSelect`. */
  selected?: string | null;
  /** With it the arrows, j and k walk the rows; without it a click opens the row's page. */
  onSelect?(key: string): void;
  /** With it each row has a tick: Space ticks the selected row, Shift with an arrow goes on ticking. */
  picking?: Picking | undefined;
  /** Wider than its place: the table scrolls sideways in it, and its head no longer stays in sight. */
  minWidth?: number | undefined;
  /** Buttons of the card below 700 px. */
  cardActions?(row: Row): ReactNode;
  isLate?(row: Row): boolean;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
};
