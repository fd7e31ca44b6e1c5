import { Refused, refusal } from '../refusals.ts';
import type { Limits, ReadFile } from '../types.ts';
import { Assembler } from './assemble.ts';
import { type Engine, startEngine } from './engine.ts';
import { toLines } from './lines.ts';
import { drawPage } from './page.ts';

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
  const assembler = new Assembler();
  let rotated = false;
  sizes.forEach(([width, height], i) => {
    const page = drawPage(engine, document, i, width, height);
    if (!page) throw new Refused(refusal('damaged', limits));
    rotated ||= page.rotated > 0;
    assembler.page({ ...page, lines: toLines(page.glyphs) });
  });
  const read = assembler.finish();
  if (!/[\p{L}\p{N}]/u.test(read.text)) throw new Refused(refusal('no-text', limits));
  const { textless } = assembler;
  if (textless.length > 0) {
    const message = `Trang ${textless.join(', ')} không có chữ đọc được (trang trắng hoặc bản quét).`;
    read.warnings.push({ code: 'pages-without-text', message });
  }
  if (rotated)
    read.warnings.push({ code: 'rotated-text', message: 'Bỏ qua chữ nằm nghiêng hoặc dọc (dấu, chữ chìm).' });
  return { mediaType: 'application/pdf', method: 'text', encoding: 'unicode', ...read };
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
