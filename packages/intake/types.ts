/** One page of a read file: its number from 1 and where it stands in `text`, [start, end) in UTF-16 units. */
export interface Page {
  number: number;
  span: [number, number];
  confidence?: number;
}

/** Something the reader of the text should know, in Vietnamese; the span says which part it is about. */
export interface Warning {
  code: string;
  message: string;
  span?: [number, number];
}

/**
 * A word of a PDF and where it stands on its page, for marking it on the page's picture.
 * The box is [left, top, right, bottom] in parts of the page (0..1, from the top left corner).
 */
export interface Word {
  page: number;
  span: [number, number];
  box: [number, number, number, number];
  /** how sure recognition is, 0 to 1; absent where the file holds the text itself */
  confidence?: number;
}

/** A table of which the cells are known: rows of cells, each [start, end) in `text` (empty cell: start = end). */
export interface Table {
  rows: [number, number][][];
}

/** What a file says: its text in NFC, in reading order, and where its pages, tables and words stand in it. */
export interface ReadFile {
  mediaType: string;
  method: 'text' | 'ocr' | 'mixed';
  encoding: 'unicode' | 'tcvn3' | 'vni' | 'vps' | 'windows-1258' | 'mixed';
  text: string;
  pages: Page[];
  warnings: Warning[];
  tables?: Table[];
  words?: Word[];
  /** width and height of each page in points, as it is seen upright; given together with `words` */
  sizes?: [number, number][];
}

/** A cell that says something, or that should: a formula of which the file holds no value has an empty text. */
export interface GridCell {
  /** from 0 */
  column: number;
  /** as it is shown: days as d/m/yyyy, decimals with a comma */
  text: string;
  kind: 'text' | 'number' | 'percent' | 'date' | 'time' | 'boolean' | 'error' | 'formula';
  /** the number itself, where the cell holds one */
  value?: number;
}

export interface GridRow {
  /** as the program counts it, from 1 */
  number: number;
  hidden: boolean;
  cells: GridCell[];
}

/** A sheet as it lies in the file, hidden parts too. */
export interface Grid {
  name: string;
  hidden: boolean;
  /** rows that say something, in order */
  rows: GridRow[];
  /** [first row, first column, last row, last column], rows from 1, columns from 0 */
  merges: [number, number, number, number][];
  hiddenColumns: number[];
}

/** The sheets of a file, or why there are none. */
export type Grids = { ok: true; value: Grid[] } | Refusal;

/** Why a file was refused; a closed list. */
export type RefusalReason =
  | 'empty'
  | 'too-large'
  | 'unsupported'
  | 'damaged'
  | 'encrypted'
  | 'unsafe'
  | 'no-pages'
  | 'too-many-pages'
  | 'too-many-rows'
  | 'page-too-large'
  | 'bomb'
  | 'too-slow'
  | 'no-text';

/** A refusal: the reason for the program, one Vietnamese sentence or three for the person. */
export interface Refusal {
  ok: false;
  reason: RefusalReason;
  message: string;
}

/** The text of a file, or why there is none. */
export type Intake = { ok: true; value: ReadFile } | Refusal;

/** How much one file may cost. */
export interface Limits {
  /** size of the file in bytes */
  maxBytes: number;
  maxPages: number;
  /** rows that say something, of all sheets of a list */
  maxRows: number;
  /** longer side of a page, in points (1/72 inch) */
  maxPageSize: number;
  /** bytes of a zipped file once unpacked, declared or real */
  maxUnpacked: number;
  /** wall time of the child process, in milliseconds, without that of recognition */
  timeMs: number;
  /** wall time for each page that has to be recognised, in milliseconds */
  pageMs: number;
  /** resident memory of the child process, in megabytes */
  memoryMb: number;
}
