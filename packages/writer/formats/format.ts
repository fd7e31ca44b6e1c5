/** Which body of rules an issuer's documents follow: the Party's or the State's. */
export type Regime = 'party' | 'state';

/** HD36: Hướng dẫn 36-HD/VPTW (2018). HD05: Hướng dẫn 05-HD/VPTW (2026). ND30: Nghị định 30/2020/NĐ-CP. */
export type FormatVersion = 'HD36' | 'HD05' | 'ND30';

/**
 * How surely a rule is known: P the text itself was seen, S2 two independent sources agree, S1 one source,
 * U our own choice where the regulation was silent or not seen.
 */
export type Certainty = 'P' | 'S2' | 'S1' | 'U';

export type ElementName =
  | 'nationalTitle'
  | 'motto'
  | 'superior'
  | 'issuer'
  | 'separator'
  | 'number'
  | 'placeDate'
  | 'typeName'
  | 'subject'
  | 'subjectMark'
  | 'letterSubject'
  | 'urgency'
  | 'addressee'
  | 'addresseeItem'
  | 'ground'
  | 'declaration'
  | 'divisionLabel'
  | 'divisionTitle'
  | 'body'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'tableHead'
  | 'tableGroup'
  | 'tableCell'
  | 'compactHead'
  | 'compactGroup'
  | 'compactCell'
  | 'recipientsLabel'
  | 'recipient'
  | 'authority'
  | 'position'
  | 'signerName'
  | 'appendixLabel'
  | 'appendixTitle'
  | 'appendixReference'
  | 'pageNumber';

/** How one component of a document looks. Sizes and spaces in points, indents in millimetres. */
export interface ElementFormat {
  /** Name of the style as Word's list shows it. */
  label: string;
  letters: 'upper' | 'lower';
  /** Sizes the regulation allows, both ends included. */
  allowed: readonly [least: number, most: number];
  /** The size we write. */
  size: number;
  bold?: boolean;
  /** Papers in bold are about as well: no fault where the regulation says regular. */
  boldTolerated?: boolean;
  italic?: boolean;
  underline?: boolean;
  align: 'left' | 'center' | 'both';
  before?: number;
  after?: number;
  /** Exact line height; natural height when left out. */
  line?: number;
  firstLine?: number;
  left?: number;
  hanging?: number;
  sides?: number;
  keepNext?: boolean;
  outline?: 0 | 1 | 2;
  certainty: Certainty;
}

/** Urgency of a document: khẩn, thượng khẩn, hỏa tốc. */
export type Urgency = 'khan' | 'thuong_khan' | 'hoa_toc';

/** An element, or a solid rule as long as a share of an element's printed width. */
export type Line = ElementName | { rule: ElementName; share: number };

/** A format: everything the writer, and later the linter, knows about how a regime's documents look. */
export interface Format {
  version: FormatVersion;
  regime: Regime;
  basis: string;
  /** Dates of issue it applies to, both ends included. */
  from: string;
  to: string | null;
  font: string;
  /** Millimetres; `header` from the paper's edge to the page number. */
  page: {
    width: number;
    height: number;
    top: number;
    bottom: number;
    left: number;
    right: number;
    header: number;
  };
  /** Margins that the regulation allows, in millimetres, both ends included. */
  margins: Readonly<Record<'top' | 'bottom' | 'left' | 'right', readonly [least: number, most: number]>>;
  elements: Readonly<Record<ElementName, ElementFormat>>;
  /** Fixed words of the two titles. */
  words: { nationalTitle: string; motto: string; separator: string; subjectMark: string };
  /** The mark of each urgency; `frame` is the red frame around it, in millimetres, where the regime has one. */
  urgency: Readonly<Record<Urgency, { text: string; frame?: { width: number; height: number } }>>;
  /** Two columns, in rows so that number and date stand on one line. Widths in millimetres add to the text width. */
  head: {
    widths: readonly [number, number];
    rows: readonly { left: readonly Line[]; right: readonly Line[] }[];
  };
  underSubject: Line;
  /** {number}, {type}, {symbol} are filled in. */
  numberPattern: string;
  /** The pattern of a công văn, a letter, which has no type name above it. */
  letterNumberPattern: string;
  /** {subject} is filled in. */
  letterSubjectPattern: string;
  /** What addresses the recipient, by the code of the type; `other` for the rest. */
  addressWords: Readonly<Record<string, string>> & { other: string };
  /** Before each ground (Căn cứ). */
  groundMark: string;
  /** Marks around the counted number of levels 1 to 3, then the fourth level's own mark. */
  levels: readonly [string, string, string, string];
  recipientMarks: { each: string; last: string };
  /** A table of at least so many columns on upright paper is set in the compact elements. */
  compactFrom: number;
  appendixNumbers: 'arabic' | 'roman';
  appendixReference: string;
}
