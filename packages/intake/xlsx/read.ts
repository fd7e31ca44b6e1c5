import { Draft } from '../draft.ts';
import { type Block, type FlowCell, FlowWriter, paragraph } from '../flow/blocks.ts';
import { Refused, refusal } from '../refusals.ts';
import type { Grid, GridCell, Limits, ReadFile } from '../types.ts';
import { openBook, type Sheet } from './book.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** One text shown in many cells is stored once: what they come to is counted too. */
const mostLetters = 20_000_000;
const mostCells = 2_000_000;

/** An XLSX file (ECMA-376): the rows of its sheets, their cells as cells of tables; a sheet is a page. */
export function readXlsx(bytes: Uint8Array, limits: Limits): ReadFile {
  const { sheets, fonts } = openBook(bytes, limits, {
    rows: mostCells,
    cells: mostCells,
    letters: mostLetters,
    tooMuch: () => {
      throw new Refused(refusal('bomb', limits));
    },
  });
  const shown = sheets.filter((sheet) => !sheet.hidden);
  const draft = new Draft();
  for (const [i, sheet] of shown.entries()) {
    if (i > 0) draft.endPages(1);
    const title = shown.length > 1 ? [paragraph(sheet.name)] : [];
    new FlowWriter(draft).blocks([...title, ...blocksOf(rowsOf(sheet.read()))]);
  }
  noteHidden(
    draft,
    sheets.filter((sheet) => sheet.hidden),
  );
  const { text, pages, tables } = draft.finish();
  const { encoding } = fonts;
  return { mediaType, method: 'text', encoding, text, pages, warnings: draft.warnings, tables };
}

/** The cells that say something; between rows of them an empty row says where a table ends. */
function rowsOf({ rows }: Grid): GridCell[][] {
  let last = rows[0]?.number ?? 1;
  return rows.flatMap(({ number, cells }) => {
    const isApart = number > last + 1;
    last = number;
    const said = cells.filter(({ text }) => text !== '');
    return isApart ? [[], said] : [said];
  });
}

function noteHidden(draft: Draft, sheets: Sheet[]): void {
  if (sheets.length === 0) return;
  const names = sheets.map((sheet) => `“${sheet.name}”`).join(', ');
  const message = `Tệp có trang tính ẩn không được đọc: ${names}. Bỏ ẩn trong Excel rồi chọn lại nếu cần.`;
  draft.warnings.push({ code: 'hidden-sheets', message });
}

/** Rows of one cell are lines; rows of several cells, one after another, are a table. */
function blocksOf(rows: GridCell[][]): Block[] {
  const blocks: Block[] = [];
  let open: GridCell[][] = [];
  const close = () => {
    if (open.length > 0) blocks.push(tableOf(open));
    open = [];
  };
  for (const row of rows) {
    if (row.length > 1) open.push(row);
    // within a table a row of one cell is a heading of its parts
    else if (row.length === 1 && open.length > 1 && spansOf(open).has(row[0]?.column ?? -1)) open.push(row);
    else {
      close();
      blocks.push(...row.flatMap(({ text }) => text.split('\n')).map(paragraph));
      if (row.length === 0) blocks.push(paragraph(''));
    }
  }
  close();
  return blocks;
}

const spansOf = (rows: GridCell[][]): Set<number> => new Set(rows.flat().map((cell) => cell.column));

function tableOf(rows: GridCell[][]): Block {
  const columns = [...spansOf(rows)].sort((a, b) => a - b);
  const made = rows.map((row): FlowCell[] => {
    const byColumn = new Map(row.map((cell) => [cell.column, cell.text]));
    return columns.map((column, i) => ({
      column: i,
      continues: false,
      blocks: (byColumn.get(column) ?? '').split('\n').filter(Boolean).map(paragraph),
    }));
  });
  return { kind: 'table', rows: made, ruled: true };
}
