import type { ElementName, Format } from '../formats/format.ts';
import { plainText, quoted } from './letters.ts';
import type { Paper, Paragraph } from './paper.ts';
import type { Parts } from './parts.ts';
import { sourceOf, type Topic } from './sources.ts';

export type RuleName =
  | 'missing'
  | 'paper-size'
  | 'margins'
  | 'font'
  | 'colour'
  | 'size'
  | 'weight'
  | 'slope'
  | 'underline'
  | 'capitals'
  | 'align'
  | 'page-number'
  | 'page-number-first'
  | 'page-number-place'
  | 'page-number-look'
  | 'national-title'
  | 'motto'
  | 'rule'
  | 'rule-length'
  | 'rule-typed'
  | 'separator'
  | 'number-colon'
  | 'number-shape'
  | 'number-zero'
  | 'number-type'
  | 'date-shape'
  | 'date-zero'
  | 'date-real'
  | 'subject-initial'
  | 'subject-mark'
  | 'letter-subject'
  | 'address-word'
  | 'body-align'
  | 'body-indent'
  | 'body-spacing'
  | 'body-line'
  | 'body-end'
  | 'article'
  | 'recipient-hyphen'
  | 'recipient-marks'
  | 'recipient-archive'
  | 'recipient-first'
  | 'authority'
  | 'signer-title'
  | 'minutes-signers'
  | 'table-head'
  | 'table-row'
  | 'appendix-number';

/** Something of a file that its format asks for otherwise. Sentences are Vietnamese. */
export interface FormatFinding {
  rule: RuleName;
  place: {
    /** Component of the document, as offices name it. */
    part: string;
    /** Counted from 1, blank paragraphs and those in tables included; null where it is about the whole page. */
    paragraph: number | null;
    /** The first words of the paragraph; empty where there are none. */
    words: string;
  };
  is: string;
  should: string;
  /** Instrument and where in it. */
  source: string;
  /** Known from one source only, or good practice: the file need not follow it. */
  hint: boolean;
  /** Further paragraphs of the same part with the same finding. */
  more: number;
}

/** What a rule looks at. */
export interface Subject {
  paper: Paper;
  parts: Parts;
  format: Format;
}

export type Rule = (subject: Subject) => FormatFinding[];

interface Told {
  is: string;
  should: string;
  hint?: boolean;
}

const noMore = { hint: false, more: 0 };

/** Style names that say little to a reader of findings. */
const NAMES: Partial<Record<ElementName, string>> = {
  pageNumber: 'Số trang',
  recipient: 'Nơi nhận',
  recipientsLabel: 'Nơi nhận',
};

/** A finding at a component, and at its paragraph when there is one. */
export function at(
  { format }: Subject,
  rule: RuleName,
  name: ElementName,
  paragraph: Paragraph | undefined,
  told: Told,
): FormatFinding {
  return {
    ...noMore,
    rule,
    place: {
      part: NAMES[name] ?? format.elements[name].label,
      paragraph: paragraph?.number ?? null,
      words: quoted(paragraph?.text ?? ''),
    },
    source: sourceOf(format, name),
    ...told,
  };
}

const PARTS: Readonly<Record<Exclude<Topic, ElementName>, string>> = {
  page: 'Trang văn bản',
  table: 'Bảng',
  symbol: 'Số và ký hiệu',
};

/** A finding about the page, a table or the symbol as a whole. */
export function about(
  { format }: Subject,
  rule: RuleName,
  topic: Exclude<Topic, ElementName>,
  told: Told,
  paragraph?: Paragraph,
): FormatFinding {
  return {
    ...noMore,
    rule,
    place: {
      part: PARTS[topic],
      paragraph: paragraph?.number ?? null,
      words: quoted(paragraph?.text ?? ''),
    },
    source: sourceOf(format, topic),
    ...told,
  };
}

/** The same finding at several paragraphs of one part is said once, at the first. */
export function merged(findings: readonly FormatFinding[]): FormatFinding[] {
  const kept = new Map<string, FormatFinding>();
  for (const finding of findings) {
    const { rule, place, is, should } = finding;
    const key = [rule, rule === 'font' ? '' : place.part, is, should].join('\n');
    const known = kept.get(key);
    if (known) known.more += 1;
    else kept.set(key, { ...finding });
  }
  return [...kept.values()];
}

/** The words of a component, one space for any white space. */
export const wordsOf = (paragraph: Paragraph): string => plainText(paragraph.text);
