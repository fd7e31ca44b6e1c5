import { type Paragraph, Table, TableCell, TableRow } from 'docx';
import type { Column, Row, Table as TableBlock } from './content.ts';
import type { Format } from './formats/format.ts';
import { paragraphs } from './paragraphs.ts';

const BORDER = { style: 'single' as const, size: 4, color: '000000' };

/** Widths of the columns in twips; the last takes what rounding left, so that they add up to the text's width. */
export function columnWidths(columns: readonly Column[], width: number): number[] {
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.floor((column.width / shares) * width));
  const rest = width - widths.reduce((sum, each) => sum + each, 0);
  return widths.map((each, index) => (index === widths.length - 1 ? each + rest : each));
}

function cell(children: Paragraph[], width: number, columnSpan?: number): TableCell {
  return new TableCell({
    children,
    columnSpan,
    width: { size: width, type: 'dxa' },
    verticalAlign: 'center',
    margins: { left: 70, right: 70 },
  });
}

function bodyRow(row: Row, columns: readonly Column[], widths: readonly number[], format: Format): TableRow {
  const whole = widths.reduce((sum, each) => sum + each, 0);
  const children =
    'group' in row
      ? [cell(paragraphs(format, 'tableGroup', row.group), whole, columns.length)]
      : columns.map((column, index) =>
          cell(
            paragraphs(format, 'tableCell', row.cells[index] ?? '', { alignment: column.align ?? 'left' }),
            widths[index] ?? 0,
          ),
        );
  return new TableRow({ cantSplit: true, children });
}

/** A ruled table as wide as the text (`width` in twips): its head repeats, its rows do not break. */
export function ruledTable(block: TableBlock, format: Format, width: number): Table {
  const widths = columnWidths(block.columns, width);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map((column, index) =>
      cell(paragraphs(format, 'tableHead', column.head), widths[index] ?? 0),
    ),
  });
  return new Table({
    layout: 'fixed',
    width: { size: width, type: 'dxa' },
    columnWidths: widths,
    borders: {
      top: BORDER,
      bottom: BORDER,
      left: BORDER,
      right: BORDER,
      insideHorizontal: BORDER,
      insideVertical: BORDER,
    },
    rows: [head, ...block.rows.map((row) => bodyRow(row, block.columns, widths, format))],
  });
}
