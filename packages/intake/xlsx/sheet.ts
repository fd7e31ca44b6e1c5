import { child, children, type Node, named } from '../docx/xml.ts';
import type { FontDecoder, FontRun } from '../fonts.ts';
import { type CellStyles, showNumber } from './formats.ts';

/** A cell that says something: its column from 0 and its text. */
export interface SheetCell {
  column: number;
  text: string;
}

/** What the cells of all sheets share. */
export interface Book {
  strings: Node[];
  styles: CellStyles;
  fonts: FontDecoder;
  from1904: boolean;
}

/** The rows of a sheet that say something, in order. */
export function readSheet(sheet: Node | undefined, book: Book): SheetCell[][] {
  return children(child(sheet, 'sheetData'), 'row').map((row) => {
    let next = 0;
    return children(row, 'c').flatMap((cell) => {
      const column = columnOf(named(cell, 'r')) ?? next;
      next = column + 1;
      const text = textOf(cell, book).trim();
      return text === '' ? [] : [{ column, text }];
    });
  });
}

/** 'C7' → 2 */
function columnOf(reference: string | undefined): number | undefined {
  const letters = reference?.match(/^[A-Z]{1,3}/)?.[0];
  return letters
    ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    : undefined;
}

function textOf(cell: Node, book: Book): string {
  const style = Number(named(cell, 's') ?? 0);
  const font = book.styles.font(style);
  const type = named(cell, 't') ?? 'n';
  const value =
    child(cell, 'v')
      ?.children.map((c) => c.text)
      .join('') ?? '';
  if (type === 'inlineStr') return richText(child(cell, 'is'), font, book);
  if (type === 's') return richText(book.strings[Number(value)], font, book);
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'str' || type === 'e') return book.fonts.run({ text: value, font });
  if (type === 'd') return value.replace(/^(\d{4})-0?(\d{1,2})-0?(\d{1,2})(T.*)?$/, '$3/$2/$1');
  return value === '' ? '' : showNumber(Number(value), book.styles.shown(style), book.from1904);
}

/** A string with its runs; how it is spoken (rPh) is no part of it. */
function richText(node: Node | undefined, font: string | undefined, { fonts }: Book): string {
  const runs = (node?.children ?? []).flatMap((part): FontRun[] => {
    if (part.tag === 't') return [{ text: plain(part), font }];
    if (part.tag !== 'r') return [];
    return [{ text: plain(child(part, 't')), font: named(child(part, 'rPr', 'rFont'), 'val') ?? font }];
  });
  return fonts.text(runs);
}

/** Signs that XML cannot hold stand as _x000D_. */
const plain = (node: Node | undefined): string =>
  (node?.children.map((c) => c.text).join('') ?? '').replace(/_x000D_/gi, '').replace(/\r\n?/g, '\n');
