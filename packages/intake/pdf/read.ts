import { FontDecoder } from '../fonts.ts';
import { type PageToRead, type Progress, recognisePages, refuseTextless } from '../ocr/read.ts';
import type { Picture } from '../pictures/picture.ts';
import { hasPicture, renderPage } from '../pictures/render.ts';
import type { Size } from '../pictures/sizes.ts';
import { Refused, refusal } from '../refusals.ts';
import type { Limits, ReadFile } from '../types.ts';
import { type Engine, startEngine } from './engine.ts';
import { lies } from './layers.ts';
import { type Line, textOf, toLines } from './lines.ts';
import { drawPage } from './page.ts';

/** Two thirds of the child's memory; the rest is for Node and for the letters once read. */
const engineShare = 0.6;

/**
 * A PDF file (ISO 32000): its text by where the letters stand, since their order in the file is chance; a page
 * without letters is a picture of one, and is recognised.
 */
export async function readPdf(bytes: Uint8Array, limits: Limits, progress: Progress): Promise<ReadFile> {
  return withDocument(bytes, limits, (engine, document) => readPages(engine, document, limits, progress));
}

/** Opens a PDF in an engine of its own; what goes wrong in it is a refusal. */
export async function withDocument<T>(
  bytes: Uint8Array,
  limits: Limits,
  use: (engine: Engine, document: number) => Promise<T> | T,
): Promise<T> {
  const maxMemory = limits.memoryMb * 1024 * 1024 * engineShare;
  const engine = await startEngine(maxMemory);
  try {
    return await use(engine, openDocument(engine, bytes, limits));
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

async function readPages(
  engine: Engine,
  document: number,
  limits: Limits,
  progress: Progress,
): Promise<ReadFile> {
  const count = engine.FPDF_GetPageCount(document);
  if (count < 1) throw new Refused(refusal('no-pages', limits));
  if (count > limits.maxPages) throw new Refused(refusal('too-many-pages', limits));
  const sizes = Array.from({ length: count }, (_, i) => pageSize(engine, document, i, limits));
  const fonts = new FontDecoder();
  const met: Met = { rotated: false, torn: [], lying: [] };
  const pages = sizes.map(([width, height], i): PageToRead => {
    const page = drawPage(engine, document, i, width, height);
    if (!page) throw new Refused(refusal('damaged', limits));
    const lines = toLines(page.glyphs, fonts);
    const lying = lies(lines);
    if (lying) met.lying.push(i + 1);
    else if (hasLetters(lines) || !hasPicture(engine, document, i)) {
      met.rotated ||= page.rotated > 0;
      if (page.torn > manyTorn) met.torn.push(i + 1);
      return { ...page, lines };
    }
    return { width, height, picture: () => pictureOf(engine, document, i, { width, height }, limits) };
  });
  const read = await recognisePages(pages, progress);
  refuseTextless(read.text, limits);
  read.warnings.push(...warningsOf(met));
  return { mediaType: 'application/pdf', encoding: fonts.encoding, ...read };
}

/** What was found amiss with pages, by their numbers. */
interface Met {
  rotated: boolean;
  torn: number[];
  lying: number[];
}

/** A producer draws a line in one go; letters drawn later by a second font go back over it again and again. */
const manyTorn = 10;

function warningsOf({ rotated, torn, lying }: Met): ReadFile['warnings'] {
  const on = (pages: number[]) => `Trang ${pages.join(', ')}`;
  const found: [code: string, message: string | false][] = [
    ['rotated-text', rotated && 'Bỏ qua chữ nằm nghiêng hoặc dọc (dấu, chữ chìm).'],
    [
      'torn-words',
      torn.length > 0 &&
        `${on(torn)}: chữ có dấu do phông khác vẽ, từ bị tách; đã ghép lại theo vị trí trên trang.`,
    ],
    [
      'text-layer-replaced',
      lying.length > 0 &&
        `${on(lying)}: lớp chữ của tệp không khớp với chữ nhìn thấy; đã nhận dạng lại từ hình trang. ` +
          'Đối chiếu với bản gốc.',
    ],
  ];
  return found.flatMap(([code, message]) => (message ? [{ code, message }] : []));
}

const hasLetters = (lines: Line[]): boolean => lines.some((line) => /\p{L}/u.test(textOf(line)));

function pictureOf(engine: Engine, document: number, index: number, size: Size, limits: Limits): Picture {
  const picture = renderPage(engine, document, index, size);
  if (!picture) throw new Refused(refusal('damaged', limits));
  return picture;
}

/** The size of a page, refused before anything on the page is looked at. */
export function pageSize(engine: Engine, document: number, index: number, limits: Limits): [number, number] {
  const memory = engine.malloc(8);
  const found = engine.FPDF_GetPageSizeByIndexF(document, index, memory);
  const view = new DataView(engine.memory.buffer);
  const [width, height] = [view.getFloat32(memory, true), view.getFloat32(memory + 4, true)];
  engine.free(memory);
  if (!found) throw new Refused(refusal('damaged', limits));
  if (Math.max(width, height) > limits.maxPageSize) throw new Refused(refusal('page-too-large', limits));
  return [width, height];
}
