import { Refused, refusal } from '../refusals.ts';
import type { Limits, ReadFile } from '../types.ts';
import { type Engine, startEngine } from './engine.ts';
import { takeGrids } from './grids.ts';
import { type Line, textOf, toLines } from './lines.ts';
import { type DrawnPage, drawPage } from './page.ts';
import { type Measure, measure } from './paragraphs.ts';
import { PageWriter } from './write.ts';
import { toRuns } from './zones.ts';

/** Two thirds of the child's memory; the rest is for Node and for the letters once read. */
const engineShare = 0.6;

/** A PDF file that holds text (ISO 32000): read by where its letters stand, since their order in the file is chance. */
export async function readPdf(bytes: Uint8Array, limits: Limits): Promise<ReadFile> {
  const maxMemory = limits.memoryMb * 1024 * 1024 * engineShare;
  const engine = await startEngine(maxMemory);
  try {
    return readPages(engine, openDocument(engine, bytes, limits), limits);
  } catch (error) {
    if (error instanceof Refused) throw error;
    // The engine aborts by an exception of its own, out of memory or on a fault of the file.
    if (!(error instanceof WebAssembly.RuntimeError) && !(error instanceof RangeError)) throw error;
    const full = engine.memory.buffer.byteLength > 0.5 * maxMemory;
    throw new Refused(refusal(full ? 'bomb' : 'damaged', limits));
  }
}

/** FPDF_GetLastError: 4 a password is needed, 5 an unknown kind of encryption. */
const locked = [4, 5];

function openDocument(engine: Engine, bytes: Uint8Array, limits: Limits): number {
  const data = engine.malloc(bytes.length);
  new Uint8Array(engine.memory.buffer).set(bytes, data);
  const document = engine.FPDF_LoadMemDocument(data, bytes.length, 0);
  if (document) return document;
  const reason = locked.includes(engine.FPDF_GetLastError()) ? 'encrypted' : 'damaged';
  throw new Refused(refusal(reason, limits));
}

function readPages(engine: Engine, document: number, limits: Limits): ReadFile {
  const count = engine.FPDF_GetPageCount(document);
  if (count < 1) throw new Refused(refusal('no-pages', limits));
  if (count > limits.maxPages) throw new Refused(refusal('too-many-pages', limits));
  const sizes = Array.from({ length: count }, (_, i) => pageSize(engine, document, i, limits));
  const reader = new DocumentReader();
  sizes.forEach(([width, height], i) => {
    const page = drawPage(engine, document, i, width, height);
    if (!page) throw new Refused(refusal('damaged', limits));
    reader.page(page, i + 1);
  });
  return reader.finish(limits);
}

/** The size of a page, refused before anything on the page is looked at. */
function pageSize(engine: Engine, document: number, index: number, limits: Limits): [number, number] {
  const memory = engine.malloc(8);
  const found = engine.FPDF_GetPageSizeByIndexF(document, index, memory);
  const view = new DataView(engine.memory.buffer);
  const [width, height] = [view.getFloat32(memory, true), view.getFloat32(memory + 4, true)];
  engine.free(memory);
  if (!found) throw new Refused(refusal('damaged', limits));
  if (Math.max(width, height) > limits.maxPageSize) throw new Refused(refusal('page-too-large', limits));
  return [width, height];
}

class DocumentReader {
  readonly #writer = new PageWriter();
  readonly #notes: { line: Line; page: number }[][] = [];
  readonly #textless: number[] = [];
  #measure: Measure | undefined;
  #rotated = false;

  page(drawn: DrawnPage, number: number): void {
    this.#writer.startPage(drawn);
    this.#rotated ||= drawn.rotated > 0;
    const all = withoutPageNumber(toLines(drawn.glyphs), drawn.height);
    if (all.length === 0) this.#textless.push(number);
    const { grids, rest } = takeGrids(drawn.rules, all);
    const { body, notes } = takeNotes(rest);
    this.#notes.push(...notes.map((note) => note.map((line) => ({ line, page: number }))));
    let from = 0;
    for (const grid of grids) {
      const to = body.findIndex((line) => line.base > grid.top);
      const end = to < 0 ? body.length : to;
      this.#lines(body.slice(from, end), drawn.width);
      this.#writer.grid(grid);
      from = end;
    }
    this.#lines(body.slice(from), drawn.width);
  }

  #lines(lines: Line[], width: number): void {
    const runs = toRuns(lines, width);
    const body = runs.flatMap((run) => (run.kind === 'body' ? run.lines : []));
    this.#measure = measure(body, width, this.#measure);
    for (const run of runs) this.#writer.run(run, this.#measure);
  }

  finish(limits: Limits): ReadFile {
    const writer = this.#writer;
    writer.finish();
    writer.notes(this.#notes);
    const { text, pages, tables } = writer.draft.finish();
    if (!/[\p{L}\p{N}]/u.test(text)) throw new Refused(refusal('no-text', limits));
    const { warnings } = writer.draft;
    if (this.#textless.length > 0) {
      const message = `Trang ${this.#textless.join(', ')} không có chữ đọc được (trang trắng hoặc bản quét).`;
      warnings.push({ code: 'pages-without-text', message });
    }
    if (this.#rotated)
      warnings.push({ code: 'rotated-text', message: 'Bỏ qua chữ nằm nghiêng hoặc dọc (dấu, chữ chìm).' });
    const mediaType = 'application/pdf';
    return {
      mediaType,
      method: 'text',
      encoding: 'unicode',
      text,
      pages,
      warnings,
      tables,
      words: writer.words,
    };
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
