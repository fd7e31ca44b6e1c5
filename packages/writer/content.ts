import type { FormatVersion, Regime, Urgency } from './formats/format.ts';

/** A stretch of text with its own weight or slope. Control characters that XML forbids are dropped. */
export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  /** What the figure is called that this run says: the file bears a bookmark there. Made by `figure`. */
  figure?: string;
}

/** Plain text or runs. A line break in it starts a new paragraph of the same style. */
export type Text = string | readonly Run[];

/** A titled level: 1 = I, 2 = 1, 3 = a. The writer counts; the format knows the marks around the number. */
export interface Heading {
  kind: 'heading';
  level: 1 | 2 | 3;
  text: string;
}

/** A numbered paragraph of the body: 2 = 1, 3 = a, 4 = the hyphen. Levels 2 and 3 count on with the headings. */
export interface Item {
  kind: 'item';
  level: 2 | 3 | 4;
  text: Text;
}

export interface Paragraph {
  kind: 'paragraph';
  text: Text;
}

/** A division of a long text; its name is printed in capitals under "Phần I", "Chương I", "Mục 1". */
export interface Division {
  kind: 'division';
  level: 'part' | 'chapter' | 'section';
  text: string;
}

/** "Điều 1." and its text; counted through the document, items of level 2 (khoản) start again below it. */
export interface Article {
  kind: 'article';
  text: Text;
}

/** What a decision rests on (Căn cứ …), one paragraph each. */
export interface Ground {
  kind: 'ground';
  text: Text;
}

/** Who decides, or the word of decision ("QUYẾT ĐỊNH:"): capitals in the middle of the page. */
export interface Declaration {
  kind: 'declaration';
  text: string;
}

export interface Column {
  head: string;
  /** A width the content needs whatever the paper, such as a date's; else the column shares what these leave. */
  millimetres?: number;
  /** Share of the free width in relation to the other columns; 1 when left out. */
  share?: number;
  align?: 'left' | 'center' | 'right';
}

/** A row of cells, one for each column, or a line across the whole table that names a group of rows. */
export type Row = { cells: readonly Text[] } | { group: string };

/** A ruled table; its head repeats on every page and no row is cut by a page's end. */
export interface Table {
  kind: 'table';
  columns: readonly [Column, ...Column[]];
  rows: readonly Row[];
}

export type Block = Heading | Item | Paragraph | Division | Article | Ground | Declaration | Table;

export interface Recipient {
  /** Without the hyphen before and the mark after it: both come from the format. */
  text: string;
}

/** The block at the lower right; `authority` is null when the head of the body signs for himself. */
export interface Signature {
  authority: string | null;
  position: string;
  name: string | null;
}

/** An appendix starts a page of its own; `title` is printed in capitals. */
export interface Appendix {
  title: string;
  /** The name of a kind (Quy chế, Quy định) that the paper issues: it opens the page instead of "Phụ lục", above its trích yếu. */
  enacts?: string;
  blocks: readonly Block[];
  landscape?: boolean;
}

/** What a program reads of a paper, beside its words: kept in the file's own properties. Never personal data. */
export type Facts = Readonly<Record<string, string>>;

/** What goes into an official document; how it looks is decided by the format of its regime and date. */
export interface OfficialDocument {
  regime: Regime;
  /** Chosen from the date when left out; a paper without a full date then takes the newest. */
  version?: FormatVersion;
  /** The body directly above the issuer, null when there is none to name. */
  superior: string | null;
  issuer: string;
  /** The issuer as sentences name it; its two lines together when left out. */
  issuerInText?: string;
  /** The issuer's part of the symbol, such as VPTU. */
  symbol: string;
  /** Null in a draft: a blank is left for the number. */
  number: number | null;
  /** A slip, a form or a list that is entered in no register: no line for a number is printed. */
  unnumbered?: boolean;
  /** Such as BC, Báo cáo. CV is a letter (công văn): no type name, its trích yếu under the number. */
  type: { code: string; name: string };
  /** The trích yếu, without an initial capital; a line break in it is kept. */
  subject: string;
  place: string;
  /** ISO date; '2026-05' and '2026' leave the day, or day and month, blank; null leaves all three. */
  date: string | null;
  /** After "Kính gửi:" when the paper goes to somebody in particular. */
  addressees?: readonly string[];
  /** Instead of the format's word before the addressees (one source only tells "Kính trình" of 2026). */
  addressWord?: string;
  urgency?: Urgency;
  /** For paper printed on both sides: the wider margin stays at the binding. */
  duplex?: boolean;
  body: readonly Block[];
  recipients: readonly Recipient[];
  /** Null where nobody signs: a form that people fill in without their names. */
  signature: Signature | null;
  /** Who signs at the left: whoever kept the minutes (biên bản), the chair at the right. The recipients go below. */
  recorder?: Signature;
  appendices?: readonly Appendix[];
  /** Kept in the file's properties; made from the content when left out. */
  properties?: { title?: string; author?: string; facts?: Facts };
}
