import type { Page, Table, Warning } from './types.ts';

/** Marks, inside a line on its way into the draft, the place where a page ends. It is never part of the text. */
export const pageEnd = '\f';

/** The text of a file as it grows, line by line, with the places of its pages and tables. Lines come out in NFC. */
export class Draft {
  text = '';
  readonly tables: Table[] = [];
  readonly warnings: Warning[] = [];
  readonly #pageStarts = [0];
  #inCell = false;

  get length(): number {
    return this.text.length;
  }

  /** Adds a line, even an empty one; a blank at the end of a line says nothing. */
  line(line: string): void {
    const clean = line.normalize('NFC').replace(/[ \t]+(?=\f*(\n|$))/g, '');
    clean.split(pageEnd).forEach((part, i) => {
      if (i > 0) this.#pageStarts.push(this.text.length);
      this.text += part;
    });
    this.text += '\n';
  }

  /** Adds an empty line unless there is one, or nothing before it. */
  blank(): void {
    if (!this.#inCell && this.text !== '' && !this.text.endsWith('\n\n')) this.text += '\n';
  }

  /** Ends that many pages here. */
  endPages(count: number): void {
    for (let i = 0; i < count; i++) this.#pageStarts.push(this.text.length);
  }

  /** Adds a cell of a table: its lines without blank ones, or one empty line. */
  cell(write: () => void): { span: [number, number]; endsPage: boolean } {
    const start = this.text.length;
    const pages = this.#pageStarts.length;
    const outer = this.#inCell;
    this.#inCell = true;
    write();
    this.#inCell = outer;
    if (this.text.length === start) this.text += '\n';
    return { span: [start, this.text.length - 1], endsPage: this.#pageStarts.length > pages };
  }

  /** The text without the blanks at its end; the pages, which cover it without a gap; the tables in it. */
  finish(): { text: string; pages: Page[]; tables: Table[] } {
    const text = this.text.trimEnd();
    const inside = (at: number) => Math.min(at, text.length);
    const starts = [...this.#pageStarts.map(inside), text.length];
    const pages = this.#pageStarts.map<Page>((_, i) => ({
      number: i + 1,
      span: [starts[i] ?? 0, starts[i + 1] ?? text.length],
    }));
    const clamp = ([a, b]: [number, number]): [number, number] => [inside(a), inside(b)];
    const tables = this.tables.map(({ rows }) => ({ rows: rows.map((row) => row.map(clamp)) }));
    return { text, pages, tables };
  }
}
