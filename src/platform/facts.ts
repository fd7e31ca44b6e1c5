import type { Db } from './database/connection.ts';

/** Of whom and of when a fact is asked. Days are YYYY-MM-DD. */
export interface FactAsk {
  officeId: string;
  schoolId: string;
  /** The figure as it stood at the end of this day. */
  day: string;
  /** First day of the window of a count; the year of `day` where the indicator has no window. */
  from: string;
}

/** A row behind a figure: what it is called, what about it counts, and the page where it is. */
export interface FactRow {
  id: string;
  label: string;
  note: string;
  href: string | null;
}

/** A figure, or why it is not known: an unknown is never nought, and never no. */
export type Fact =
  | { known: true; value: number | boolean; rows: FactRow[] }
  | { known: false; reason: string; rows: FactRow[] };

/** A figure by the name that rules call it: small letters of the field's words, without marks ("giang_vien_chinh"). */
export interface FactName {
  name: string;
  /** In Vietnamese, as read in a sentence. */
  label: string;
  unit: string | null;
  /** What counts, and what does not. */
  explains: string;
}

/**
 * Which partners of the school may open the rows behind a room's figures: all of them, those who may see its staff, or
 * none, where the room itself shows an agency only what concerns it.
 */
export type RowsFor = 'partners' | 'staffSeers' | 'own';

/** The figures that a room offers, all read at once. */
export interface FactRoom {
  rowsFor: RowsFor;
  names: FactName[];
  read(db: Db, ask: FactAsk): Promise<Map<string, Fact>>;
}
