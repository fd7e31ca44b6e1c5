import { Paragraph, type Table } from 'docx';
import { bodyLines } from './body-lines.ts';
import type { Block } from './content.ts';
import type { Format } from './formats/format.ts';
import { paragraphs } from './paragraphs.ts';
import { ruledTable } from './table.ts';

/** A table has no space of its own above it, in twips. */
const ABOVE_TABLE = 120;

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
  return bodyLines(blocks, format).flatMap((part, index): (Paragraph | Table)[] => {
    // Two tables in a row would grow into one; the empty line parts them.
    if ('kind' in part)
      return [ruledTable(part, format, width), new Paragraph({ style: 'Rule', keepNext: true })];
    const isLast = index === blocks.length - 1;
    const options = {
      ...(keepLast && isLast && { keepNext: true }),
      ...(blocks[index + 1]?.kind === 'table' && { keepNext: true, spacing: { after: ABOVE_TABLE } }),
    };
    return part.flatMap(({ element, text }, at) =>
      paragraphs(format, element, text, at === part.length - 1 ? options : {}),
    );
  });
}
