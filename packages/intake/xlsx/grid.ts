import type { FontDecoder, FontRun } from '../fonts.ts';
import type { Grid, GridCell, GridRow } from '../types.ts';
import { type CellStyles, showNumber } from './formats.ts';
import { attributeIn, type Listener, scan } from './scan.ts';

/** How much all grids of a file may hold, counted down; what is more is told at once, before it fills the memory. */
export interface GridBounds {
  rows: number;
  cells: number;
  letters: number;
  tooMuch(what: 'rows' | 'cells'): never;
}

/** Merged cells beyond this are not those of a list. */
const MOST_MERGES = 50_000;
/** The columns that a sheet of today has (ECMA-376-1 §18.3.1.73). */
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;

/** What the cells of all sheets share. */
export interface Book {
  strings: FontRun[][];
  styles: CellStyles;
  fonts: FontDecoder;
  from1904: boolean;
}

/** The texts that cells share, each with its runs; a run without a font has that of its cell. */
export function readStrings(xml: string): FontRun[][] {
  const strings: FontRun[][] = [];
  const reader = new TextReader();
  scan(xml, {
    open(name, attributes) {
      if (name === 'si') reader.start();
      else reader.open(name, attributes);
    },
    text: (text) => reader.text(text),
    close(name) {
      if (name === 'si') strings.push(reader.take());
      else reader.close(name);
    },
  });
  return strings;
}

/** Collects the runs of one text; how it is spoken (rPh) is no part of it. */
class TextReader {
  #runs: FontRun[] = [];
  #font: string | undefined;
  #inText = false;
  #spoken = false;

  start(): void {
    this.#runs = [];
    this.#font = undefined;
    this.#spoken = false;
  }

