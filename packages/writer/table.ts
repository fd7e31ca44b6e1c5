import { type Paragraph, Table, TableCell, TableRow } from 'docx';
import type { Column, Row, Table as TableBlock } from './content.ts';
import type { ElementName, Format } from './formats/format.ts';
import { paragraphs } from './paragraphs.ts';
import { twips } from './units.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

const BORDER = { style: 'single' as const, size: 4, color: '000000' };

/** Widths of the columns in twips; the last takes what rounding left, so that they add up to the text's width. */
export function columnWidths(columns: readonly Column[], width: number): number[] {
  const fixed = columns.map(({ millimetres }) => (millimetres ? twips.fromMillimetres(millimetres) : 0));
  const shares = columns.map(({ millimetres, share }) => (millimetres ? 0 : (share ?? 1)));
  const free = width - sum(fixed);
  const widths = columns.map((_, index) =>
    fixed[index] ? fixed[index] : Math.floor(((shares[index] ?? 0) / sum(shares)) * free),
  );
  const rest = width - sum(widths);
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

/** The elements a table is set in. */
interface Setting {
  head: ElementName;
  group: ElementName;
  cell: ElementName;
}
/** Upright paper is narrow: a table of many columns is set smaller there. */
export const settingOf = ({ columns }: TableBlock, format: Format, upright: boolean): Setting =>
  upright && columns.length >= format.compactFrom ? COMPACT : NORMAL;

const NORMAL: Setting = { head: 'tableHead', group: 'tableGroup', cell: 'tableCell' };
const COMPACT: Setting = { head: 'compactHead', group: 'compactGroup', cell: 'compactCell' };

function bodyRow(
  row: Row,
  columns: readonly Column[],
  widths: readonly number[],
  format: Format,
  setting: Setting,
): TableRow {
  const whole = sum(widths);
  const children =
    'group' in row
      ? [cell(paragraphs(format, setting.group, row.group), whole, columns.length)]
      : columns.map((column, index) =>
          cell(
            paragraphs(format, setting.cell, row.cells[index] ?? '', { alignment: column.align ?? 'left' }),
            widths[index] ?? 0,
          ),
        );
  return new TableRow({ cantSplit: true, children });
}

/** A ruled table as wide as the text (`width` in twips): its head repeats, its rows do not break. */
export function ruledTable(block: TableBlock, format: Format, width: number): Table {
  const { page } = format;
  const upright = width <= twips.fromMillimetres(page.width - page.left - page.right);
  const setting = settingOf(block, format, upright);
  const widths = columnWidths(block.columns, width);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map((column, index) =>
      cell(paragraphs(format, setting.head, column.head), widths[index] ?? 0),
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
    rows: [head, ...block.rows.map((row) => bodyRow(row, block.columns, widths, format, setting))],
  });
}
