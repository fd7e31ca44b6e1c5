import type { Content } from 'pdfmake/interfaces.js';
import type { Block, Run, Text } from '../content.ts';
import type { ElementName, Format } from '../formats/format.ts';
import { Numbering } from '../numbering.ts';
import { paragraphs } from './paragraphs.ts';
import { ruledTable } from './table.ts';

const HEADINGS: Readonly<Record<1 | 2 | 3, ElementName>> = { 1: 'heading1', 2: 'heading2', 3: 'heading3' };

function marked(mark: string, text: Text, bold?: boolean): Run[] {
  return [{ text: mark, ...(bold && { bold }) }, ...(typeof text === 'string' ? [{ text }] : text)];
}

/** Paragraphs and tables of a body or an appendix; `width` in millimetres. */
export function bodyParts(
  blocks: readonly Block[],
  format: Format,
  width: number,
  upright: boolean,
): Content[] {
  const numbering = new Numbering(format);
  const part = (block: Block): Content[] => {
    switch (block.kind) {
      case 'heading':
        return paragraphs(format, HEADINGS[block.level], marked(numbering.next(block.level), block.text));
      case 'item':
        return paragraphs(format, 'body', marked(numbering.next(block.level), block.text));
      case 'paragraph':
        return paragraphs(format, 'body', block.text);
      case 'article':
        return paragraphs(format, 'body', marked(numbering.article(), block.text, true));
      case 'ground':
        return paragraphs(format, 'ground', marked(format.groundMark, block.text));
      case 'declaration':
        return paragraphs(format, 'declaration', block.text);
      case 'division':
        return [
          ...paragraphs(format, 'divisionLabel', numbering.division(block.level)),
          ...paragraphs(format, 'divisionTitle', block.text),
        ];
      case 'table':
        return [ruledTable(block, format, width, upright)];
    }
  };
  return blocks.flatMap(part);
}
