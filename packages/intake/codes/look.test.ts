import { readFileSync } from 'node:fs';
import { type Slip, writeSlips } from '@dondoc/writer';
import { encode } from 'jpeg-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdfOfPictures } from '../fixtures.ts';
import { defaultLimits } from '../limits.ts';
import { pageSize, withDocument } from '../pdf/read.ts';
import type { Turn } from '../pdf/turns.ts';
import { decodePictures } from '../pictures/decode.ts';
import type { Picture } from '../pictures/picture.ts';
import { quarterBack } from '../pictures/quarters.ts';
import { renderPage } from '../pictures/render.ts';
import { findCodes } from '../read-file.ts';
import { codesInBytes } from './look.ts';

const ttf = readFileSync('node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
const fonts = { normal: ttf, bold: ttf, italic: ttf, boldItalic: ttf };
const slip = (code: string): Slip => ({
  ...{
    code,
    codeInWords: code,
    title: 'Xây dựng đề án trường chính trị chuẩn mức độ 1',
    office: 'Văn phòng Tỉnh uỷ',
  },
  ...{ facts: [['Cơ quan', 'Trường Chính trị tỉnh']], foot: 'Nộp về Văn phòng' },
});

/** The pages of a PDF as a scanner sees them. */
function scanned(pdf: Uint8Array, dpi: number): Promise<Picture[]> {
  return withDocument(pdf, defaultLimits, (engine, document) =>
    Array.from({ length: engine.FPDF_GetPageCount(document) }, (_, at) => {
      const [width, height] = pageSize(engine, document, at, defaultLimits);
      const page = renderPage(engine, document, at, { width, height }, dpi);
      if (!page) throw new Error('the page is not drawn');
      return page;
    }),
  );
}

/** Laid askew on the glass, on greyish paper, with dust: the same each time. */
function soiled({ width, height, data, dpi }: Picture, degrees: number, noise: number): Picture {
  const out = new Uint8Array(data.length).fill(255);
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  let state = 7;
  const chance = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      const [fx, fy] = [
        Math.round(cos * dx + sin * dy + width / 2),
        Math.round(cos * dy - sin * dx + height / 2),
      ];
      const isIn = fx >= 0 && fy >= 0 && fx < width && fy < height;
      const light = isIn ? (data[(fy * width + fx) * 4] ?? 255) : 255;
      const seen = Math.max(0, Math.min(255, light * 0.88 + 12 + (chance() - 0.5) * noise));
      out.fill(chance() < 0.002 ? 60 : seen, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  return { width, height, data: out, dpi };
}

const jpegOf = ({ width, height, data }: Picture) => new Uint8Array(encode({ width, height, data }, 75).data);

describe('slips that come back from a scanner', () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = await writeSlips([slip('DD1.TB118-2023-2.1.AB12'), slip('DD1.TB118-2023-3.3a.CD34')], fonts);
  });

  it.each([
    [150, [0, 90, 180, 270]],
    [200, [90]],
    [300, [180]],
  ] as [number, Turn[]][])('at %i dots an inch, askew and soiled, lying as it may', async (dpi, turns) => {
    const [page] = await scanned(pdf, dpi);
    if (!page) throw new Error('no page');
    for (const turn of turns) {
      const lying = quarterBack(soiled(page, turn === 0 ? -3 : 2, 60), turn, 4);
      const read = await codesInBytes(jpegOf(lying));
      if (!read.ok) throw new Error(read.message);
      expect(read.value[0]?.codes).toEqual(['DD1.TB118-2023-2.1.AB12']);
      // The picture that is kept stands upright, whichever way the sheet lay.
      const [kept] = await decodePictures('jpeg', read.value[0]?.picture ?? new Uint8Array(), defaultLimits);
      expect((kept?.height ?? 0) > (kept?.width ?? 0)).toBe(true);
    }
  });

  it('several in one file, one of them not a slip', async () => {
    const pages = (await scanned(pdf, 150)).map((page) => soiled(page, 1, 40));
    const blank = { ...(pages[0] as Picture), data: new Uint8Array(pages[0]?.data.length ?? 0).fill(250) };
    const sheets = [pages[1] as Picture, blank, quarterBack(pages[0] as Picture, 180, 4)];
    const file = pdfOfPictures(
      sheets.map((page) => ({ width: page.width, height: page.height, bytes: jpegOf(page) })),
      150,
    );
    const seen: [number, number][] = [];
    const read = await findCodes(file, 'phieu.pdf', {}, { progress: (done, of) => seen.push([done, of]) });
    if (!read.ok) throw new Error(read.message);
    expect(read.value.map(({ number, codes }) => [number, codes])).toEqual([
      [1, ['DD1.TB118-2023-3.3a.CD34']],
      [2, []],
      [3, ['DD1.TB118-2023-2.1.AB12']],
    ]);
    expect(seen.at(-1)).toEqual([3, 3]);
  });

  it('says of another file that it is no scan', async () => {
    const read = await findCodes(new TextEncoder().encode('PHIẾU'), 'phieu.txt');
    expect(read).toMatchObject({ ok: false, reason: 'unsupported' });
  });
});
