import type { Engine } from '../pdf/engine.ts';
import { MOST_DOTS } from './decode.ts';
import type { Picture } from './picture.ts';

/** The functions of PDFium that draw (fpdfview.h, fpdf_edit.h); the same module has them. */
interface Drawing extends Engine {
  FPDFBitmap_Create(width: number, height: number, alpha: number): number;
  FPDFBitmap_FillRect(
    bitmap: number,
    left: number,
    top: number,
    width: number,
    height: number,
    color: number,
  ): void;
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
  FPDFBitmap_GetBuffer(bitmap: number): number;
  FPDFBitmap_GetStride(bitmap: number): number;
  FPDFBitmap_Destroy(bitmap: number): void;
  FPDFImageObj_GetImagePixelSize(object: number, width: number, height: number): number;
}

const IMAGE_OBJECT = 3;
const POINTS = 72;
const MOST_DPI = 300;
const FALLBACK_DPI = 200;
/** FPDF_PRINTING and FPDF_ANNOT: the page as it leaves the printer, stamps laid on it included. */
const AS_PRINTED = 0x801;

/**
 * Draws a page of a PDF at so many dots an inch, by default at the resolution of the picture on it, at most 300. Null
 * where it has no memory.
 */
export function renderPage(
  engine: Engine,
  document: number,
  index: number,
  size: { width: number; height: number },
  wanted?: number,
): Picture | null {
  const drawing = engine as Drawing;
  const page = drawing.FPDF_LoadPage(document, index);
  if (!page) return null;
  const fits = Math.sqrt(MOST_DOTS / (size.width * size.height)) * POINTS;
  const dpi = Math.min(MOST_DPI, fits, wanted ?? scanDpi(drawing, page) ?? FALLBACK_DPI);
  const width = Math.max(1, Math.round((size.width * dpi) / POINTS));
  const height = Math.max(1, Math.round((size.height * dpi) / POINTS));
  const bitmap = drawing.FPDFBitmap_Create(width, height, 0);
  if (!bitmap) return null;
  drawing.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff | 0);
  drawing.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, AS_PRINTED);
  const data = rgba(drawing, bitmap, width, height);
  drawing.FPDFBitmap_Destroy(bitmap);
  drawing.FPDF_ClosePage(page);
  return { width, height, data, dpi };
}

/** From blue, green, red with a stride to red, green, blue without one. */
function rgba(engine: Drawing, bitmap: number, width: number, height: number): Uint8Array {
  const start = engine.FPDFBitmap_GetBuffer(bitmap);
  const stride = engine.FPDFBitmap_GetStride(bitmap);
  const memory = new Uint8Array(engine.memory.buffer);
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = start + y * stride + x * 4;
      const to = (y * width + x) * 4;
      data[to] = memory[from + 2] ?? 0;
      data[to + 1] = memory[from + 1] ?? 0;
      data[to + 2] = memory[from] ?? 0;
      data[to + 3] = 255;
    }
  }
  return data;
}

/** Whether there is a picture on the page: without letters and pictures it is blank. */
export function hasPicture(engine: Engine, document: number, index: number): boolean {
  const page = engine.FPDF_LoadPage(document, index);
  const found = page !== 0 && scanDpi(engine as Drawing, page) !== null;
  if (page) engine.FPDF_ClosePage(page);
  return found;
}

/** The resolution of the largest picture on the page, in dots an inch of paper. */
function scanDpi(engine: Drawing, page: number): number | null {
  const memory = engine.malloc(32);
  let best: { area: number; dpi: number } | null = null;
  const count = Math.min(engine.FPDFPage_CountObjects(page), 2_000);
  for (let i = 0; i < count; i++) {
    const object = engine.FPDFPage_GetObject(page, i);
    if (engine.FPDFPageObj_GetType(object) !== IMAGE_OBJECT) continue;
    if (!engine.FPDFPageObj_GetBounds(object, memory, memory + 4, memory + 8, memory + 12)) continue;
    if (!engine.FPDFImageObj_GetImagePixelSize(object, memory + 16, memory + 20)) continue;
    const view = new DataView(engine.memory.buffer);
    const wide = view.getFloat32(memory + 8, true) - view.getFloat32(memory, true);
    const high = view.getFloat32(memory + 12, true) - view.getFloat32(memory + 4, true);
    const area = wide * high;
    if (wide > 0 && (!best || area > best.area))
      best = { area, dpi: (view.getUint32(memory + 16, true) * POINTS) / wide };
  }
  engine.free(memory);
  return best?.dpi ?? null;
}
