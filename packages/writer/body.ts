import { type IParagraphOptions, Paragraph, type Table } from 'docx';
import type { Block, Run, Text } from './content.ts';
import type { ElementName, Format } from './formats/format.ts';
import { Numbering } from './numbering.ts';
import { paragraphs } from './paragraphs.ts';
import { ruledTable } from './table.ts';

/** A table has no space of its own above it, in twips. */
const ABOVE_TABLE = 120;

const HEADINGS: Readonly<Record<1 | 2 | 3, ElementName>> = { 1: 'heading1', 2: 'heading2', 3: 'heading3' };

function marked(mark: string, text: Text, bold?: boolean): Run[] {
  return [{ text: mark, bold }, ...(typeof text === 'string' ? [{ text }] : text)];
}

/**
 * Paragraphs and tables of a body or an appendix, `width` twips wide. With `keepLast` the last paragraph stays
 * on the page of what follows: a signature must not stand on a page alone.
 */
export function bodyParts(
  blocks: readonly Block[],
  format: Format,
  width: number,
  keepLast = false,
): (Paragraph | Table)[] {
  const numbering = new Numbering(format);
  const part = (block: Block, options: IParagraphOptions): (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'heading':
        return paragraphs(
          format,
          HEADINGS[block.level],
          marked(numbering.next(block.level), block.text),
          options,
        );
      case 'item':
        return paragraphs(format, 'body', marked(numbering.next(block.level), block.text), options);
      case 'paragraph':
        return paragraphs(format, 'body', block.text, options);
      case 'article':
        return paragraphs(format, 'body', marked(numbering.article(), block.text, true), options);
      case 'ground':
        return paragraphs(format, 'ground', marked(format.groundMark, block.text), options);
      case 'declaration':
        return paragraphs(format, 'declaration', block.text, options);
      case 'division':
        return [
          ...paragraphs(format, 'divisionLabel', numbering.division(block.level)),
          ...paragraphs(format, 'divisionTitle', block.text, options),
        ];
      case 'table':
        // Two tables in a row would grow into one; the empty line parts them.
        return [ruledTable(block, format, width), new Paragraph({ style: 'Rule', keepNext: true })];
    }
  };
  return blocks.flatMap((block, index) => {
    const isLast = index === blocks.length - 1;
    return part(block, {
      ...(keepLast && isLast && { keepNext: true }),
      ...(blocks[index + 1]?.kind === 'table' && { keepNext: true, spacing: { after: ABOVE_TABLE } }),
    });
  });
}
