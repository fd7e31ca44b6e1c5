import { type Paragraph, Table, TableBorders, TableCell, TableRow } from 'docx';
import { twips } from './units.ts';

/** A borderless table of two columns: the head and the foot of a document. Widths in millimetres. */
export function twoColumns(
  widths: readonly [number, number],
  rows: readonly (readonly [Paragraph[], Paragraph[]])[],
): Table {
  const sizes = widths.map(twips.fromMillimetres);
  const cell = (children: Paragraph[], column: number) =>
    new TableCell({
      children,
      width: { size: sizes[column] ?? 0, type: 'dxa' },
      margins: { left: 0, right: 0 },
    });
  return new Table({
    layout: 'fixed',
    width: { size: sizes.reduce((sum, size) => sum + size, 0), type: 'dxa' },
    columnWidths: sizes,
    borders: TableBorders.NONE,
    rows: rows.map((row) => new TableRow({ cantSplit: true, children: row.map(cell) })),
  });
}
