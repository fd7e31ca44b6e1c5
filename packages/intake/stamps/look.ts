import { detect } from '../detect.ts';
import { defaultLimits } from '../limits.ts';
import type { Picture } from '../pictures/picture.ts';
import { refuseSize } from '../read-bytes.ts';
import { Refused, refusal } from '../refusals.ts';
import type { Limits, Refusal } from '../types.ts';
import { findMarks, type ReadMark, type RedMark } from './marks.ts';

/** The red marks seen in the header of a file's first page, or why the file cannot be looked at. */
export type Marks = { ok: true; value: RedMark[] } | Refusal;

/** Marks are looked at in a copy of 100 dots an inch; a little more keeps thin strokes. */
const LOOKING_DPI = 150;

/**
 * Looks for red marks in this process: what `findStamps` runs in its child, and what tests call.
 *
 * @param bytes    the whole file
 * @param limits   see {@link Limits}; declared sizes are checked before anything is unpacked or drawn
 * @param readMark reads the words of a mark off its picture; without it no mark can be read
 * @returns the marks (boxes in parts of the page, sizes in millimetres); none for a file that is no picture and no PDF
 *
 * @example
 * const typed = new TextEncoder().encode('THÔNG BÁO\nvề một việc');
 * (await stampsInBytes(typed)).value // => []
 */
export async function stampsInBytes(
  bytes: Uint8Array,
  limits: Partial<Limits> = {},
  readMark?: ReadMark,
): Promise<Marks> {
  const all = { ...defaultLimits, ...limits };
  const refused = refuseSize(bytes, all);
  if (refused && !refused.ok) return refused;
  try {
    const page = await firstPage(bytes, all);
    return { ok: true, value: page ? await findMarks(page, readMark) : [] };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

async function firstPage(bytes: Uint8Array, limits: Limits): Promise<Picture | null> {
  const found = detect(bytes);
  if (found.kind === 'pdf') return firstPdfPage(bytes, limits);
  if (found.kind !== 'picture') return null;
  const { decodePictures } = await import('../pictures/decode.ts');
  const [page = null] = await decodePictures(found.format, bytes, limits);
  return page;
}

/** The first page as it is printed, also where it carries text: a stamp may be a picture laid on it. */
async function firstPdfPage(bytes: Uint8Array, limits: Limits): Promise<Picture> {
  const { pageSize, withDocument } = await import('../pdf/read.ts');
  const { renderPage } = await import('../pictures/render.ts');
  return withDocument(bytes, limits, (engine, document) => {
    if (engine.FPDF_GetPageCount(document) < 1) throw new Refused(refusal('no-pages', limits));
    const [width, height] = pageSize(engine, document, 0, limits);
    const page = renderPage(engine, document, 0, { width, height }, LOOKING_DPI);
    if (!page) throw new Refused(refusal('damaged', limits));
    return page;
  });
}
