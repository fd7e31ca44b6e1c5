import type { Placed } from '../flow/tables.ts';
import type { Styles } from './styles.ts';
import { attribute, child, children, type Node } from './xml.ts';

export interface Cell extends Placed {
  node: Node;
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

/** Whether upright lines are drawn between the cells. */
export function hasUprightLines(table: Node, rows: Cell[][], styles: Styles): boolean {
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

export const textOf = (node: Node): string => node.text + node.children.map(textOf).join('');
