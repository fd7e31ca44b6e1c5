import { type Node, named } from '../docx/xml.ts';
import type { Block, FlowCell, FlowTable } from '../flow/blocks.ts';
import type { OdtStyles } from './styles.ts';

/** A cell or row may be written once and repeated by number; more of them is a bomb, not a table. */
const mostRepeats = 64;

const repeats = (node: Node, name: string): number =>
  Math.min(mostRepeats, Math.max(1, Number(named(node, name) ?? 1) || 1));

/** The rows of a table, those of its header too. */
function rowsOf(node: Node): Node[] {
  return node.children.flatMap((c) => {
    if (c.tag === 'table:table-row') return [c];
    return /^table:table-(header-rows|rows|row-group)$/.test(c.tag) ? rowsOf(c) : [];
  });
}

/** A table: cells merged downwards go on in the rows below, cells merged to the right leave no cell. */
export function readTable(node: Node, styles: OdtStyles, blocks: (nodes: Node[]) => Block[]): FlowTable {
  const below = new Map<number, number>();
  let ruled = false;
  const rows = rowsOf(node).map((row) => {
    const cells: FlowCell[] = [];
    let column = 0;
    for (const cell of row.children) {
      if (cell.tag !== 'table:table-cell' && cell.tag !== 'table:covered-table-cell') continue;
      for (let i = repeats(cell, 'table:number-columns-repeated'); i > 0; i--, column++) {
        const left = below.get(column) ?? 0;
        if (cell.tag === 'table:covered-table-cell') {
          if (left > 0) cells.push({ column, continues: true, blocks: [] });
          if (left > 0) below.set(column, left - 1);
          continue;
        }
        ruled ||= styles.isRuled(named(cell, 'table:style-name'));
        below.set(column, Number(named(cell, 'table:number-rows-spanned') ?? 1) - 1 || 0);
        cells.push({ column, continues: false, blocks: blocks(cell.children) });
      }
    }
    return cells;
  });
  return { kind: 'table', rows, ruled };
}
