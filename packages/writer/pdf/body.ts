import type { Content } from 'pdfmake/interfaces.js';
import { bodyLines } from '../body-lines.ts';
import type { Block } from '../content.ts';
import type { Format } from '../formats/format.ts';
import { paragraphs } from './paragraphs.ts';
import { ruledTable } from './table.ts';

/** Paragraphs and tables of a body or an appendix; `width` in millimetres. */
export function bodyParts(
  blocks: readonly Block[],
  format: Format,
  width: number,
  upright: boolean,
): Content[] {
  return bodyLines(blocks, format).flatMap((part): Content[] =>
    'kind' in part
      ? [ruledTable(part, format, width, upright)]
      : part.flatMap(({ element, text }) => paragraphs(format, element, text)),
  );
}
