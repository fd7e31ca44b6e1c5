import { type Line, lineOf, type Word } from './lines.ts';
import type { Rule } from './page.ts';

/** A cell of a ruled table: its lines, and where it stands in the grid; merged cells reach over several places. */
export interface GridCell {
  row: number;
  column: number;
  lines: Line[];
}

/** A table drawn with lines: rows of cells; the same cell object stands in every row it reaches into. */
export interface Grid {
  top: number;
  bottom: number;
  rows: GridCell[][];
}

const near = 4;

const isUpright = (r: Rule) => r.x1 - r.x0 < 2.5 && r.y1 - r.y0 > 6;
const isLevel = (r: Rule) => r.y1 - r.y0 < 2.5 && r.x1 - r.x0 > 8;

/** Positions that lie close together become one. */
function cluster(positions: number[]): number[] {
  const out: number[] = [];
  for (const at of positions.sort((a, b) => a - b)) if (at - (out.at(-1) ?? -near) >= near) out.push(at);
  return out;
}

const touch = (a: Rule, b: Rule) =>
  a.x0 - near <= b.x1 && b.x0 - near <= a.x1 && a.y0 - near <= b.y1 && b.y0 - near <= a.y1;

/** Groups of lines that touch each other. */
function components(rules: Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const hit = groups.filter((group) => group.some((other) => touch(rule, other)));
    const merged = [rule, ...hit.flat()];
    for (const group of hit) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups;
}

/** The ruled tables of a page, from the top, and the lines that stand outside them. */
export function takeGrids(rules: Rule[], lines: Line[]): { grids: Grid[]; rest: Line[] } {
  const usable = rules.filter((r) => isUpright(r) || isLevel(r));
  // Beyond this it is a drawing, and not worth the time.
  if (usable.length > 4000) return { grids: [], rest: lines };
  const grids: Grid[] = [];
  let rest = lines;
  for (const component of components(usable)) {
    const frame = new Frame(component);
    if (!frame.isTable) continue;
    const taken = rest.map((line) => line.words.filter((w) => frame.holds(w)));
    grids.push(frame.fill(taken));
    rest = rest.flatMap((line) => {
      const left = line.words.filter((w) => !frame.holds(w));
      return left.length > 0 ? [lineOf(left)] : [];
    });
  }
  return { grids: grids.filter((g) => g.rows.length > 0).sort((a, b) => a.top - b.top), rest };
}

/** The places between the upright and the level lines of one table. */
class Frame {
  readonly #uprights: Rule[];
  readonly #levels: Rule[];
  readonly #xs: number[];
  readonly #ys: number[];

  constructor(rules: Rule[]) {
    this.#uprights = rules.filter(isUpright);
    this.#levels = rules.filter(isLevel);
    this.#xs = cluster(this.#uprights.map((r) => (r.x0 + r.x1) / 2));
    this.#ys = cluster(this.#levels.map((r) => (r.y0 + r.y1) / 2));
  }

  get #rows(): number {
    return this.#ys.length - 1;
  }

  get #columns(): number {
    return this.#xs.length - 1;
  }

  /** Three columns, or two with two rows: less is a frame round a text, or a head in two columns. */
  get isTable(): boolean {
    return this.#rows >= 1 && this.#columns >= 2 && this.#rows * this.#columns >= 3;
  }

  holds(word: Word): boolean {
    return this.#placeOf(word) !== undefined;
  }

  #placeOf(word: Word): [row: number, column: number] | undefined {
    const row = interval(this.#ys, word.base - 0.25 * word.size);
    const column = interval(this.#xs, (word.x0 + word.x1) / 2);
    return row === undefined || column === undefined ? undefined : [row, column];
  }

  /** Puts the words of each line into the cells. */
  fill(lines: Word[][]): Grid {
    const cells = this.#cells();
    for (const words of lines) {
      const byCell = Map.groupBy(words, (w) => {
        const [row, column] = this.#placeOf(w) ?? [0, 0];
        return cells[row]?.[column];
      });
      for (const [cell, own] of byCell) cell?.lines.push(lineOf(own));
    }
    const rows = cells.map((row, r) =>
      row.filter((cell, c) => row.indexOf(cell) === c && (cell.row === r || cell.column === c)),
    );
    const filled = rows.filter((row, r) => row.some((cell) => cell.row === r && cell.lines.length > 0));
    return { top: this.#ys[0] ?? 0, bottom: this.#ys.at(-1) ?? 0, rows: filled };
  }

  /** The cell of each place; where no line parts two places they are one cell. */
  #cells(): GridCell[][] {
    const cells: GridCell[][] = [];
    for (let row = 0; row < this.#rows; row++) {
      const made: GridCell[] = [];
      for (let column = 0; column < this.#columns; column++) {
        const above = cells[row - 1]?.[column];
        const left = made[column - 1];
        if (above && !this.#parted(this.#levels, 'y', row, column)) made.push(above);
        else if (left && !this.#parted(this.#uprights, 'x', row, column)) made.push(left);
        else made.push({ row, column, lines: [] });
      }
      cells.push(made);
    }
    return cells;
  }

  /** True if a line runs along the upper ('y') or left ('x') edge of a place. */
  #parted(rules: Rule[], axis: 'x' | 'y', row: number, column: number): boolean {
    const x = ((this.#xs[column] ?? 0) + (this.#xs[column + 1] ?? 0)) / 2;
    const y = ((this.#ys[row] ?? 0) + (this.#ys[row + 1] ?? 0)) / 2;
    const edge = (axis === 'x' ? this.#xs[column] : this.#ys[row]) ?? 0;
    return rules.some((r) =>
      axis === 'x'
        ? Math.abs((r.x0 + r.x1) / 2 - edge) < near && r.y0 <= y && y <= r.y1
        : Math.abs((r.y0 + r.y1) / 2 - edge) < near && r.x0 <= x && x <= r.x1,
    );
  }
}

/** Which of the intervals between sorted positions a value lies in. */
function interval(positions: number[], value: number): number | undefined {
  const at = positions.findLastIndex((p) => p <= value);
  return at < 0 || at >= positions.length - 1 ? undefined : at;
}
