import { type Draft, pageEnd } from '../draft.ts';
import type { Numbering } from './numbering.ts';
import { RunReader } from './runs.ts';
import type { Styles } from './styles.ts';
import { type Cell, isLayout, readRows } from './tables.ts';
import { child, isOn, type Node } from './xml.ts';

/** Everything a paragraph may refer to, read from the other parts of the file. */
export interface Parts {
  styles: Styles;
  numbering: Numbering;
  /** 'footnote/2' → its node */
  notes: Map<string, Node>;
  /** the file tells where Word last broke its pages */
  rendered: boolean;
}

/** Writes paragraphs, tables and text boxes into a draft, in reading order. */
export class BodyReader {
  readonly #draft: Draft;
  readonly #parts: Parts;
  readonly #runs: RunReader;
  readonly #notes: string[] = [];
  /** Text of a paragraph whose end was deleted: it runs on into the next one. */
  #carried = '';
  /** Cells of a row stand side by side: a page that ends in all of them ends once. */
  #pageEnds = true;

  constructor(draft: Draft, parts: Parts) {
    this.#draft = draft;
    this.#parts = parts;
    this.#runs = new RunReader(parts.rendered);
  }

  blocks(nodes: Node[]): void {
    for (const node of nodes) {
      if (node.tag === 'w:p') this.#paragraph(node);
      else if (node.tag === 'w:tbl') this.#table(node);
      else if (node.tag === 'mc:AlternateContent') this.blocks(child(node, 'mc:Choice')?.children ?? []);
      else if (node.tag !== 'w:sectPr' && node.tag !== 'w:del' && node.tag !== 'w:moveFrom')
        this.blocks(node.children);
    }
  }

  /** Foot and end notes, at the end of the text, so that no sentence is cut in two by them. */
  notes(): void {
    const start = this.#draft.length;
    this.#notes.forEach((id, i) => {
      const note = this.#parts.notes.get(id);
      const text = (note?.children ?? [])
        .map((p) => this.#runs.read(p).text.trim())
        .filter(Boolean)
        .join('\n');
      if (!text) return;
      if (this.#draft.length === start) this.#draft.blank();
      this.#draft.line(`[${i + 1}] ${text}`);
    });
    if (this.#draft.length === start) return;
    const message = 'Chú thích cuối trang được đặt ở cuối văn bản.';
    this.#draft.warnings.push({ code: 'notes-moved', message, span: [start, this.#draft.length - 1] });
  }

  #paragraph(node: Node): void {
    const properties = child(node, 'w:pPr');
    const { text, boxes, notes } = this.#runs.read(node);
    this.#notes.push(...notes);
    for (const box of boxes) this.blocks(box.children);
    const whole = this.#carried + text;
    this.#carried = '';
    if (child(properties, 'w:rPr', 'w:del')) {
      this.#carried = whole;
      return;
    }
    const place = this.#parts.styles.placeOf(properties, this.#parts.numbering);
    const label = place ? this.#parts.numbering.next(place) : '';
    const breaksBefore = !this.#parts.rendered && isOn(child(properties, 'w:pageBreakBefore'));
    this.#write(numbered(breaksBefore && this.#draft.length > 0 ? pageEnd + whole : whole, label));
  }

  #write(line: string): void {
    const text = this.#pageEnds ? line : line.replaceAll(pageEnd, '');
    if (text.trim() !== '' || text.includes(pageEnd)) this.#draft.line(text);
    else this.#draft.blank();
  }

  #table(table: Node): void {
    const rows = readRows(table);
    this.#draft.blank();
    if (isLayout(table, rows, this.#parts.styles)) this.#columns(rows);
    else this.#grid(rows);
    this.#draft.blank();
  }

  /** Two blocks side by side: the whole left one, then the whole right one. */
  #columns(rows: Cell[][]): void {
    const columns = [...new Set(rows.flat().map((c) => c.column))].sort((a, b) => a - b);
    for (const column of columns) {
      for (const row of rows) {
        for (const cell of row)
          if (cell.column === column && !cell.continues) this.blocks(cell.node.children);
      }
      this.#draft.blank();
    }
  }

  /** Row after row, each cell on its own lines; an empty cell leaves its line empty. */
  #grid(rows: Cell[][]): void {
    const merged = new Map<number, [number, number]>();
    const spans = rows.map((row) => {
      const outer = this.#pageEnds;
      const cells = row.map((cell) => {
        const own = this.#draft.cell(() => this.blocks(cell.continues ? [] : cell.node.children));
        const span = (cell.continues && merged.get(cell.column)) || own.span;
        merged.set(cell.column, span);
        this.#pageEnds &&= !own.endsPage;
        return span;
      });
      this.#pageEnds = outer;
      return cells;
    });
    this.#draft.tables.push({ rows: spans });
  }
}

function numbered(text: string, label: string): string {
  if (text.replaceAll(pageEnd, '').trim() === '') return text;
  const start = text.search(/[^\f]/);
  return text.slice(0, start) + label + text.slice(start);
}
