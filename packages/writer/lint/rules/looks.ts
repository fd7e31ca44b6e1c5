import type { ElementFormat, ElementName } from '../../formats/format.ts';
import { at, type FormatFinding, type Rule, type Subject } from '../finding.ts';
import { hasSmallLetters, isCapitals } from '../letters.ts';
import type { Paragraph, Piece } from '../paper.ts';

/** Components whose look is held against the table of components. */
const CHECKED: readonly ElementName[] = [
  'nationalTitle',
  'motto',
  'superior',
  'issuer',
  'number',
  'placeDate',
  'letterSubject',
  'urgency',
  'typeName',
  'subject',
  'addressee',
  'addresseeItem',
  'ground',
  'recipientsLabel',
  'recipient',
  'authority',
  'position',
  'signerName',
  'appendixLabel',
  'appendixTitle',
];

/** An underline stands for the rule below these: the rule of rules speaks of it. */
const RULED = new Set<ElementName>(['nationalTitle', 'motto', 'issuer', 'subject']);
/** Components that are wrong when all is written in capitals; others may be one abbreviation. */
const NEVER_CAPITALS = new Set<ElementName>([
  'motto',
  'placeDate',
  'subject',
  'letterSubject',
  'recipientsLabel',
  'signerName',
  'appendixLabel',
]);
const WHOLE_LINE = new Set<ElementName>(['typeName', 'subject']);

const withLetters = ({ pieces }: Paragraph) => pieces.filter(({ text }) => /[\p{L}\d]/u.test(text));
const range = ([least, most]: readonly [number, number]) =>
  least === most ? `${least}` : `${least} đến ${most}`;
const points = (size: number) => String(size).replace('.', ',');

type Told = [rule: FormatFinding['rule'], is: string, should: string];

function sizeOf(pieces: readonly Piece[], { allowed }: ElementFormat): Told[] {
  const wrong = pieces.find(({ look }) => look.size < allowed[0] || look.size > allowed[1]);
  return wrong ? [['size', `cỡ chữ ${points(wrong.look.size)}`, `cỡ chữ ${range(allowed)}`]] : [];
}

function weightOf(pieces: readonly Piece[], element: ElementFormat): Told[] {
  if (element.bold) return pieces.every(({ look }) => look.bold) ? [] : [['weight', 'không đậm', 'đậm']];
  return !element.boldTolerated && pieces.some(({ look }) => look.bold)
    ? [['weight', 'đậm', 'không đậm']]
    : [];
}

function slopeOf(pieces: readonly Piece[], { italic }: ElementFormat): Told[] {
  if (italic) return pieces.every(({ look }) => look.italic) ? [] : [['slope', 'đứng', 'nghiêng']];
  return pieces.some(({ look }) => look.italic) ? [['slope', 'nghiêng', 'đứng']] : [];
}

function underlineOf(pieces: readonly Piece[], { underline }: ElementFormat, name: ElementName): Told[] {
  if (RULED.has(name)) return [];
  if (underline)
    return pieces.some(({ look }) => look.underline) ? [] : [['underline', 'không gạch chân', 'gạch chân']];
  return pieces.some(({ look }) => look.underline) ? [['underline', 'gạch chân', 'không gạch chân']] : [];
}

function capitalsOf({ text, pieces }: Paragraph, { letters }: ElementFormat, name: ElementName): Told[] {
  const shown = pieces
    .map((piece) => (piece.look.caps ? piece.text.toLocaleUpperCase('vi') : piece.text))
    .join('');
  if (letters === 'upper') return hasSmallLetters(shown) ? [['capitals', 'chữ thường', 'chữ in hoa']] : [];
  return NEVER_CAPITALS.has(name) && isCapitals(shown) && text.trim().length > 3
    ? [['capitals', 'chữ in hoa', 'chữ in thường']]
    : [];
}

function lookFindings(subject: Subject, name: ElementName, paragraph: Paragraph): FormatFinding[] {
  const element = subject.format.elements[name];
  const pieces = withLetters(paragraph);
  const told = [
    ...sizeOf(pieces, element),
    ...weightOf(pieces, element),
    ...slopeOf(pieces, element),
    ...underlineOf(pieces, element, name),
    ...capitalsOf(paragraph, element, name),
    ...(WHOLE_LINE.has(name) && paragraph.stance.align !== 'center'
      ? ([['align', 'không canh giữa', 'canh giữa']] satisfies Told[])
      : []),
  ];
  const hint = element.certainty === 'S1';
  return told.map(([rule, is, should]) => at(subject, rule, name, paragraph, { is, should, hint }));
}

/** Size, weight, slope and case of every component that the regulation gives them to. */
export const looks: Rule = (subject) =>
  CHECKED.filter((name) => subject.format.elements[name].certainty !== 'U').flatMap((name) =>
    subject.parts.of(name).flatMap((paragraph) => lookFindings(subject, name, paragraph)),
  );

/** Sentences of the body: their size; bold and italic are the writer's own matter. */
export const bodySize: Rule = (subject) => {
  const grounds = new Set(subject.parts.of('ground'));
  return subject.parts.body
    .filter((paragraph) => !grounds.has(paragraph))
    .flatMap((paragraph) =>
      sizeOf(withLetters(paragraph), subject.format.elements.body).map(([rule, is, should]) =>
        at(subject, rule, 'body', paragraph, { is, should }),
      ),
    );
};

/** One font for all letters, black but for a mark of urgency. */
export const fontAndColour: Rule = (subject) => {
  const urgent = new Set(subject.parts.of('urgency'));
  return subject.paper.paragraphs.flatMap((paragraph) => {
    const pieces = withLetters(paragraph);
    const other = pieces.find(({ look }) => look.font.toLowerCase() !== subject.format.font.toLowerCase());
    const coloured = pieces.find(({ look }) => !/^(auto|0{6})$/i.test(look.colour));
    return [
      ...(other
        ? [
            at(subject, 'font', 'body', paragraph, {
              is: `phông ${other.look.font}`,
              should: `phông ${subject.format.font}`,
            }),
          ]
        : []),
      ...(coloured && !urgent.has(paragraph)
        ? [at(subject, 'colour', 'body', paragraph, { is: 'chữ có màu', should: 'chữ màu đen' })]
        : []),
    ];
  });
};
