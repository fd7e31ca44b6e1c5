import type { Look, Stance } from './looks.ts';

export interface Piece {
  text: string;
  look: Look;
}

/** Where a paragraph of a table stands, all counted from 0; `width` of its cell in millimetres. */
export interface Cell {
  table: number;
  row: number;
  column: number;
  width: number | undefined;
}

/** A bookmark, as letters of the text that it holds. */
export interface Mark {
  name: string;
  from: number;
  to: number;
}

export interface Paragraph {
  /** Counted from 1 through the file, blank ones and those of tables included. */
  number: number;
  text: string;
  pieces: Piece[];
  stance: Stance;
  /** A border above or below it. */
  border: boolean;
  /** Shapes drawn at it. */
  drawings: number;
  cell: Cell | null;
  /** In the order in which they begin. */
  marks: Mark[];
}

export interface Table {
  rows: { header: boolean; cantSplit: boolean }[];
  ruled: boolean;
  /** Number of its first paragraph. */
  first: number;
}

/** Lengths in millimetres. */
export interface Section {
  width: number;
  height: number;
  margins: { top: number; bottom: number; left: number; right: number };
  header: number;
  titlePage: boolean;
  headers: { default?: Paragraph[]; first?: Paragraph[] };
  footers: { default?: Paragraph[] };
}

/** A file as the rules see it. */
export interface Paper {
  paragraphs: Paragraph[];
  tables: Table[];
  sections: Section[];
  /** As the program that saved it counted them. */
  pages: number | undefined;
}

/** The field that prints the page's number stands as this sign in the text. */
export const PAGE_FIELD = '\uE000';

/** Lengths of OOXML are twentieths of a point. */
export const millimetres = (twips: number | undefined) => ((twips ?? 0) / 1440) * 25.4;
