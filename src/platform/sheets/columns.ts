import { fold } from '@dondoc/vietnamese';

/**
 * What a column holds. `day`: day, month, year in this order, never swapped · `number`: 1.234,5 · `agencies`: names as
 * written, cut by `splitNames` against a directory · `choice`: one of some labels.
 */
export type ColumnKind = 'text' | 'day' | 'number' | 'agencies' | 'choice';

/** A column as a room names it, for reading and for writing. */
export interface SheetColumn<K extends string = string> {
  key: K;
  heading: string;
  kind: ColumnKind;
  /** Other headings of offices; marks, case and signs do not count. */
  synonyms?: string[];
  /** A row without it is none, and a header without it neither. */
  required?: boolean;
  /** Of a choice: the value by its label. */
  choices?: Record<string, string>;
  /** Words that may stand where a day is asked for, and what they mean: "hằng tháng". */
  words?: Record<string, string>;
  /** In characters, for writing. */
  width?: number;
}

/** A day as YYYY-MM-DD, a choice as its value; of agencies and texts the words. */
export type CellValue = string | number;

/** Headings that differ only in marks, case and signs are one. */
export const headingKey = (heading: string): string =>
  fold(heading)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** 'A' for 0, 'AB' for 27. */
export const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** Where a cell stands, as the program names it: D7. */
export const placeOf = (row: number, column: number): string => `${columnName(column)}${row}`;
