import type { Draft } from '../draft.ts';

/** A cell with its column in the grid; `continues`: the lower part of a cell merged downwards. */
export interface Placed {
  column: number;
  continues: boolean;
}

/** What stands in the tables that only set two blocks side by side: the head and the foot of a document. */
const frame = /đảng cộng sản việt nam|cộng h(òa|oà) xã hội chủ nghĩa|nơi nhận/i;

/**
 * True for a table that is no table to its reader: the header in two columns, the recipients beside the signature
 * (Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW). It has at most three columns and no upright lines
 * (`ruled`), and is read column after column, not row after row.
 */
export function isLayout(rows: Placed[][], ruled: boolean, text: () => string): boolean {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns > 3) return false;
  return !ruled || (rows.length <= 6 && frame.test(text().normalize('NFC')));
}

/** Writes tables into a draft, whatever file they come from. */
export class TableWriter {
  readonly #draft: Draft;
  /** Cells of a row stand side by side: a page that ends in all of them ends once. */
  pageEnds = true;

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  write<C extends Placed>(rows: C[][], layout: boolean, blocks: (cell: C) => void): void {
    this.#draft.blank();
    if (layout) this.#columns(rows, blocks);
    else this.#grid(rows, blocks);
    this.#draft.blank();
  }

  /** Two blocks side by side: the whole left one, then the whole right one. */
  #columns<C extends Placed>(rows: C[][], blocks: (cell: C) => void): void {
    const byColumn = Map.groupBy(
      rows.flat().filter((cell) => !cell.continues),
      (cell) => cell.column,
    );
    for (const column of [...byColumn.keys()].sort((a, b) => a - b)) {
      for (const cell of byColumn.get(column) ?? []) blocks(cell);
      this.#draft.blank();
    }
  }

  /** Row after row, each cell on its own lines; an empty cell leaves its line empty. */
  #grid<C extends Placed>(rows: C[][], blocks: (cell: C) => void): void {
    const merged = new Map<number, [number, number]>();
    const spans = rows.map((row) => {
      const outer = this.pageEnds;
      const cells = row.map((cell) => {
        const own = this.#draft.cell(() => {
          if (!cell.continues) blocks(cell);
        });
        const span = (cell.continues && merged.get(cell.column)) || own.span;
        merged.set(cell.column, span);
        this.pageEnds &&= !own.endsPage;
        return span;
      });
      this.pageEnds = outer;
      return cells;
    });
    this.#draft.tables.push({ rows: spans });
  }
}
