import { AlignmentType, Bookmark, type IParagraphOptions, NoBreakHyphen, Paragraph, TextRun } from 'docx';
import type { Run, Text } from './content.ts';
import type { ElementFormat, ElementName, Format } from './formats/format.ts';
import { boldWidth } from './measure.ts';
import { styleId } from './styles.ts';
import { twips } from './units.ts';
import { clean, lettered } from './wording.ts';

/** Each line of a text, as runs: a line break ends a paragraph. */
export function linesOf(text: Text): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of typeof text === 'string' ? [{ text }] : text) {
    for (const [index, part] of run.text.split(/\r\n|\r|\n/).entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ ...run, text: part });
    }
  }
  return lines;
}

function textRun(run: Run, element: ElementFormat): TextRun {
  const parts = lettered(clean(run.text), element).split('\u2011');
  // Only what differs from the style is written on the run.
  return new TextRun({
    // The fonts of offices lack the non-breaking hyphen: Word has an element for it.
    children: parts.flatMap((part, index) => (index === 0 ? [part] : [new NoBreakHyphen(), part])),
    ...(run.bold !== undefined && run.bold !== Boolean(element.bold) && { bold: run.bold }),
    ...(run.italic !== undefined && run.italic !== Boolean(element.italic) && { italics: run.italic }),
  });
}

/** A figure bears its bookmark, named before anything is laid out (`markFigures`). */
const inItsPlace = ({ figure }: Run, written: TextRun): TextRun | Bookmark =>
  figure === undefined ? written : new Bookmark({ id: figure, children: [written] });

/** Paragraphs of one element, one for each line; `options` are direct settings on top of the style. */
export function paragraphs(
  format: Format,
  name: ElementName,
  text: Text,
  options: IParagraphOptions = {},
): Paragraph[] {
  return linesOf(text).map(
    (line) =>
      new Paragraph({
        ...options,
        style: styleId(name),
        children: line.map((run) => inItsPlace(run, textRun(run, format.elements[name]))),
      }),
  );
}

/** A mark in a red frame of a given size in millimetres, centred in its column. */
export function framed(
  format: Format,
  name: ElementName,
  text: string,
  frame: { width: number; height: number },
  column: number,
): Paragraph[] {
  const side = Math.max(0, twips.fromMillimetres((column - frame.width) / 2));
  const edge = { style: 'single' as const, size: 6, space: 0, color: 'FF0000' };
  return paragraphs(format, name, text, {
    indent: { left: side, right: side },
    border: { top: edge, bottom: edge, left: edge, right: edge },
    spacing: {
      before: twips.fromPoints(format.elements[name].before ?? 0),
      line: twips.fromMillimetres(frame.height),
      lineRule: 'exact',
    },
  });
}

/** A solid rule of `length` points, centred in a column of `column` millimetres: a border, not underscores. */
function rule(length: number, column: number): Paragraph {
  const side = Math.max(0, Math.round((twips.fromMillimetres(column) - twips.fromPoints(length)) / 2));
  return new Paragraph({
    style: 'Rule',
    alignment: AlignmentType.CENTER,
    indent: { left: side, right: side },
    border: { top: { style: 'single', size: 6, space: 1, color: '000000' } },
  });
}

/** How long the rule below a text is, in points: a share of its longest line, at most of its column (millimetres). */
export function ruleLength(element: ElementFormat, text: string, share: number, column: number): number {
  const widths = text.split('\n').map((line) => boldWidth(lettered(line, element), element.size));
  return share * Math.min(Math.max(...widths), column * 2.8);
}

/** The rule below a text, as long as a share of its longest line. */
export function ruleUnder(
  format: Format,
  name: ElementName,
  text: string,
  share: number,
  column: number,
): Paragraph {
  return rule(ruleLength(format.elements[name], text, share, column), column);
}
