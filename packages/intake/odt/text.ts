import { type Node, named } from '../docx/xml.ts';
import { pageEnd } from '../draft.ts';
import type { FontDecoder, FontRun } from '../fonts.ts';
import type { OdtStyles } from './styles.ts';

/** What a paragraph holds: its text, the text boxes anchored in it, its notes. */
export interface Inline {
  text: string;
  boxes: Node[];
  notes: Node[];
}

/** Elements inside a paragraph that are no words of it. */
const skipped = new Set([
  'office:annotation',
  'office:annotation-end',
  'text:tracked-changes',
  'text:page-number',
  'text:page-count',
  'text:ruby-text',
  'text:hidden-text',
  'text:alphabetical-index-mark',
  'text:toc-mark',
  'svg:title',
  'svg:desc',
]);

/** Blanks asked for by number: no line needs more. */
const mostBlanks = 200;

/** Reads the text of one paragraph. */
export function readInline(paragraph: Node, styles: OdtStyles, fonts: FontDecoder): Inline {
  const style = named(paragraph, 'text:style-name');
  const out = { runs: [] as FontRun[], boxes: [] as Node[], notes: [] as Node[] };
  const walk = (node: Node, font: string | undefined): void => {
    for (const c of node.children) {
      if (c.tag === '#text') out.runs.push({ text: c.text.replace(/[ \t\r\n]+/g, ' '), font });
      else if (c.tag === 'text:s') out.runs.push({ text: ' '.repeat(blanks(c)), font });
      else if (c.tag === 'text:tab') out.runs.push({ text: '\t', font });
      else if (c.tag === 'text:line-break') out.runs.push({ text: '\n', font });
      else if (c.tag === 'text:soft-page-break') out.runs.push({ text: pageEnd, font });
      else if (c.tag === 'text:note') out.notes.push(c);
      else if (c.tag === 'draw:text-box') out.boxes.push(c);
      else if (c.tag === 'text:span') span(c, font);
      else if (!skipped.has(c.tag)) walk(c, font);
    }
  };
  const span = (node: Node, outer: string | undefined): void => {
    const name = named(node, 'text:style-name');
    if (!styles.isHidden('text', name)) walk(node, styles.fontOf('text', name) ?? outer);
  };
  if (!styles.isHidden('paragraph', style)) walk(paragraph, styles.fontOf('paragraph', style));
  return { text: fonts.text(out.runs), boxes: out.boxes, notes: out.notes };
}

const blanks = (node: Node): number =>
  Math.min(mostBlanks, Math.max(1, Number(named(node, 'text:c') ?? 1) || 1));
