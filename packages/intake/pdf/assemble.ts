import type { ReadFile } from '../types.ts';
import { takeGrids } from './grids.ts';
import { Heads } from './heads.ts';
import { type Line, textOf } from './lines.ts';
import type { Rule } from './page.ts';
import { type Measure, measure } from './paragraphs.ts';
import type { Turn } from './turns.ts';
import { PageWriter } from './write.ts';
import { toRuns } from './zones.ts';

/** A page's lines, from a text layer or from recognition, and the straight lines drawn on it; in points. */
export interface PageOfLines {
  width: number;
  height: number;
  lines: Line[];
  rules: Rule[];
  /** how far the page was turned for its text to stand upright */
  turn?: Turn;
}

/** What a file's pages become: text in reading order, with pages, tables and the boxes of words. */
type Assembled = Pick<ReadFile, 'text' | 'pages' | 'warnings' | 'tables' | 'words' | 'sizes'>;

/** Puts pages of lines together: zones in two columns, tables, foot notes, wrapped lines joined over page ends. */
export class Assembler {
  readonly #writer = new PageWriter();
  readonly #notes: { line: Line; page: number }[][] = [];
  /** numbers of the pages without any line */
  readonly textless: number[] = [];
  readonly #pages: PageOfLines[] = [];
  #count = 0;
  #measure: Measure | undefined;

  page(page: PageOfLines): void {
    if (withoutPageNumber(page.lines, page.height).length === 0) this.textless.push(this.#pages.length + 1);
    this.#pages.push(page);
  }

  #write({ width, height, lines, rules, turn }: PageOfLines, heads: Heads): void {
    const number = ++this.#count;
    this.#writer.startPage({ width, height, turn });
    const all = heads.without(withoutPageNumber(lines, height), height);
    const { grids, rest } = takeGrids(rules, all);
    const { body, notes } = takeNotes(rest);
    this.#notes.push(...notes.map((note) => note.map((line) => ({ line, page: number }))));
    let from = 0;
    for (const grid of grids) {
      const to = body.findIndex((line) => line.base > grid.top);
      const end = to < 0 ? body.length : to;
      this.#lines(body.slice(from, end), width);
      this.#writer.grid(grid);
      from = end;
    }
    this.#lines(body.slice(from), width);
  }

  #lines(lines: Line[], width: number): void {
    const runs = toRuns(lines, width);
    const body = runs.flatMap((run) => (run.kind === 'body' ? run.lines : []));
    this.#measure = measure(body, width, this.#measure);
    for (const run of runs) this.#writer.run(run, this.#measure);
  }

  finish(): Assembled {
    const writer = this.#writer;
    const heads = new Heads(
      this.#pages.map((page) => withoutPageNumber(page.lines, page.height)),
      this.#pages,
    );
    for (const page of this.#pages) this.#write(page, heads);
    writer.finish();
    writer.notes(this.#notes);
    const { text, pages, tables } = writer.draft.finish();
    return { text, pages, tables, warnings: writer.draft.warnings, words: writer.words, sizes: writer.sizes };
  }
}

const pageNumber = /^([-–\s]*\d{1,4}[-–\s]*|(trang\s*)?\d{1,4}\s*\/\s*\d{1,4}|trang\s*\d{1,4})$/i;

/** Drops the first or last line if it is a page number in the margin. */
function withoutPageNumber(lines: Line[], height: number): Line[] {
  const isNumber = (line: Line | undefined) => line !== undefined && pageNumber.test(textOf(line));
  const first = lines[0];
  if (first && isNumber(first) && first.base < 0.12 * height) return lines.slice(1);
  const last = lines.at(-1);
  if (last && isNumber(last) && last.base > 0.88 * height) return lines.slice(0, -1);
  return lines;
}

/** Foot notes: small print at the bottom of a page that begins with a small raised figure. */
function takeNotes(lines: Line[]): { body: Line[]; notes: Line[][] } {
  const usual = [...lines].map((l) => l.size).sort((a, b) => a - b)[lines.length >> 1] ?? 0;
  const begins = (line: Line) => {
    const [mark, next] = line.words;
    return (
      mark !== undefined && next !== undefined && /^\d{1,3}$/.test(mark.text) && mark.size < 0.85 * next.size
    );
  };
  const start = lines.findIndex(
    (line, i) => begins(line) && lines.slice(i).every((l) => l.size < 0.93 * usual),
  );
  if (start < 0) return { body: lines, notes: [] };
  const notes: Line[][] = [];
  for (const line of lines.slice(start)) {
    if (begins(line)) notes.push([line]);
    else notes.at(-1)?.push(line);
  }
  return { body: lines.slice(0, start), notes };
}
