import { setImmediate as breathe } from 'node:timers/promises';
import type { Grid, GridRow } from '@dondoc/intake';
import { type Cells, cellsOf } from './cells.ts';
import { type CellValue, columnName, placeOf, type SheetColumn } from './columns.ts';
import { Groups, marksGroup } from './groups.ts';
import { findHeader, type Header } from './header.ts';
import { readValue } from './values.ts';

/** What is wrong at a cell, and what to do. */
export interface Fault {
  /** As the program names it: D7. */
  place: string;
  says: string;
}

export interface TableRow<K extends string> {
  sheet: string;
  /** As the program counts it, from 1. */
  row: number;
  /** The headings of the groups in which it stands, the widest first. */
  groups: string[];
  values: Partial<Record<K, CellValue>>;
  /** What stands in columns that the list does not take, by their headings. */
  others: Record<string, string>;
  faults: Fault[];
}

/** A row that is none of the list, and why: nothing goes without a word. */
export interface Skipped {
  sheet: string;
  row: number;
  words: string;
  why: string;
}

export interface Table<K extends string> {
  /** The columns that the file has, by key. */
  columns: K[];
  rows: TableRow<K>[];
  skipped: Skipped[];
  /** Columns that the list does not take, with their headings. */
  unknown: { sheet: string; place: string; heading: string }[];
  /** What somebody should know of the file: hidden parts, sheets that hold no list. */
  notes: string[];
}

/** Reads the lists in the sheets of a file; null where no sheet has a row of headings that is known. */
export async function readTable<K extends string>(
  grids: readonly Grid[],
  columns: readonly SheetColumn<K>[],
): Promise<Table<K> | null> {
  const table: Table<K> = { columns: [], rows: [], skipped: [], unknown: [], notes: [] };
  let lists = 0;
  for (const grid of grids) {
    if (grid.rows.length === 0) continue;
    const cells = cellsOf(grid);
    const header = grid.hidden ? null : findHeader(grid, cells, columns);
    if (header) {
      lists += 1;
      table.columns = [...new Set([...table.columns, ...[...header.columns.values()].map(({ key }) => key)])];
      await new ListReader(grid, cells, header, table).read();
    } else table.notes.push(unreadNote(grid));
  }
  return lists > 0 ? table : null;
}

const unreadNote = ({ name, hidden }: Grid): string =>
  hidden
    ? `Trang tính ẩn «${name}» không được đọc. Bỏ ẩn trong Excel rồi chọn lại tệp nếu cần.`
    : `Trang tính «${name}» không có dòng tiêu đề cột nhận ra được nên không được đọc.`;

