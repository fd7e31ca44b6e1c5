import { encode } from 'jpeg-js';
import { readDataBytes } from '#platform/data-file.ts';
import { pdfOfPictures } from '../../packages/intake/fixtures.ts';
import { defaultLimits } from '../../packages/intake/limits.ts';
import { withDocument } from '../../packages/intake/pdf/read.ts';
import type { Picture } from '../../packages/intake/pictures/picture.ts';
import { renderPage } from '../../packages/intake/pictures/render.ts';

const A4 = { width: 595, height: 842 };
/** So coarse that recognition is not sure of every word. */
const DPI = 110;

/** The first pages of the example notice as a poor scanner gives them: pictures only, on grey paper. */
export async function scannedPages(count: number) {
  const bytes = await readDataBytes('example/thong-bao-118.pdf');
  const drawn = await withDocument(bytes, defaultLimits, (engine, document) =>
    Array.from({ length: count }, (_, index) => renderPage(engine, document, index, A4, DPI)),
  );
  return drawn.map((page) => {
    if (!page) throw new Error('the page was not drawn');
    const { width, height } = page;
    return { width, height, bytes: new Uint8Array(encode(soiled(page), 60).data) };
  });
}

function soiled(page: Picture): Picture {
  return { ...page, data: page.data.map((value, at) => (at % 4 === 3 ? value : value * 0.85)) };
}

/** A PDF of scanned pages, none of which holds a letter. */
export const scannedPdf = (pages: Awaited<ReturnType<typeof scannedPages>>): Uint8Array =>
  pdfOfPictures(pages, DPI);
