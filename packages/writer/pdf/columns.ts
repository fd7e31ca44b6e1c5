import type { Content, ContentTable } from 'pdfmake/interfaces.js';
import { points } from './lengths.ts';

/** A borderless table of two columns: the head and the foot of a document. Widths in millimetres. */
export function twoColumns(
  widths: readonly [number, number],
  rows: readonly (readonly [Content[], Content[]])[],
): ContentTable {
  return {
    table: {
      widths: widths.map(points.fromMillimetres),
      dontBreakRows: true,
      body: rows.map((row) => row.map((stack) => ({ stack }))),
    },
    layout: {
      ...{ hLineWidth: () => 0, vLineWidth: () => 0 },
      ...{ paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 0, paddingBottom: () => 0 },
    },
  };
}
