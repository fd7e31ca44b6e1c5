import type { Styles } from './styles.ts';
import { attribute, child, children, type Node } from './xml.ts';

/** A cell with its place in the grid; `continues`: the lower part of a cell merged downwards. */
export interface Cell {
  node: Node;
  column: number;
  span: number;
  continues: boolean;
}

/** The rows of a table; rows taken out by a tracked change are left out. */
export function readRows(table: Node): Cell[][] {
  return unwrap(table, 'w:tr')
    .filter((row) => !child(row, 'w:trPr', 'w:del'))
    .map(readCells);
}

function readCells(row: Node): Cell[] {
  let column = Number(attribute(child(row, 'w:trPr', 'w:gridBefore'), 'val') ?? 0);
  return unwrap(row, 'w:tc').map((node) => {
    const merge = child(node, 'w:tcPr', 'w:vMerge');
    const span = Number(attribute(child(node, 'w:tcPr', 'w:gridSpan'), 'val') ?? 1);
    const cell = {
      node,
      column,
      span,
      continues: merge !== undefined && attribute(merge, 'val') !== 'restart',
    };
    column += span;
    return cell;
  });
}

/** The children of that name, also those inside content controls and tracked insertions. */
function unwrap(node: Node, tag: string): Node[] {
  return node.children.flatMap((c) => {
    if (c.tag === tag) return [c];
    return ['w:sdt', 'w:sdtContent', 'w:ins', 'w:customXml'].includes(c.tag) ? unwrap(c, tag) : [];
  });
}

/** What stands in the tables that only set two blocks side by side: the head and the foot of a document. */
const frame = /đảng cộng sản việt nam|cộng h(òa|oà) xã hội chủ nghĩa|nơi nhận/i;

/**
 * True for a table that is no table to its reader: the header in two columns, the recipients beside the signature
 * (Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW). It has at most three columns and no upright
 * lines, and is read column after column, not row after row.
 */
export function isLayout(table: Node, rows: Cell[][], styles: Styles): boolean {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns > 3) return false;
  if (!hasUprightLines(table, rows, styles)) return true;
  return rows.length <= 6 && frame.test(textOf(table).normalize('NFC'));
}

function hasUprightLines(table: Node, rows: Cell[][], styles: Styles): boolean {
  const style = attribute(child(table, 'w:tblPr', 'w:tblStyle'), 'val');
  const borders = child(table, 'w:tblPr', 'w:tblBorders') ?? styles.bordersOf(style);
  const ofTable = isDrawn(child(borders, 'w:insideV'));
  return rows.flat().some(({ node }) => {
    const own = child(node, 'w:tcPr', 'w:tcBorders');
    const sides = [...children(own, 'w:left'), ...children(own, 'w:right'), ...children(own, 'w:start')];
    return sides.length > 0 ? sides.some(isDrawn) : ofTable;
  });
}

function isDrawn(border: Node | undefined): boolean {
  const value = attribute(border, 'val');
  return value !== undefined && value !== 'none' && value !== 'nil';
}

const textOf = (node: Node): string => node.text + node.children.map(textOf).join('');
