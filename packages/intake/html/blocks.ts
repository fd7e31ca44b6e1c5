import { pageEnd } from '../draft.ts';
import { type Block, type FlowCell, paragraph } from '../flow/blocks.ts';
import type { FontDecoder, FontRun } from '../fonts.ts';
import type { HtmlToken } from './tokens.ts';

/** Elements that stand on lines of their own. */
const lines = new Set(
  `address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html
   li main nav ol p pre section table tbody td tfoot th thead tr ul caption`.split(/\s+/),
);
/** What a portal sets round a document, and what was taken out of it. */
const unread = new Set(['nav', 'del', 's', 'strike', 'button', 'head', 'audio', 'video']);
const single = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'wbr', 'area', 'base', 'source']);

interface Open {
  tag: string;
  font: string | undefined;
  unread: boolean;
}

interface Table {
  rows: FlowCell[][];
  ruled: boolean;
  /** blocks of what the table stands in */
  outer: Block[];
  /** columns taken by cells of the rows above, and for how many more rows */
  below: Map<number, number>;
}

/** A line at the side of a table or a cell: neither none nor of no width. */
const drawsLine = (style: string): boolean =>
  [...style.matchAll(/border(?:-left|-right)?\s*:\s*([^;]+)/gi)].some(
    ([, value = '']) => !/^(none|0|0\.?0*(pt|px|cm|in)?)(\s|$)/i.test(value.trim()),
  );

const deepest = 500;

/** Puts the tokens of a page into paragraphs and tables. */
export class HtmlBlocks {
  readonly #fonts: FontDecoder;
  readonly #open: Open[] = [];
  readonly #tables: Table[] = [];
  readonly #lists: { ordered: boolean; at: number }[] = [];
  #blocks: Block[] = [];
  #runs: FontRun[] = [];
  #label = '';

  constructor(fonts: FontDecoder) {
    this.#fonts = fonts;
  }

  take(token: HtmlToken): void {
    if (token.kind === 'text') this.#text(token.text);
    else if (token.kind === 'open') this.#start(token.tag, token.attributes);
    else this.#end(token.tag);
  }

  get #current(): Open | undefined {
    return this.#open.at(-1);
  }

  #text(text: string): void {
    if (this.#current?.unread) return;
    const kept = this.#open.some(({ tag }) => tag === 'pre') ? text : text.replace(/[ \t\r\n]+/g, ' ');
    this.#runs.push({ text: kept, font: this.#current?.font });
  }

  #start(tag: string, attributes: Record<string, string>): void {
    if (lines.has(tag)) this.#endLine();
    if (tag === 'br') this.#runs.push({ text: '\n' });
    if (single.has(tag)) return;
    const style = attributes.style ?? '';
    const hidden =
      /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i.test(style) || unread.has(tag);
    const font = /font-family\s*:\s*([^;]+)/i.exec(style)?.[1] ?? attributes.face;
    const first = font?.split(',')[0]?.replace(/["']/g, '').trim();
    if (this.#open.length < deepest)
      this.#open.push({
        tag,
        font: first || this.#current?.font,
        unread: hidden || this.#current?.unread === true,
      });
    if (/page-break-before\s*:\s*always/i.test(style)) this.#runs.push({ text: pageEnd });
    if (tag === 'ol' || tag === 'ul')
      this.#lists.push({ ordered: tag === 'ol', at: (Number(attributes.start) || 1) - 1 });
    else if (tag === 'li') this.#number(attributes.value);
    else if (tag === 'table') this.#openTable(attributes, style);
    else if (tag === 'tr') this.#openRow();
    else if (tag === 'td' || tag === 'th') this.#openCell(attributes, style);
  }

  #number(value: string | undefined): void {
    const list = this.#lists.at(-1);
    if (!list?.ordered) this.#label = '- ';
    else {
      list.at = Number(value) || list.at + 1;
      this.#label = `${list.at}. `;
    }
  }

  #openTable(attributes: Record<string, string>, style: string): void {
    if (this.#tables.length > 20) return;
    const ruled = Number(attributes.border) > 0 || drawsLine(style);
    this.#tables.push({ rows: [], ruled, outer: this.#blocks, below: new Map() });
    this.#blocks = [];
  }

  #openRow(): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    endRow(table);
    table.rows.push([]);
  }

  #openCell(attributes: Record<string, string>, style: string): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    if (table.rows.length === 0) table.rows.push([]);
    const row = table.rows.at(-1) ?? [];
    if (drawsLine(style)) table.ruled = true;
    const column = goOn(table, row);
    const down = Math.min(500, Number(attributes.rowspan) || 1);
    if (down > 1) table.below.set(column, down - 1);
    this.#blocks = [];
    row.push({ column, continues: false, blocks: this.#blocks });
  }

  #end(tag: string): void {
    if (lines.has(tag)) this.#endLine();
    const at = this.#open.findLastIndex((open) => open.tag === tag);
    if (at >= 0) this.#open.length = at;
    if (tag === 'ol' || tag === 'ul') this.#lists.pop();
    if (tag === 'p' || tag === 'div') this.#gap();
    if (tag === 'table') this.#closeTable();
  }

  #gap(): void {
    const last = this.#blocks.at(-1);
    if (last?.kind === 'table') this.#blocks.push(paragraph(''));
  }

  #closeTable(): void {
    const table = this.#tables.pop();
    if (!table) return;
    this.#blocks = table.outer;
    endRow(table);
    const rows = table.rows.filter((row) => row.length > 0);
    // A table of one cell is a frame round a page.
    const [only] = rows.flat();
    if (rows.flat().length === 1 && only) this.#blocks.push(...only.blocks);
    else if (rows.length > 0) this.#blocks.push({ kind: 'table', rows, ruled: table.ruled });
  }

  #endLine(): void {
    const text = this.#fonts.text(this.#runs);
    this.#runs = [];
    const kept = text
      .split('\n')
      .map((line) => line.replace(/[ \u00a0]+/g, ' ').trim())
      .join('\n')
      .replace(/^\n+|\n+$/g, '');
    if (kept === '') return;
    this.#blocks.push(paragraph(this.#label + kept));
    this.#label = '';
  }

  finish(): Block[] {
    this.#endLine();
    while (this.#tables.length > 0) this.#closeTable();
    return this.#blocks;
  }
}

/** Adds the cells that go on from the rows above at this place; gives the next free column. */
function goOn(table: Table, row: FlowCell[]): number {
  let column = (row.at(-1)?.column ?? -1) + 1;
  for (let left = table.below.get(column) ?? 0; left > 0; left = table.below.get(++column) ?? 0) {
    table.below.set(column, left - 1);
    row.push({ column, continues: true, blocks: [] });
  }
  return column;
}

function endRow(table: Table): void {
  const row = table.rows.at(-1);
  if (row && row.length > 0) goOn(table, row);
}
