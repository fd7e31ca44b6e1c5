/** A half-open range [start, end) in UTF-16 code units of the document's text. */
export type Span = [start: number, end: number];

export type Regime = 'party' | 'state' | 'unknown';
export type Urgency = 'khan' | 'thuong_khan' | 'hoa_toc';
export type Role = 'lead' | 'coordinate' | 'appraise' | 'submitTo';
export type DirectiveKind = 'requirement' | 'answer' | 'decision';
export type DeadlineKind = 'date' | 'relative' | 'recurring' | 'soft' | 'continuous';

/** One page of the file the text came from. */
export interface Page {
  number: number;
  span: Span;
  /** OCR confidence, 0 to 1. */
  confidence?: number;
}

/** Something the clerk should know about the file or its reading; the message is Vietnamese. */
export interface Warning {
  code: string;
  message: string;
  span?: Span;
}

/** Where the text came from; intake fills it. */
export interface Source {
  file: string;
  sha256: string;
  mediaType: string;
  method: 'text' | 'ocr' | 'mixed';
  encoding?: 'unicode' | 'tcvn3' | 'vni' | 'vps' | 'windows-1258' | 'mixed';
  pages: Page[];
  warnings: Warning[];
}

/** Who signed: authority (K/T …), position and name as they stand. */
export interface Signer {
  authority: string | null;
  position: string | null;
  name: string;
}

/** One line of the recipients; purpose is what stands in brackets (b/c, t/h). */
export interface Recipient {
  text: string;
  purpose: string | null;
}

/** Another document named by its number; `doubt` says why it looks odd, in Vietnamese. */
export interface Citation {
  number: string;
  typeName: string | null;
  date: string | null;
  issuer: string | null;
  span: Span;
  doubt: string | null;
}

/** What the head and the foot of the document say of it. Dates are ISO; null where the paper is blank. */
export interface DocumentHeader {
  regime: Regime;
  type: string | null;
  typeName: string | null;
  number: string | null;
  issuer: string | null;
  superior: string | null;
  place: string | null;
  date: string | null;
  subject: string | null;
  meetingDate: string | null;
  chair: string | null;
  signer: Signer | null;
  recipients: Recipient[];
  citations: Citation[];
  urgency: Urgency | null;
}

/** A number inside a finding: "26/55 tiêu chí" is value 26 of 55, "14%" is value 14 with unit %. */
export interface Figure {
  text: string;
  value?: number;
  of?: number;
  unit?: string;
  span: Span;
}

/** A strength or a limitation stated in the evaluation. */
export interface Finding {
  kind: 'strength' | 'limitation';
  text: string;
  span: Span;
  figures: Figure[];
}

/** A body or post with its part in a directive. */
export interface Actor {
  role: Role;
  name: string;
  /** A class of bodies ("các cơ quan liên quan"), not one. */
  generic?: boolean;
  span?: Span;
  /** Taken from a heading or stem above, not from the words of the directive. */
  inherited: boolean;
}

/** When a directive is due. `date` is the last day allowed; a month, quarter or year counts as its last day. */
export interface Deadline {
  kind: DeadlineKind;
  phrase: string;
  date: string | null;
  span?: Span;
  /** ISO 8601 period of recurring work: P1W, P1M, P3M, P1Y. */
  every?: string | null;
  /** Hour of the day, 24-hour clock: 16:30. */
  time?: string | null;
}

/** What a document lays on somebody, or (kind `decision`) decides without naming anybody. */
export interface Directive {
  ref: string;
  kind: DirectiveKind;
  heading: string | null;
  proposal: string | null;
  text: string;
  span: Span;
  actors: Actor[];
  deadline: Deadline | null;
  products: string[];
  doubts: string[];
  otherDeadlines: Deadline[];
}

/** What the reader alone can say of a text. */
export interface Reading {
  document: DocumentHeader;
  findings: Finding[];
  directives: Directive[];
  warnings?: Warning[];
}

/** The whole object that `dondoc extract` prints: a reading with the text it stands on and its source. */
export interface Extraction extends Reading {
  contract: 'dondoc.extraction/1';
  source: Source;
  text: string;
}
