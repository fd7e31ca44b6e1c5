import { Draft, pageEnd } from '../draft.ts';
import type { Word as PlacedWord, Table } from '../types.ts';
import type { Grid } from './grids.ts';
import type { Line } from './lines.ts';
import { breaksInside, continues, joinCell, joinItems, type Measure, type Paragraph } from './paragraphs.ts';
import { asSeen, sideways, type Turn } from './turns.ts';
import type { Run } from './zones.ts';

/** A line together with the page it stands on. */
interface OnPage {
  line: Line;
  page: number;
}

/** Writes the pages of a PDF into a draft, joins wrapped lines, and notes where every word stands. */
export class PageWriter {
  readonly draft = new Draft();
  readonly words: PlacedWord[] = [];
  readonly sizes: [number, number][] = [];
  readonly #read: { width: number; height: number; turn: Turn }[] = [];
  #page = 0;
  /** the page the draft has reached; it lags behind while a paragraph is open */
  #written = 1;
  #open: (Paragraph & { pages: number[] }) | undefined;

  /** The page by the size in which its lines stand, and how it was turned for reading them. */
  startPage({ width, height, turn = 0 }: { width: number; height: number; turn?: Turn | undefined }): void {
    this.sizes.push(sideways(turn) ? [height, width] : [width, height]);
    this.#read.push({ width, height, turn });
    this.#page++;
  }

  run(run: Run, measure: Measure | undefined): void {
    if (run.kind === 'body') {
      for (const line of run.lines) this.#body(line, measure);
      return;
    }
    this.#close();
    const items = run.kind === 'column' ? joinItems(run.lines) : run.lines.map((line) => [line]);
    this.draft.blank();
    for (const item of items) this.#write(item.map((line) => ({ line, page: this.#page })));
    this.draft.blank();
  }

  grid(grid: Grid): void {
    this.#close();
    this.draft.blank();
    const spans = new Map<object, [number, number]>();
    const rows: Table['rows'] = grid.rows.map((row) =>
      row.map((cell) => {
        const above = spans.get(cell);
        const { span } = this.draft.cell(() => {
          if (above) return;
          for (const item of joinCell(cell.lines))
            this.#write(item.map((line) => ({ line, page: this.#page })));
        });
        spans.set(cell, above ?? span);
        return above ?? span;
      }),
    );
    this.draft.tables.push({ rows });
    this.draft.blank();
  }

  /** Foot notes, kept for the end so that no sentence is cut in two by them. */
  notes(notes: OnPage[][]): void {
    this.#close();
    const start = this.draft.length;
    this.draft.blank();
    for (const note of notes) this.#write(note);
    if (notes.length === 0) return;
    const message = 'Chú thích cuối trang được đặt ở cuối văn bản.';
    this.draft.warnings.push({ code: 'notes-moved', message, span: [start, this.draft.length - 1] });
  }

  #body(line: Line, measure: Measure | undefined): void {
    const open = this.#open;
    if (open && measure && continues(open, line, this.#page, measure)) {
      open.lines.push(line);
      open.pages.push(this.#page);
      open.page = this.#page;
      return;
    }
    const last = open?.lines.at(-1);
    const apart = open?.page === this.#page && last && line.base - last.base > 2.2 * line.size;
    this.#close();
    if (apart) this.draft.blank();
    this.#open = { lines: [line], pages: [this.#page], page: this.#page };
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open) this.#write(open.lines.map((line, i) => ({ line, page: open.pages[i] ?? open.page })));
  }

  /** Ends pages up to the present one. */
  finish(): void {
    this.#close();
    this.draft.endPages(this.#page - this.#written);
  }

  #write(lines: OnPage[]): void {
    let text = '';
    let last = '';
    const start = this.draft.length;
    let at = start;
    for (const { line, page } of lines) {
      for (const [i, word] of line.words.entries()) {
        if (at > start && !(i === 0 && breaksInside(last))) {
          text += ' ';
          at++;
        }
        // Notes of earlier pages stand at the end of the text: their page is in their words alone.
        if (page > this.#written) {
          text += pageEnd.repeat(page - this.#written);
          this.#written = page;
        }
        text += word.text;
        last = word.text;
        const { confidence } = word;
        this.words.push({
          page,
          span: [at, at + word.text.length],
          box: this.#box(word, page),
          ...(confidence === undefined ? {} : { confidence }),
        });
        at += word.text.length;
      }
    }
    this.draft.line(text);
  }

  #box(word: Line['words'][number], page: number): PlacedWord['box'] {
    const { width, height, turn } = this.#read[page - 1] ?? { width: 1, height: 1, turn: 0 };
    const a = asSeen([word.x0 / width, word.top / height], turn);
    const b = asSeen([word.x1 / width, word.bottom / height], turn);
    const part = (value: number) => Math.round(1e4 * value) / 1e4;
    const [left, right] = a[0] < b[0] ? [a[0], b[0]] : [b[0], a[0]];
    const [top, bottom] = a[1] < b[1] ? [a[1], b[1]] : [b[1], a[1]];
    return [part(left), part(top), part(right), part(bottom)];
  }
}
