import type { ElementName, Line } from '../../formats/format.ts';
import { boldWidth } from '../../measure.ts';
import { at, type FormatFinding, type Rule, type Subject, wordsOf } from '../finding.ts';
import type { Paragraph } from '../paper.ts';

const isTyped = (text: string) => /^[_–—=]{3,}$|^-{6,}$/.test(text.replace(/\s/g, ''));

/** Rules are lines, not signs. */
export const typedRules: Rule = (subject) =>
  subject.parts.head
    .filter((paragraph) => isTyped(paragraph.text))
    .map((paragraph) =>
      at(subject, 'rule-typed', 'nationalTitle', paragraph, {
        is: 'gạch bằng ký tự',
        should: 'đường kẻ nét liền',
      }),
    );

interface Wanted {
  name: ElementName;
  share: number;
}
const isRule = (line: Line): line is { rule: ElementName; share: number } => typeof line !== 'string';

function wantedRules({ format, parts }: Subject): Wanted[] {
  const lines = [...format.head.rows.flatMap(({ left, right }) => [...left, ...right]), format.underSubject];
  return lines
    .filter(isRule)
    .map(({ rule, share }) => ({ name: rule, share }))
    .filter(({ name }) => parts.of(name).length > 0);
}

/** The line with a border under a component: itself, or a blank one that follows it at once. */
function borderUnder({ paper, parts }: Subject, name: ElementName): Paragraph | undefined {
  const last = parts.of(name).at(-1);
  if (!last) return undefined;
  if (last.border) return last;
  const next = paper.paragraphs[last.number];
  return next?.border && wordsOf(next) === '' ? next : undefined;
}

const drawn = (paragraphs: readonly Paragraph[]) =>
  paragraphs.reduce((sum, { drawings }) => sum + drawings, 0);

/** Each rule of the head, as a border or a drawn line; a drawn line is counted, since it may hang anywhere. */
export const rules: Rule = (subject) => {
  const { parts, format } = subject;
  const wanted = wantedRules(subject);
  const absent = wanted.filter(({ name }) => !borderUnder(subject, name));
  const typed = parts.head.filter(({ text }) => isTyped(text)).length;
  const underlined = absent.filter(({ name }) => parts.of(name).some(isUnderlined));
  const lacking = absent.filter((each) => !underlined.includes(each));
  const free = drawn(parts.head) + typed;
  const told = (name: ElementName, is: string) =>
    at(subject, 'rule', name, parts.of(name).at(-1), {
      is,
      should:
        name === 'subject' || name === 'issuer'
          ? 'đường kẻ nét liền dài bằng 1/3 đến 1/2 dòng chữ ở dưới'
          : 'đường kẻ nét liền dài bằng dòng chữ ở dưới',
      hint: format.elements[name].certainty === 'S1',
    });
  return [
    ...underlined.map(({ name }) => told(name, 'gạch chân chữ')),
    ...(free >= lacking.length ? [] : lacking.map(({ name }) => told(name, 'không có đường kẻ ở dưới'))),
    ...wanted.flatMap((each) => lengthOf(subject, each)),
  ];
};

const isUnderlined = ({ pieces }: Paragraph) => pieces.some(({ look }) => look.underline);

/** Length of a border against the words above it; drawn lines are not measured. */
function lengthOf(subject: Subject, { name, share }: Wanted): FormatFinding[] {
  const line = borderUnder(subject, name);
  const texts = subject.parts.of(name);
  const page = subject.paper.sections[0];
  const column = line?.cell ? line.cell.width : page && page.width - page.margins.left - page.margins.right;
  if (!line || !column || texts.includes(line)) return [];
  const size = texts[0]?.pieces[0]?.look.size ?? 13;
  const printed = Math.max(...texts.map((each) => boldWidth(wordsOf(each), size)));
  const length = ((column - line.stance.left - line.stance.right) * 72) / 25.4;
  const part = length / Math.min(printed, column * 2.8);
  const [least, most] = share === 1 ? [0.85, 1.15] : [0.3, 0.55];
  if (part >= least && part <= most) return [];
  return [
    at(subject, 'rule-length', name, texts.at(-1), {
      is: `đường kẻ dài ${Math.round(part * 100)}% dòng chữ`,
      should: share === 1 ? 'dài bằng dòng chữ' : 'dài bằng 1/3 đến 1/2 dòng chữ',
    }),
  ];
}
