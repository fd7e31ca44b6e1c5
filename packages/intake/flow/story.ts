import { type Block, paragraph } from './blocks.ts';
import { type CellPlace, RowTable } from './rows.ts';

/** Puts paragraphs, cells and rows, as RTF and DOC tell them one after another, into blocks. */
export class Story {
  readonly #blocks: Block[] = [];
  #cells: Block[][] = [];
  #cell: Block[] = [];
  #rows = new RowTable();

  paragraph(text: string, inTable: boolean): void {
    if (inTable) {
      this.#cell.push(paragraph(text));
      return;
    }
    this.#closeTable();
    this.#blocks.push(paragraph(text));
  }

  cell(): void {
    // the last paragraph of a cell may say nothing: it is there for the mark
    if (this.#cell.length > 1 && this.#cell.every((b) => b.kind === 'paragraph' && b.text.trim() === ''))
      this.#cell.length = 1;
    this.#cells.push(this.#cell);
    this.#cell = [];
  }

  row({ left, places }: { left: number; places: CellPlace[] }): void {
    if (this.#cells.length > 0) this.#rows.add(left, places, this.#cells);
    this.#cells = [];
    this.#cell = [];
  }

  #closeTable(): void {
    if (this.#cell.length > 0) this.cell();
    if (this.#cells.length > 0) this.#rows.add(0, [], this.#cells);
    this.#cells = [];
    if (this.#rows.empty) return;
    this.#blocks.push(this.#rows.table());
    this.#rows = new RowTable();
  }

  finish(): Block[] {
    this.#closeTable();
    return this.#blocks;
  }
}
