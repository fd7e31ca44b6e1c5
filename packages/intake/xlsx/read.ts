import { Archive } from '../docx/archive.ts';
import { child, children, type Node, named, parseXml } from '../docx/xml.ts';
import { Draft } from '../draft.ts';
import { type Block, type FlowCell, FlowWriter, paragraph } from '../flow/blocks.ts';
import { FontDecoder } from '../fonts.ts';
import { Refused, refusal } from '../refusals.ts';
import type { Limits, ReadFile } from '../types.ts';
import { CellStyles } from './formats.ts';
import { type Book, readSheet, type SheetCell } from './sheet.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** One text shown in many cells is stored once: what they come to is counted too. */
const mostLetters = 20_000_000;

/** An XLSX file (ECMA-376): the rows of its sheets, their cells as cells of tables; a sheet is a page. */
export function readXlsx(bytes: Uint8Array, limits: Limits): ReadFile {
  const archive = new Archive(bytes, limits);
  const part = (name: string, root: string): Node | undefined => {
    const content = archive.part(name);
    return content && parseXml(content, root, limits);
  };
  const workbook = part('xl/workbook.xml', 'workbook');
  if (!workbook) throw new Refused(refusal('damaged', limits));
  const book: Book = {
    strings: children(part('xl/sharedStrings.xml', 'sst'), 'si'),
    styles: new CellStyles(part('xl/styles.xml', 'styleSheet')),
    fonts: new FontDecoder(),
    from1904: ['1', 'true'].includes(named(child(workbook, 'workbookPr'), 'date1904') ?? ''),
  };
  const rels = part('xl/_rels/workbook.xml.rels', 'Relationships');
  const targets = new Map(
    children(rels, 'Relationship').map((r) => [named(r, 'Id'), named(r, 'Target') ?? '']),
  );
  const sheets = children(child(workbook, 'sheets'), 'sheet');
  const shown = sheets.filter((sheet) => !hidden(sheet));
  const draft = new Draft();
  let letters = 0;
  for (const [i, sheet] of shown.entries()) {
    const target = targets.get(named(sheet, 'r:id')) ?? '';
    const rows = readSheet(
      part(target.startsWith('/') ? target.slice(1) : `xl/${target}`, 'worksheet'),
      book,
    );
    letters += rows.flat().reduce((sum, cell) => sum + cell.text.length, 0);
    if (letters > mostLetters) throw new Refused(refusal('bomb', limits));
    if (i > 0) draft.endPages(1);
    const title = shown.length > 1 ? [paragraph(named(sheet, 'name') ?? '')] : [];
    new FlowWriter(draft).blocks([...title, ...blocksOf(rows)]);
  }
  noteHidden(draft, sheets.filter(hidden));
  const { text, pages, tables } = draft.finish();
  return {
    mediaType,
    method: 'text',
    encoding: book.fonts.encoding,
    text,
    pages,
    warnings: draft.warnings,
    tables,
  };
}

const hidden = (sheet: Node): boolean => /hidden/i.test(named(sheet, 'state') ?? '');

function noteHidden(draft: Draft, sheets: Node[]): void {
  if (sheets.length === 0) return;
  const names = sheets.map((sheet) => `“${named(sheet, 'name') ?? ''}”`).join(', ');
  const message = `Tệp có trang tính ẩn không được đọc: ${names}. Bỏ ẩn trong Excel rồi chọn lại nếu cần.`;
  draft.warnings.push({ code: 'hidden-sheets', message });
}

/** Rows of one cell are lines; rows of several cells, one after another, are a table. */
function blocksOf(rows: SheetCell[][]): Block[] {
  const blocks: Block[] = [];
  let open: SheetCell[][] = [];
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

const spansOf = (rows: SheetCell[][]): Set<number> => new Set(rows.flat().map((cell) => cell.column));

function tableOf(rows: SheetCell[][]): Block {
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
