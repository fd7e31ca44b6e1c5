import type { Block, Run, Table, Text } from './content.ts';
import type { ElementName, Format } from './formats/format.ts';
import { Numbering } from './numbering.ts';

/** A text, and the element it is set in. */
export interface BodyLine {
  element: ElementName;
  text: Text;
}

const HEADINGS: Readonly<Record<1 | 2 | 3, ElementName>> = { 1: 'heading1', 2: 'heading2', 3: 'heading3' };

/** What each block of a body says, numbers and marks included, and in which element; a table is left as it is. */
export function bodyLines(blocks: readonly Block[], format: Format): (BodyLine[] | Table)[] {
  const numbering = new Numbering(format);
  const part = (block: Block): BodyLine[] | Table => {
    switch (block.kind) {
      case 'heading':
        return [{ element: HEADINGS[block.level], text: marked(numbering.next(block.level), block.text) }];
      case 'item':
        return [{ element: 'body', text: marked(numbering.next(block.level), block.text) }];
      case 'paragraph':
        return [{ element: 'body', text: block.text }];
      case 'article':
        return [{ element: 'body', text: marked(numbering.article(), block.text, true) }];
      case 'ground':
        return [{ element: 'ground', text: marked(format.groundMark, block.text) }];
      case 'declaration':
        return [{ element: 'declaration', text: block.text }];
      case 'division':
        return [
          { element: 'divisionLabel', text: numbering.division(block.level) },
          { element: 'divisionTitle', text: block.text },
        ];
      case 'table':
        return block;
    }
  };
  return blocks.map(part);
}

function marked(mark: string, text: Text, bold?: boolean): Run[] {
  return [{ text: mark, ...(bold && { bold }) }, ...(typeof text === 'string' ? [{ text }] : text)];
}
