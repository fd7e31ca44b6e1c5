import { at, type FormatFinding, type Rule, type Subject, wordsOf } from '../finding.ts';
import { isCapitals } from '../letters.ts';
import type { Paragraph } from '../paper.ts';

/** Shorter lines look the same however they are set. */
const LONG = 70;

/** Sentences that are set as such: titles inside the body stand in the middle or in capitals. */
function sentences({ parts }: Subject): readonly Paragraph[] {
  return parts.body.filter(
    (each) => each.stance.align !== 'center' && !isCapitals(each.text) && wordsOf(each).length > LONG,
  );
}

export const bodyAlign: Rule = (subject) =>
  sentences(subject)
    .filter(({ stance }) => stance.align !== 'both')
    .map((paragraph) =>
      at(subject, 'body-align', 'body', paragraph, {
        is: 'không canh đều hai bên',
        should: 'canh đều hai bên',
      }),
    );

/** First lines go in by about 10 mm, State ones by 10 or 12,7; a tab or Word's list does it as well. */
export const bodyIndent: Rule = (subject) => {
  const about = subject.format.regime === 'party';
  const [least, most] = about ? [10, 10] : [10, 12.7];
  const should = about ? `thụt đầu dòng khoảng ${least} mm` : `thụt đầu dòng ${least} đến 12,7 mm`;
  return sentences(subject)
    .filter(({ stance, text }) => !stance.listed && !text.startsWith('\t') && !/^\s{4}/.test(text))
    .filter(({ stance }) => stance.firstLine < least - 1.6 || stance.firstLine > most + 1.6)
    .map((paragraph) => {
      const is = `thụt đầu dòng ${Math.round(paragraph.stance.firstLine)} mm`;
      return at(subject, 'body-indent', 'body', paragraph, { is, should, hint: about });
    });
};

/** 6 points between paragraphs. */
export const bodySpacing: Rule = (subject) => {
  const lines = sentences(subject);
  return lines.flatMap((paragraph, index) => {
    const next = lines[index + 1];
    if (!next || next.number !== paragraph.number + 1) return [];
    const between = paragraph.stance.after + next.stance.before;
    if (between >= 5.9) return [];
    return [
      at(subject, 'body-spacing', 'body', next, {
        is: `cách đoạn trước ${Math.round(between)} pt`,
        should: 'ít nhất 6 pt',
      }),
    ];
  });
};

/** Printed height of a line of Times New Roman in relation to its size. */
const NATURAL = 1.15;

/** The height of a paragraph's lines in points. */
function lineHeight({ stance, pieces }: Paragraph): number {
  const size = Math.max(...pieces.map(({ look }) => look.size));
  return stance.lineRule === 'auto' ? stance.line * size * NATURAL : stance.line;
}

/** Party papers: exactly 18 to 22 points (one source). State papers: single to one and a half. */
export const bodyLine: Rule = (subject) => {
  const party = subject.format.regime === 'party';
  const isWrong = (paragraph: Paragraph) => {
    const { lineRule } = paragraph.stance;
    const height = lineHeight(paragraph);
    if (party) return lineRule !== 'exact' || height < 18 || height > 22;
    const lines = height / (Math.max(...paragraph.pieces.map(({ look }) => look.size)) * NATURAL);
    return lineRule !== 'atLeast' && (lines < 0.98 || lines > 1.55);
  };
  const should = party ? 'cách dòng chính xác 18 đến 22 pt' : 'cách dòng từ đơn đến 1,5 dòng';
  return sentences(subject)
    .filter(isWrong)
    .map((paragraph) => {
      const { lineRule, line } = paragraph.stance;
      const unit = lineRule === 'auto' ? 'dòng' : 'pt';
      const is = `cách dòng ${String(Math.round(line * 100) / 100).replace('.', ',')} ${unit}`;
      return at(subject, 'body-line', 'body', paragraph, { is, should, hint: party });
    });
};

/** "Điều 3." is bold. */
export const articles: Rule = (subject) =>
  subject.parts.body.flatMap((paragraph): FormatFinding[] => {
    const label = /^\s*Điều\s+\d+\./.exec(paragraph.text)?.[0];
    if (!label) return [];
    let read = 0;
    const bold = paragraph.pieces.every(({ text, look }) => {
      const inLabel = read < label.length && text.trim() !== '';
      read += text.length;
      return !inLabel || look.bold;
    });
    if (bold) return [];
    return [at(subject, 'article', 'body', paragraph, { is: `«${label.trim()}» không đậm`, should: 'đậm' })];
  });

/** Party papers end with a full stop alone: one source. */
export const bodyEnd: Rule = (subject) => {
  const last = subject.parts.body.at(-1);
  if (subject.format.version !== 'HD05' || !last || !/\.\/\.?$/.test(wordsOf(last))) return [];
  return [
    at(subject, 'body-end', 'body', last, {
      is: 'kết thúc bằng «./.»',
      should: 'kết thúc bằng dấu chấm',
      hint: true,
    }),
  ];
};