const NUMBERING = /^\(?(\d{1,2}|[A-Z])\)?$/;
/** What stands under a list: who signed, to whom it goes, sums. */
const FOOT =
  /^(nơi nhận|người lập|lập biểu|xác nhận|tổng( số| cộng)?\s*[:(]|cộng\s*:|(kt|tl|tm|tuq|k\/t|t\/l|t\/m)\b|chánh văn phòng$|thủ trưởng)/iu;

/** So many rows at a time are read before others are answered. */
const SLICE = 250;

class ListReader<K extends string> {
  readonly #grid: Grid;
  readonly #cells: Cells;
  readonly #header: Header<K>;
  readonly #table: Table<K>;
  readonly #groups = new Groups();
  /** The column without which a row is none. */
  readonly #main: number;
  readonly #marks: number | undefined;
  #last: TableRow<K> | undefined;
  #lastNumber = 0;

  constructor(grid: Grid, cells: Cells, header: Header<K>, table: Table<K>) {
    this.#grid = grid;
    this.#cells = cells;
    this.#header = header;
    this.#table = table;
    const known = [...header.columns];
    this.#main = known.find(([, column]) => column.required)?.[0] ?? 0;
    // The column of numbers stands before the words, whether or not the room asks for it.
    this.#marks = [...header.columns.keys(), ...header.unknown.map(({ column }) => column)]
      .filter((column) => column < this.#main)
      .sort((a, b) => a - b)[0];
  }

  async read(): Promise<void> {
    this.#tellColumns();
    for (const [i, row] of this.#grid.rows.entries()) {
      if (i % SLICE === SLICE - 1) await breathe();
      if (row.number > this.#header.row) this.#readRow(row);
    }
  }

  #tellColumns(): void {
    const { name, rows, hiddenColumns } = this.#grid;
    const { columns, unknown, row } = this.#header;
    const headed = new Set([...columns.keys(), ...unknown.map(({ column }) => column)]);
    const bare = new Set<number>();
    for (const { number, cells } of rows)
      for (const { column } of cells) if (number > row && !headed.has(column)) bare.add(column);
    for (const { row: at, column, heading } of unknown)
      if (column !== this.#marks)
        this.#table.unknown.push({ sheet: name, place: placeOf(at, column), heading });
    for (const column of bare)
      this.#table.unknown.push({ sheet: name, place: placeOf(row, column), heading: '' });
    const hidden = rows.filter((one) => one.hidden).length;
    const isUsed = (column: number) => headed.has(column) || bare.has(column);
    const hiddenUsed = hiddenColumns.filter(isUsed).map(columnName);
    if (hidden > 0) this.#table.notes.push(`Trang «${name}» có ${hidden} dòng ẩn, vẫn được đọc.`);
    if (hiddenUsed.length > 0)
      this.#table.notes.push(`Trang «${name}» có cột ẩn ${hiddenUsed.join(', ')}, vẫn được đọc.`);
  }

  #readRow(row: GridRow): void {
    const said = row.cells.filter(({ text, kind }) => text !== '' || kind === 'formula');
    const main = this.#cells.own(row.number, this.#main);
    if (said.length === 0) return;
    if (this.#isNumbering(row)) this.#skip(row, 'dòng đánh số cột');
    else if (this.#isGroup(row)) this.#addGroup(row);
    else if (!main && this.#continues(row)) this.#append(row);
    else if (!main) this.#skip(row, 'không có nội dung ở cột bắt buộc');
    else if (FOOT.test(main.text) && this.#isAlone(row))
      this.#skip(row, 'dòng cuối bảng: ký, nơi nhận, cộng');
    else this.#add(row);
  }

  #skip({ number, cells }: GridRow, why: string): void {
    const words = cells.map(({ text }) => text).join(' · ');
    this.#table.skipped.push({ sheet: this.#grid.name, row: number, words: words.slice(0, 200), why });
  }

  #isNumbering({ cells, number }: GridRow): boolean {
    return (
      number <= this.#header.row + 2 && cells.length > 2 && cells.every(({ text }) => NUMBERING.test(text))
    );
  }

  /** Nothing stands in it beside its words and its number. */
  #isAlone({ cells }: GridRow): boolean {
    return cells.every(({ column }) => column === this.#main || column === this.#marks);
  }

  /** One merged cell over the words, or only words behind a mark that counts headings. */
  #isGroup(row: GridRow): boolean {
    const [first] = row.cells;
    const words = row.cells.filter(({ column }) => column !== this.#marks);
    if (!first || words.length > 1) return false;
    const [cell = first] = words;
    const merge = this.#cells.merge(row.number, cell.column);
    const isWide = merge !== undefined && merge[3] > merge[1] && merge[0] === row.number;
    if (isWide && cell.column <= this.#main && this.#main <= merge[3]) return true;
    return (
      cell.column <= this.#main &&
      this.#isAlone(row) &&
      marksGroup(this.#markIn(row) || leadingMark(cell.text))
    );
  }

  #markIn(row: GridRow): string {
    const cell = row.cells.find(({ column }) => column === this.#marks);
    return cell && row.cells.length > 1 ? cell.text : '';
  }

  #addGroup(row: GridRow): void {
    const mark = this.#markIn(row);
    const words = row.cells.filter(({ column }) => !mark || column !== this.#marks).map(({ text }) => text);
    this.#groups.add(mark, [mark, ...words].filter(Boolean).join(' '));
  }

  /** The words of the row above reach down over this one. */
  #continues({ number }: GridRow): boolean {
    const merge = this.#cells.merge(number, this.#main);
    return this.#last !== undefined && merge !== undefined && merge[0] === this.#lastNumber;
  }

  /** More bodies, more products of the same task. */
  #append(row: GridRow): void {
    const last = this.#last;
    if (!last) return;
    const more = this.#valuesOf(row, true);
    last.faults.push(...more.faults);
    for (const [key, value] of Object.entries(more.values) as [K, CellValue][]) {
      const before = last.values[key];
      if (before === undefined) last.values[key] = value;
      else if (typeof before === 'string' && typeof value === 'string' && before !== value)
        last.values[key] = `${before}\n${value}`;
    }
  }

  #add(row: GridRow): void {
    const read = this.#valuesOf(row, false);
    const others = this.#othersIn(row);
    this.#last = { sheet: this.#grid.name, row: row.number, groups: this.#groups.words, ...read, others };
    this.#lastNumber = row.number;
    this.#table.rows.push(this.#last);
  }

  #valuesOf({ number }: GridRow, onlyOwn: boolean): Pick<TableRow<K>, 'values' | 'faults'> {
    const values: Partial<Record<K, CellValue>> = {};
    const faults: Fault[] = [];
    for (const [at, column] of this.#header.columns) {
      const read = readValue(
        onlyOwn ? this.#cells.own(number, at) : this.#cellBelowHeader(number, at),
        column,
      );
      if (!read.ok) faults.push({ place: placeOf(number, at), says: read.says });
      else if (read.value !== null) values[column.key] = read.value;
    }
    return { values, faults };
  }

  #othersIn({ number, cells }: GridRow): Record<string, string> {
    const headings = new Map(this.#header.unknown.map(({ column, heading }) => [column, heading]));
    const others = cells.filter(({ column }) => column !== this.#marks && !this.#header.columns.has(column));
    return Object.fromEntries(
      others.map(({ column, text }) => [headings.get(column) ?? `Ô ${placeOf(number, column)}`, text]),
    );
  }

  /** Merged cells say the same in each of their rows; across columns they say it once. */
  #cellBelowHeader(row: number, column: number) {
    const merge = this.#cells.merge(row, column);
    if (merge && (merge[0] <= this.#header.row || merge[1] !== column)) return undefined;
    return this.#cells.at(row, column);
  }
}

/** "I. Lĩnh vực kinh tế" → I */
const leadingMark = (text: string): string => /^\s*([A-ZĐ]|[IVXL]+)[.)]\s/u.exec(text)?.[1] ?? '';
