import { type Draft, pageEnd } from '../draft.ts';
import { isLayout, type Placed, TableWriter } from './tables.ts';

/** A paragraph with its number typed before it. */
export interface Paragraph {
  kind: 'paragraph';
  text: string;
}

export interface FlowCell extends Placed {
  blocks: Block[];
}

/** A table; `ruled`: upright lines are drawn between its cells. */
export interface FlowTable {
  kind: 'table';
  rows: FlowCell[][];
  ruled: boolean;
}

/** What a file of running text is made of. */
export type Block = Paragraph | FlowTable;

export const paragraph = (text: string): Paragraph => ({ kind: 'paragraph', text });

/** The words of blocks, for looking into them. */
export function textOf(blocks: Block[]): string {
  return blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.rows
            .flat()
            .map((cell) => textOf(cell.blocks))
            .join('\n'),
    )
    .join('\n');
}

/** Writes paragraphs and tables into a draft, in reading order. */
export class FlowWriter {
  readonly #draft: Draft;
  readonly #tables: TableWriter;

  constructor(draft: Draft) {
    this.#draft = draft;
    this.#tables = new TableWriter(draft);
  }

  blocks(blocks: Block[]): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.#paragraph(block.text);
      else {
        const layout = isLayout(block.rows, block.ruled, () => textOf([block]));
        this.#tables.write(block.rows, layout, (cell) => this.blocks(cell.blocks));
      }
    }
  }

  #paragraph(line: string): void {
    const text = this.#tables.pageEnds ? line : line.replaceAll(pageEnd, '');
    if (text.trim() !== '' || text.includes(pageEnd)) this.#draft.line(text);
    else this.#draft.blank();
  }

  /** Page headers, unless they say nothing (a page number between dashes) or repeat what stands there. */
  header(blocks: Block[]): void {
    const text = textOf(blocks).normalize('NFC').trim();
    if (!/\p{L}/u.test(text) || /^trang[\s\d/]*$/i.test(text) || this.#draft.text.includes(text)) return;
    this.blocks(blocks);
    this.#draft.blank();
  }

  /** Foot and end notes, at the end of the text, so that no sentence is cut in two by them. */
  notes(notes: string[]): void {
    const start = this.#draft.length;
    for (const [i, note] of notes.entries()) {
      if (note.trim() === '') continue;
      if (this.#draft.length === start) this.#draft.blank();
      this.#draft.line(`[${i + 1}] ${note.trim()}`);
    }
    if (this.#draft.length === start) return;
    const message = 'Chú thích cuối trang được đặt ở cuối văn bản.';
    this.#draft.warnings.push({ code: 'notes-moved', message, span: [start, this.#draft.length - 1] });
  }
}
