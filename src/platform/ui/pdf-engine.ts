import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  RenderingCancelledException,
  version,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** As vite.config.ts lays them out. */
const parts = import.meta.env.DEV ? '/node_modules/pdfjs-dist/' : `/assets/pdfjs-${version}/`;

/** More pixels than a page scanned at 600 dpi; a larger picture is left out rather than drawn. */
const MOST_PIXELS = 50_000_000;

/** A page on its way to a canvas; null where it was called off. */
export type Drawing = { done: Promise<HTMLCanvasElement | null>; cancel(): void };

/** All that the pages know of the library that draws; another one would have to offer as much. */
export type Pdf = {
  /** Draws a page, from 1, as wide as that many device pixels. */
  draw(page: number, width: number): Drawing;
  close(): void;
};

/** Opens a PDF of our own host. Rejects where it is damaged, locked or gone. Loaded only where a PDF is drawn. */
export async function openPdf(address: string): Promise<Pdf> {
  const task = getDocument({
    url: address,
    cMapUrl: `${parts}cmaps/`,
    iccUrl: `${parts}iccs/`,
    standardFontDataUrl: `${parts}standard_fonts/`,
    wasmUrl: `${parts}wasm/`,
    maxImageSize: MOST_PIXELS,
    // The file comes whole: each part of it would be a request of its own.
    disableRange: true,
    disableStream: true,
    verbosity: 0,
  });
  const pdf = await task.promise;
  return { draw: (page, width) => draw(pdf, page, width), close: () => void task.destroy() };
}

function draw(pdf: PDFDocumentProxy, number: number, width: number): Drawing {
  let cancel = () => {};
  let isOff = false;
  const run = async () => {
    const page = await pdf.getPage(number);
    if (isOff) return null;
    const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    const task = page.render({ canvas, viewport });
    cancel = () => task.cancel();
    await task.promise;
    page.cleanup();
    return canvas;
  };
  const done = run().catch((error) => {
    if (isOff || error instanceof RenderingCancelledException) return null;
    throw error;
  });
  return {
    done,
    cancel: () => {
      isOff = true;
      cancel();
    },
  };
}
