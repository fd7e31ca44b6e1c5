import type { Block, FlowCell, FlowTable } from './blocks.ts';

/** How a row says where one of its cells stands. */
export interface CellPlace {
  /** right edge, in any unit */
  right: number;
  /** the lower part of a cell merged downwards */
  continues: boolean;
  /** the right part of a cell merged to the right: no cell of its own */
  swallowed: boolean;
  /** an upright line is drawn at its side */
  ruled: boolean;
}

interface Row {
  left: number;
  places: CellPlace[];
  cells: Block[][];
}

/** Cells that end a little apart end together. */
const near = 40;

/** Puts rows that tell their cells by right edges (RTF, DOC) into a table of columns. */
export class RowTable {
  readonly #rows: Row[] = [];

  add(left: number, places: CellPlace[], cells: Block[][]): void {
    this.#rows.push({ left, places, cells });
  }

  get empty(): boolean {
    return this.#rows.length === 0;
  }

  table(): FlowTable {
    const edges = this.#edges();
    const column = (x: number) =>
      Math.max(
        0,
        edges.findLastIndex((edge) => edge <= x + near),
      );
    const rows = this.#rows.map(({ left, places, cells }) =>
      cells.flatMap((blocks, i): FlowCell[] => {
        const place = places[i];
        if (place?.swallowed) return [];
        const start = i === 0 ? left : (places[i - 1]?.right ?? i);
        return [
          { column: places.length > 0 ? column(start) : i, continues: place?.continues ?? false, blocks },
        ];
      }),
    );
    const inner = this.#rows.some(({ places }) => places.some((place) => place.ruled));
    return { kind: 'table', rows, ruled: inner };
  }

  /** The left edges of the columns. */
  #edges(): number[] {
    const all = this.#rows
      .flatMap(({ left, places }) => [left, ...places.map((p) => p.right)])
      .sort((a, b) => a - b);
    return all.filter((edge, i) => i === 0 || edge - (all[i - 1] ?? 0) > near);
  }
}
