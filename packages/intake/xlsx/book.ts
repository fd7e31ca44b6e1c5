import { Archive } from '../docx/archive.ts';
import { child, children, type Node, named, parseXml, xmlText } from '../docx/xml.ts';
import { FontDecoder } from '../fonts.ts';
import { Refused, refusal } from '../refusals.ts';
import type { Grid, Limits } from '../types.ts';
import { CellStyles } from './formats.ts';
import { type Book, type GridBounds, readGrid, readStrings } from './grid.ts';

/** A sheet by its name; read when asked for, since hidden ones may not be wanted. */
export interface Sheet {
  name: string;
  hidden: boolean;
  read(): Grid;
}

/** An XLSX file (ECMA-376) opened: its sheets in order, and the fonts that were met while reading them. */
export function openBook(
  bytes: Uint8Array,
  limits: Limits,
  bounds: GridBounds,
): { sheets: Sheet[]; fonts: FontDecoder } {
  const archive = new Archive(bytes, limits);
  const part = (name: string, root: string): Node | undefined => {
    const content = archive.part(name);
    return content && parseXml(content, root, limits);
  };
  const text = (name: string, root: string): string => {
    const content = archive.part(name);
    return content ? xmlText(content, root, limits) : '';
  };
  const workbook = part('xl/workbook.xml', 'workbook');
  if (!workbook) throw new Refused(refusal('damaged', limits));
  const book: Book = {
    strings: readStrings(text('xl/sharedStrings.xml', 'sst')),
    styles: new CellStyles(part('xl/styles.xml', 'styleSheet')),
    fonts: new FontDecoder(),
    from1904: ['1', 'true'].includes(named(child(workbook, 'workbookPr'), 'date1904') ?? ''),
  };
  const rels = children(part('xl/_rels/workbook.xml.rels', 'Relationships'), 'Relationship');
  const targets = new Map(rels.map((r) => [named(r, 'Id'), named(r, 'Target') ?? '']));
  const sheets = children(child(workbook, 'sheets'), 'sheet').map((sheet): Sheet => {
    const name = named(sheet, 'name') ?? '';
    const hidden = /hidden/i.test(named(sheet, 'state') ?? '');
    const target = targets.get(named(sheet, 'r:id')) ?? '';
    const file = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    return { name, hidden, read: () => readGrid(text(file, 'worksheet'), { name, hidden }, book, bounds) };
  });
  return { sheets, fonts: book.fonts };
}

/** The cells of every sheet, hidden ones too, where they stand: what a list is taken over from. */
export function readGrids(bytes: Uint8Array, limits: Limits): Grid[] {
  const bounds: GridBounds = {
    rows: limits.maxRows,
    cells: limits.maxRows * CELLS_A_ROW,
    letters: limits.maxRows * LETTERS_A_ROW,
    tooMuch: (what) => {
      throw new Refused(refusal(what === 'rows' ? 'too-many-rows' : 'bomb', limits));
    },
  };
  return openBook(bytes, limits, bounds).sheets.map((sheet) => sheet.read());
}

/** What a list of an office has at most on average; one text shown in many cells is counted each time. */
const CELLS_A_ROW = 40;
const LETTERS_A_ROW = 2000;
