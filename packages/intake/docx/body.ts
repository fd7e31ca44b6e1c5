import { type Draft, pageEnd } from '../draft.ts';
import { isLayout, TableWriter } from '../flow/tables.ts';
import type { FontDecoder } from '../fonts.ts';
import type { Numbering } from './numbering.ts';
import { RunReader } from './runs.ts';
import type { Styles } from './styles.ts';
import { hasUprightLines, readRows, textOf } from './tables.ts';
import { child, isOn, type Node } from './xml.ts';

/** Everything a paragraph may refer to, read from the other parts of the file. */
export interface Parts {
  styles: Styles;
  numbering: Numbering;
  /** 'footnote/2' → its node */
  notes: Map<string, Node>;
  /** puts runs in fonts of old encodings into Unicode */
  fonts: FontDecoder;
  /** the file tells where Word last broke its pages */
  rendered: boolean;
}

/** Writes paragraphs, tables and text boxes into a draft, in reading order. */
export class BodyReader {
  readonly #draft: Draft;
  readonly #parts: Parts;
  readonly #runs: RunReader;
  readonly #tables: TableWriter;
  readonly #notes: string[] = [];
  /** Text of a paragraph whose end was deleted: it runs on into the next one. */
  #carried = '';

  constructor(draft: Draft, parts: Parts) {
    this.#draft = draft;
    this.#parts = parts;
    this.#tables = new TableWriter(draft);
    this.#runs = new RunReader(parts.rendered, parts.fonts, parts.styles);
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
    const text = this.#tables.pageEnds ? line : line.replaceAll(pageEnd, '');
    if (text.trim() !== '' || text.includes(pageEnd)) this.#draft.line(text);
    else this.#draft.blank();
  }

  #table(table: Node): void {
    const rows = readRows(table);
    const layout = isLayout(rows, hasUprightLines(table, rows, this.#parts.styles), () => textOf(table));
    this.#tables.write(rows, layout, (cell) => this.blocks(cell.node.children));
  }
}

function numbered(text: string, label: string): string {
  if (text.replaceAll(pageEnd, '').trim() === '') return text;
  const start = text.search(/[^\f]/);
  return text.slice(0, start) + label + text.slice(start);
}