  open(name: string, attributes: string): void {
    if (name === 'r') this.#font = undefined;
    if (name === 'rFont') this.#font = attributeIn(attributes, 'val');
    if (name === 'rPh') this.#spoken = true;
    if (name === 't' && !this.#spoken) this.#inText = true;
  }

  text(text: string): void {
    if (this.#inText) this.#runs.push({ text: plainSigns(text), font: this.#font });
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    if (name === 'rPh') this.#spoken = false;
  }

  take(): FontRun[] {
    return this.#runs;
  }
}

/** Reads one sheet by walking over it. */
export function readGrid(
  xml: string,
  sheet: Pick<Grid, 'name' | 'hidden'>,
  book: Book,
  bounds: GridBounds,
): Grid {
  const grid: Grid = { ...sheet, rows: [], merges: [], hiddenColumns: [] };
  scan(xml, new GridListener(grid, book, bounds));
  return grid;
}

interface OpenCell {
  column: number;
  attributes: string;
  value: string;
  isFormula: boolean;
}

class GridListener implements Listener {
  readonly #grid: Grid;
  readonly #book: Book;
  readonly #bounds: GridBounds;
  readonly #inline = new TextReader();
  #row: GridRow = { number: 0, hidden: false, cells: [] };
  #cell: OpenCell | undefined;
  #inside: 'v' | 'is' | undefined;
  #nextColumn = 0;

  constructor(grid: Grid, book: Book, bounds: GridBounds) {
    this.#grid = grid;
    this.#book = book;
    this.#bounds = bounds;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'row') this.#openRow(attributes);
    else if (this.#cell) this.#openInCell(name, attributes);
    else if (name === 'mergeCell') this.#merge(attributeIn(attributes, 'ref') ?? '');
    else if (name === 'col' && isTrue(attributeIn(attributes, 'hidden'))) this.#hide(attributes);
  }

  text(text: string): void {
    if (this.#inside === 'v' && this.#cell) this.#cell.value += text;
    else if (this.#inside === 'is') this.#inline.text(text);
  }

  close(name: string): void {
    if (name === 'row' && this.#row.cells.length > 0) {
      this.#bounds.rows -= 1;
      if (this.#bounds.rows < 0) this.#bounds.tooMuch('rows');
      this.#grid.rows.push(this.#row);
      this.#row = { ...this.#row, cells: [] };
    } else if (name === 'c') this.#closeCell();
    else if (this.#inside === name) this.#inside = undefined;
    else if (this.#inside === 'is') this.#inline.close(name);
  }

  #openRow(attributes: string): void {
    const told = Number(attributeIn(attributes, 'r'));
    const number = told > 0 && told <= MOST_ROWS ? told : this.#row.number + 1;
    this.#row = { number, hidden: isTrue(attributeIn(attributes, 'hidden')), cells: [] };
    this.#nextColumn = 0;
  }

  #openCell(attributes: string): void {
    const column = columnOf(attributeIn(attributes, 'r')) ?? this.#nextColumn;
    this.#nextColumn = column + 1;
    this.#cell = { column, attributes, value: '', isFormula: false };
    this.#inline.start();
  }

  #openInCell(name: string, attributes: string): void {
    if (this.#inside === 'is') this.#inline.open(name, attributes);
    else if (name === 'v' || name === 'is') this.#inside = name;
    else if (name === 'f' && this.#cell) this.#cell.isFormula = true;
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = undefined;
    this.#inside = undefined;
    if (!cell || cell.column >= MOST_COLUMNS) return;
    const read = this.#read(cell);
    if (read.text === '' && read.kind !== 'formula') return;
    this.#bounds.cells -= 1;
    this.#bounds.letters -= read.text.length;
    if (this.#bounds.cells < 0 || this.#bounds.letters < 0) this.#bounds.tooMuch('cells');
    this.#row.cells.push(read);
  }

  #read({ column, attributes, value, isFormula }: OpenCell): GridCell {
    const style = Number(attributeIn(attributes, 's') ?? 0);
    const font = this.#book.styles.font(style);
    const type = attributeIn(attributes, 't') ?? 'n';
    const said = (text: string, kind: GridCell['kind'] = 'text'): GridCell => ({
      ...{ column, text: text.normalize('NFC').trim(), kind },
    });
    const runs = (of: FontRun[]) =>
      said(this.#book.fonts.text(of.map((run) => ({ text: run.text, font: run.font ?? font }))));
    if (type === 'inlineStr') return runs(this.#inline.take());
    if (type === 's') return runs(this.#book.strings[Number(value)] ?? []);
    if (type === 'str') return runs([{ text: plainSigns(value) }]);
    if (value === '') return said('', isFormula ? 'formula' : 'text');
    if (type === 'e') return said(value, 'error');
    if (type === 'b') return said(value === '1' ? 'TRUE' : 'FALSE', 'boolean');
    if (type === 'd')
      return said(value.replace(/^(\d{4})-0?(\d{1,2})-0?(\d{1,2})(T.*)?$/, '$3/$2/$1'), 'date');
    const number = Number(value);
    const kind = this.#book.styles.shown(style);
    return { ...said(showNumber(number, kind, this.#book.from1904), kind), value: number };
  }

  #merge(reference: string): void {
    const [, left, top, right, bottom] =
      /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
    const [first, last] = [columnOf(left), columnOf(right)];
    if (first === undefined || last === undefined || this.#grid.merges.length >= MOST_MERGES) return;
    this.#grid.merges.push([Number(top), first, Number(bottom), last]);
  }

  #hide(attributes: string): void {
    const from = Number(attributeIn(attributes, 'min'));
    const to = Math.min(Number(attributeIn(attributes, 'max')), MOST_COLUMNS);
    for (let column = from; column >= 1 && column <= to; column++) this.#grid.hiddenColumns.push(column - 1);
  }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** 'C7' → 2 */
function columnOf(reference: string | undefined): number | undefined {
  const letters = reference?.match(/^[A-Z]{1,3}/)?.[0];
  return letters
    ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    : undefined;
}

/** Signs that XML cannot hold stand as _x000D_ (ECMA-376-1 §22.9.2.19). */
const plainSigns = (text: string): string =>
  text
    .replace(/_x([0-9A-F]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
