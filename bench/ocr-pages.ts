/** Our example notice as a scanner would give it: drawn, turned a little, specked, on grey paper; the same each time. */
import { readFileSync } from 'node:fs';
import { encode } from 'jpeg-js';
import { pdfOfPictures } from '../packages/intake/fixtures.ts';
import { defaultLimits } from '../packages/intake/limits.ts';
import { pageSize, withDocument } from '../packages/intake/pdf/read.ts';
import { withoutInk } from '../packages/intake/pictures/grey.ts';
import type { Picture } from '../packages/intake/pictures/picture.ts';
import { renderPage } from '../packages/intake/pictures/render.ts';
import { turnBack } from '../packages/intake/pictures/straighten.ts';

const example = (name: string) => readFileSync(new URL(`../data/example/${name}`, import.meta.url));

const DPI = 200;

/** How well a scanner works. */
export interface Scanner {
  /** by how many degrees the feeder turns each page */
  skews: number[];
  /** the share of light that paper gives back */
  paper: number;
  /** how far dots stray by chance, of 255 */
  noise: number;
  /** of a thousand dots, how many are specks */
  specks: number;
  /** of JPEG */
  quality: number;
}

export const scanners: Record<string, Scanner> = {
  good: { skews: [0.3, -0.4, 0.2], paper: 0.97, noise: 10, specks: 0, quality: 82 },
  poor: { skews: [0.9, -1.4, 0.7], paper: 0.85, noise: 40, specks: 0.5, quality: 45 },
};

/** What the pages say. */
export const truth = (): string => example('thong-bao-118.txt').toString();

/** The pages as JPEG files. */
export async function scannedPages(
  scanner: Scanner,
): Promise<{ width: number; height: number; bytes: Buffer }[]> {
  const drawn = await withDocument(example('thong-bao-118.pdf'), defaultLimits, (engine, document) =>
    scanner.skews.map((_, i) => {
      const [width, height] = pageSize(engine, document, i, defaultLimits);
      return renderPage(engine, document, i, { width, height }, DPI);
    }),
  );
  return drawn.map((page, i) => {
    if (!page) throw new Error('the page was not drawn');
    const { width, height } = page;
    return {
      width,
      height,
      bytes: encode({ width, height, data: worn(page, scanner, i) }, scanner.quality).data,
    };
  });
}

function worn(page: Picture, { skews, paper, noise, specks }: Scanner, i: number): Uint8Array {
  const turned = turnBack(withoutInk(page), -(skews[i] ?? 0)).data;
  const out = new Uint8ClampedArray(turned.length * 4).fill(255);
  let state = 11;
  const chance = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  for (const [at, light] of turned.entries()) {
    const dot = chance() * 1000 < specks ? 40 : light * paper + (chance() + chance() - 1) * noise;
    out.fill(dot, at * 4, at * 4 + 3);
  }
  return new Uint8Array(out.buffer);
}

/** A PDF of these pages and nothing else, as a scanner sends it. */
export const scanPdf = (pages: Awaited<ReturnType<typeof scannedPages>>): Uint8Array =>
  pdfOfPictures(pages, DPI);
