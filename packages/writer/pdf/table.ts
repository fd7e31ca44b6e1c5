import type { ContentTable, TableCell } from 'pdfmake/interfaces.js';
import type { Table } from '../content.ts';
import type { Format } from '../formats/format.ts';
import { columnWidths, settingOf } from '../table.ts';
import { twips } from '../units.ts';
import { paragraphs } from './paragraphs.ts';

/** The cell's sides, as in the DOCX. */
const SIDE = 3.5;
const BORDER = 0.5;

/** A ruled table as wide as the text (`width` in millimetres): its head repeats, its rows do not break. */
export function ruledTable(block: Table, format: Format, width: number, upright: boolean): ContentTable {
  const { columns, rows } = block;
  const setting = settingOf(block, format, upright);
  const widths = columnWidths(columns, twips.fromMillimetres(width)).map(
    (each) => each / 20 - 2 * SIDE - BORDER,
  );
  const head = columns.map((column) => ({ stack: paragraphs(format, setting.head, column.head) }));
  const body = rows.map((row): TableCell[] => {
    if ('group' in row) {
      const whole = { stack: paragraphs(format, setting.group, row.group), colSpan: columns.length };
      return [whole, ...columns.slice(1).map(() => ({}))];
    }
    return columns.map(({ align = 'left' }, index) => ({
      stack: paragraphs(format, setting.cell, row.cells[index] ?? '', { align }),
    }));
  });
  return {
    margin: [0, 6, 0, 6],
    table: { widths, headerRows: 1, dontBreakRows: true, keepWithHeaderRows: 1, body: [head, ...body] },
    layout: {
      ...{ hLineWidth: () => BORDER, vLineWidth: () => BORDER },
      ...{ paddingLeft: () => SIDE, paddingRight: () => SIDE, paddingTop: () => 0, paddingBottom: () => 0 },
    },
  };
}
