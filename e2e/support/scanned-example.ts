import { encode } from 'jpeg-js';
import { readDataBytes } from '#platform/data-file.ts';
import { pdfOf } from '../../packages/intake/fixtures.ts';
import { startEngine } from '../../packages/intake/pdf/engine.ts';
import type { Picture } from '../../packages/intake/pictures/picture.ts';
import { renderPage } from '../../packages/intake/pictures/render.ts';

const A4 = { width: 595, height: 842 };
/** So coarse that recognition is not sure of every word. */
const DPI = 110;

/** The first pages of the example notice as a poor scanner gives them: pictures only, on grey paper. */
export async function scannedPages(count: number): Promise<Uint8Array[]> {
  const bytes = await readDataBytes('example/thong-bao-118.pdf');
  const engine = await startEngine(500e6);
  const data = engine.malloc(bytes.length);
  new Uint8Array(engine.memory.buffer).set(bytes, data);
  const document = engine.FPDF_LoadMemDocument(data, bytes.length, 0);
  return Array.from({ length: count }, (_, index) => {
    const page = renderPage(engine, document, index, A4, DPI);
    if (!page) throw new Error('the page was not drawn');
    return new Uint8Array(encode(soiled(page), 60).data);
  });
}

function soiled(page: Picture): Picture {
  return { ...page, data: page.data.map((value, at) => (at % 4 === 3 ? value : value * 0.85)) };
}

/** A PDF of scanned pages, none of which holds a letter. */
export function scannedPdf(pages: Uint8Array[]): Uint8Array {
  const [width, height] = [A4.width, A4.height].map((points) => Math.round((points * DPI) / 72));
  const number = (index: number) => 3 + index * 3;
  const box = `/MediaBox[0 0 ${A4.width} ${A4.height}]`;
  const content = `q ${A4.width} 0 0 ${A4.height} 0 0 cm /I Do Q`;
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${pages.map((_, index) => `${number(index)} 0 R`).join(' ')}]/Count ${pages.length}>>`,
    ...pages.flatMap((jpeg, index) => [
      `<</Type/Page/Parent 2 0 R${box}/Contents ${number(index) + 1} 0 R/Resources<</XObject<</I ${number(index) + 2} 0 R>>>>>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
      `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>stream\n${Buffer.from(jpeg).toString('latin1')}\nendstream`,
    ]),
  ]);
}
