import type { ElementName } from '../formats/format.ts';
import { plainText } from './letters.ts';
import type { Paper, Paragraph } from './paper.ts';
import { recogniseAppendices, recogniseFoot } from './recognise/foot.ts';
import { recogniseHead } from './recognise/head.ts';
import { Known } from './recognise/known.ts';
import { recogniseTitle } from './recognise/title.ts';

/** Which paragraphs are which component of the document, told by their words and places, never by style names. */
export interface Parts {
  of: (name: ElementName) => readonly Paragraph[];
  /** Whether it is there, be it in a paragraph that it shares with another by a tab. */
  has: (name: ElementName) => boolean;
  /** Paragraphs of the head, down to the trích yếu or what stands under it. */
  head: readonly Paragraph[];
  /** Sentences between head and foot, outside tables, without blank lines. */
  body: readonly Paragraph[];
  /** The kind by its printed name, such as "Báo cáo"; null for a letter or a name that is not known. */
  typeName: string | null;
}

/** What may end the head. */
const HEAD: readonly ElementName[] = [
  'number',
  'placeDate',
  'typeName',
  'subject',
  'subjectMark',
  'letterSubject',
  'urgency',
  'addressee',
  'addresseeItem',
];

/** Sentences between the last line of the head and the foot. */
function bodyOf({ lines, foot }: Known, head: number): Paragraph[] {
  return lines.filter(({ number, cell }) => number > head && (foot === 0 || number < foot) && !cell);
}

/** The body's own components: what a decision rests on, and its word of decision. */
function bodyParts(body: readonly Paragraph[], known: Known): void {
  const word = body.findIndex(({ text }) => /QUYẾT (ĐỊNH|NGHỊ)\s*:?$/.test(plainText(text)));
  if (word < 0) return;
  known.set(
    'ground',
    body.slice(0, word).filter(({ text }) => /^(-\s*)?(Căn cứ|Theo đề nghị|Xét )/.test(plainText(text))),
  );
}

/** Finds the components of a paper. */
export function recognise(paper: Paper): Parts {
  const known = new Known(paper);
  recogniseHead(known);
  recogniseTitle(known);
  recogniseFoot(known);
  recogniseAppendices(known);
  const end = known.end(...HEAD);
  const body = bodyOf(known, end);
  bodyParts(body, known);
  const { found, shared, typeName } = known;
  return {
    of: (name) => found.get(name) ?? [],
    has: (name) => found.has(name) || shared.has(name),
    head: paper.paragraphs.slice(0, Math.max((body[0]?.number ?? 0) - 1, end)),
    body,
    typeName,
  };
}
