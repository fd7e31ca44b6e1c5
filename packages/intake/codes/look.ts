import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { detect } from '../detect.ts';
import { defaultLimits } from '../limits.ts';
import type { Turn } from '../pdf/turns.ts';
import type { Picture } from '../pictures/picture.ts';
import { quarterBack } from '../pictures/quarters.ts';
import { refuseSize } from '../read-bytes.ts';
import { noScan, Refused, refusal } from '../refusals.ts';
import type { Limits, Refusal } from '../types.ts';

/** A page of a scan: what its codes say, and its picture, stood upright by them. */
export interface CodedPage {
  /** from 1 */
  number: number;
  codes: string[];
  /** JPEG */
  picture: Uint8Array;
}

/** The pages of a file with their codes, or why the file cannot be looked at. */
export type Codes = { ok: true; value: CodedPage[] } | Refusal;

/** Small squares of a code stay apart at this, also where the page lies askew. */
const LOOKING_DPI = 200;
/** Handwriting stays readable, and a page takes some 200 kB. */
const JPEG_QUALITY = 70;

/**
 * Reads the QR codes on every page of a scan in this process: what `findCodes` runs in its child, and what tests call.
 *
 * @param bytes  the whole file
 * @param limits see {@link Limits}; declared sizes are checked before anything is unpacked or drawn
 * @param report told of each page that is done
 * @returns the pages in order; a refusal for a file that is no picture and no PDF
 *
 * @example
 * const typed = new TextEncoder().encode('PHIẾU BÁO CÁO');
 * (await codesInBytes(typed)).reason // => "unsupported"
 */
export async function codesInBytes(
  bytes: Uint8Array,
  limits: Partial<Limits> = {},
  report: (done: number, of: number) => void = () => undefined,
): Promise<Codes> {
  const all = { ...defaultLimits, ...limits };
  const refused = refuseSize(bytes, all);
  if (refused && !refused.ok) return refused;
  try {
    return { ok: true, value: await pagesOf(bytes, all, report) };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

type Report = (done: number, of: number) => void;

async function pagesOf(bytes: Uint8Array, limits: Limits, report: Report): Promise<CodedPage[]> {
  const found = detect(bytes);
  if (found.kind === 'pdf') return pdfPages(bytes, limits, report);
  if (found.kind !== 'picture') throw new Refused(noScan);
  const { decodePictures } = await import('../pictures/decode.ts');
  const pictures = await decodePictures(found.format, bytes, limits);
  const pages: CodedPage[] = [];
  for (const picture of pictures) {
    pages.push(await codedPage(picture, pages.length + 1));
    report(pages.length, pictures.length);
  }
  return pages;
}

/** One page after the other: each is drawn, looked at and let go. */
async function pdfPages(bytes: Uint8Array, limits: Limits, report: Report): Promise<CodedPage[]> {
  const { pageSize, withDocument } = await import('../pdf/read.ts');
  const { renderPage } = await import('../pictures/render.ts');
  return withDocument(bytes, limits, async (engine, document) => {
    const count = engine.FPDF_GetPageCount(document);
    if (count < 1) throw new Refused(refusal('no-pages', limits));
    if (count > limits.maxPages) throw new Refused(refusal('too-many-pages', limits));
    const pages: CodedPage[] = [];
    for (let index = 0; index < count; index++) {
      const [width, height] = pageSize(engine, document, index, limits);
      const picture = renderPage(engine, document, index, { width, height }, LOOKING_DPI);
      if (!picture) throw new Refused(refusal('damaged', limits));
      pages.push(await codedPage(picture, index + 1));
      report(index + 1, count);
    }
    return pages;
  });
}

async function codedPage(picture: Picture, number: number): Promise<CodedPage> {
  const found = await readCodes(picture);
  const upright = quarterBack(picture, found[0]?.turn ?? 0, 4);
  const { encode } = await import('jpeg-js');
  const { data, width, height } = upright;
  const jpeg = encode({ data, width, height }, JPEG_QUALITY);
  return { number, codes: [...new Set(found.map(({ text }) => text))], picture: new Uint8Array(jpeg.data) };
}

let started: Promise<typeof import('zxing-wasm/reader')> | undefined;

/** The library would fetch its program from the Internet; it lies in the package. */
function reader(): Promise<typeof import('zxing-wasm/reader')> {
  started ??= (async () => {
    const library = await import('zxing-wasm/reader');
    const file = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
    const program = await readFile(file);
    await library.prepareZXingModule({
      overrides: { wasmBinary: new Uint8Array(program).buffer },
      fireImmediately: true,
    });
    return library;
  })();
  return started;
}

async function readCodes({ data, width, height }: Picture): Promise<{ text: string; turn: Turn }[]> {
  const { readBarcodes } = await reader();
  const image = { data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length), width, height };
  const found = await readBarcodes({ ...image, colorSpace: 'srgb' } as ImageData, {
    formats: ['QRCode'],
    tryHarder: true,
    tryRotate: true,
    tryDownscale: true,
    maxNumberOfSymbols: 4,
  });
  return found
    .filter(({ isValid }) => isValid)
    .map(({ text, position }) => ({ text, turn: turnOf(position.topLeft, position.topRight) }));
}

interface Point {
  x: number;
  y: number;
}

/** By which quarter the upper edge of a code was turned to the right. */
function turnOf(from: Point, to: Point): Turn {
  const [across, down] = [to.x - from.x, to.y - from.y];
  if (Math.abs(across) >= Math.abs(down)) return across >= 0 ? 0 : 180;
  return down > 0 ? 90 : 270;
}
