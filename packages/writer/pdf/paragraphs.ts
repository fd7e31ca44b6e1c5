import type { Content, ContentText } from 'pdfmake/interfaces.js';
import type { Text } from '../content.ts';
import type { ElementFormat, ElementName, Format } from '../formats/format.ts';
import { linesOf, ruleLength } from '../paragraphs.ts';
import { clean, lettered } from '../wording.ts';
import { NATURAL_LINE, points } from './lengths.ts';

const ALIGN = { left: 'left', center: 'center', both: 'justify' } as const;

/** Direct settings on top of an element, in its own units. */
export type Over = Partial<Pick<ElementFormat, 'before' | 'after' | 'left'>> & {
  align?: 'left' | 'center' | 'right';
  keepNext?: boolean;
};

/** Paragraphs of one element, one for each line. */
export function paragraphs(format: Format, name: ElementName, text: Text, over: Over = {}): ContentText[] {
  const element = format.elements[name];
  return linesOf(text).map((line) => ({
    text: line.flatMap((run) =>
      wordsOf(lettered(clean(run.text), element)).map((text) => ({
        ...{ text, noWrap: true },
        bold: run.bold ?? element.bold ?? false,
        italics: run.italic ?? element.italic ?? false,
      })),
    ),
    ...looksOf(element, over),
  }));
}

/**
 * Words with the blanks around them, for the library to break lines at and to justify by: by itself it would also open
 * gaps after each hyphen and stroke of "118-TB/VPTU". The hyphen that does not break is an ordinary one in the font.
 */
const wordsOf = (text: string): string[] => text.replaceAll('\u2011', '-').match(/ *[^ ]+ */g) ?? [text];

function looksOf(element: ElementFormat, { align, ...over }: Over): Omit<ContentText, 'text'> {
  const { size, line, firstLine = 0, hanging = 0, sides = 0 } = element;
  const { left = 0, before = 0, after = 0, keepNext } = { ...element, ...over };
  const mm = points.fromMillimetres;
  return {
    fontSize: size,
    lineHeight: line ? line / (size * NATURAL_LINE) : 1,
    alignment: align ?? ALIGN[element.align],
    leadingIndent: mm(firstLine - hanging),
    margin: [mm(left + hanging + sides), before, mm(sides), after],
    ...(element.underline && { decoration: 'underline' as const }),
    // What keeps with the next has a level, by which a page's end before that is found.
    ...(keepNext && { headlineLevel: 1 }),
  };
}

/** A solid rule under a text, centred in a column of so many millimetres. */
export function ruleUnder(
  format: Format,
  name: ElementName,
  text: string,
  share: number,
  column: number,
): Content {
  const length = ruleLength(format.elements[name], text, share, column);
  const side = Math.max(0, (points.fromMillimetres(column) - length) / 2);
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: length, y2: 0, lineWidth: 0.75 }],
    margin: [side, 3, 0, 4],
  };
}

/** A mark in a red frame of a given size in millimetres, centred in its column. */
export function framed(
  format: Format,
  name: ElementName,
  text: string,
  frame: { width: number; height: number },
  column: number,
): Content {
  const mm = points.fromMillimetres;
  const { size, before = 0 } = format.elements[name];
  const pad = Math.max(0, (mm(frame.height) - size * NATURAL_LINE) / 2);
  return {
    margin: [Math.max(0, mm(column - frame.width) / 2), before, 0, 0],
    table: {
      widths: [mm(frame.width)],
      body: [[paragraphs(format, name, text, { before: pad, after: pad })]],
    },
    layout: {
      ...{ hLineColor: () => '#ff0000', vLineColor: () => '#ff0000' },
      ...{ hLineWidth: () => 0.75, vLineWidth: () => 0.75 },
      ...{ paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 0, paddingBottom: () => 0 },
    },
  };
}
