import { decode, encode as toPng } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { docx, p, pdf } from '../fixtures.ts';
import { defaultLimits } from '../limits.ts';
import { decodePictures } from '../pictures/decode.ts';
import type { Picture } from '../pictures/picture.ts';
import {
  arrivalStamp,
  BLUE,
  fill,
  jpegOf,
  pdfWithPicture,
  type Sheet,
  seal,
  sheet,
  signature,
  stamp,
  stroke,
} from './fixtures.ts';
import { stampsInBytes } from './look.ts';
import { findMarks } from './marks.ts';
import { meaningOf } from './words.ts';

const compressed = async (page: Picture, quality = 60) =>
  (await decodePictures('jpeg', jpegOf(page, quality), defaultLimits))[0] ?? page;

const warm: [number, number, number] = [238, 205, 160];

/** How a page came to be a picture. */
const ways: Record<string, (draw: (on: Sheet) => void) => Promise<Picture>> = {
  'a scan of 100 dpi in JPEG': async (draw) => compressed(sheet(draw, { dpi: 100 }), 50),
  'a noisy scan on grey paper': async (draw) =>
    compressed(sheet(draw, { dpi: 130, light: [222, 220, 214], noise: 14 })),
  'a photo in warm light with a shadow': async (draw) =>
    compressed(sheet(draw, { dpi: 110, light: warm, noise: 8, shade: 0.4 })),
};

const marks: Record<string, (on: Sheet) => void> = {
  'MẬT in a frame': (on) => stamp(on, { x: 25, y: 60, words: 'MẬT' }),
  'MẬT without a frame': (on) => stamp(on, { x: 25, y: 60, words: 'MẬT', frame: false }),
  'MẬT at the right': (on) => stamp(on, { x: 170, y: 12, words: 'MẬT' }),
  'TỐI MẬT, tilted': (on) => stamp(on, { x: 22, y: 80, words: 'TỐI MẬT', turn: -5 }),
  'TUYỆT MẬT, pale': (on) => stamp(on, { x: 20, y: 70, words: 'TUYỆT MẬT', strength: 0.4 }),
  'TUYỆT MẬT, large and askew': (on) => stamp(on, { x: 30, y: 45, words: 'TUYỆT MẬT', height: 6, turn: 12 }),
  'MẬT in a rosy ink': (on) => stamp(on, { x: 25, y: 60, words: 'MẬT', colour: [225, 60, 95] }),
  'MẬT in an orange ink': (on) => stamp(on, { x: 25, y: 60, words: 'MẬT', colour: [225, 70, 30] }),
  'an arrival stamp': (on) => arrivalStamp(on, 28, 58),
  KHẨN: (on) => stamp(on, { x: 24, y: 95, words: 'KHẨN' }),
};

const innocent: Record<string, (on: Sheet) => void> = {
  'a page without colour': () => {},
  'a blue signature': (on) => signature(on, 120, 60, BLUE),
  'a round seal and a signature at the foot': (on) => {
    seal(on, 120, 235);
    signature(on, 125, 235);
  },
  'a red line under the number': (on) => fill(on, [30, 46, 70, 46.6], [200, 40, 40]),
  'a finger at the edge': (on) =>
    stroke(
      on,
      [
        [-10, 72],
        [8, 70],
      ],
      18,
      [205, 150, 130],
      1,
    ),
  'a brown table beside the paper': (on) => fill(on, [192, 0, 210, 140], [120, 72, 42]),
  'a round brown tray over a corner': (on) =>
    stroke(
      on,
      [
        [200, 40],
        [215, 45],
      ],
      90,
      [120, 72, 42],
      1,
    ),
  'violet, green and ochre ink': (on) => {
    stamp(on, { x: 25, y: 60, words: 'MAM', colour: [120, 40, 150] });
    stamp(on, { x: 25, y: 80, words: 'MAM', colour: [30, 130, 60] });
    stamp(on, { x: 25, y: 100, words: 'MAM', colour: [184, 134, 11] });
  },
};

const every = <T>(of: Record<string, T>) =>
  Object.entries(of).flatMap(([what, draw]) => Object.keys(ways).map((way) => [what, way, draw] as const));

describe(`red marks in the header: ${every(marks).length} of ${every(marks).length} found`, () => {
  it.each(every(marks))('%s on %s', async (_what, way, draw) => {
    const page = await ways[way]?.(draw);
    const found = page ? await findMarks(page) : [];
    expect(found.map(({ width, height }) => `${width} × ${height} mm`)).toHaveLength(1);
    expect(found[0]?.meaning).toBeNull();
  });
});

describe(`nothing that is none: 0 alarms on ${every(innocent).length} pages`, () => {
  it.each(every(innocent))('%s on %s', async (_what, way, draw) => {
    const page = await ways[way]?.(draw);
    const found = page ? await findMarks(page) : [];
    expect(found.map(({ box, width, height }) => `${width} × ${height} mm at ${box}`)).toEqual([]);
  });
});

it('says where the mark stands and how large it is, and shows it', async () => {
  const page = sheet((on) => stamp(on, { x: 25, y: 60, words: 'TỐI MẬT', height: 4 }));
  const [found = expect.fail('no mark')] = await findMarks(page);
  const [left, top, right, bottom] = found.box;
  expect([left * 210, top * 297].map(Math.round)).toEqual([25, 60]);
  expect(found.height).toBeGreaterThan(10);
  expect(found.height).toBeLessThan(15);
  expect((right - left) * 210).toBeCloseTo(found.width, 0);
  expect(bottom * 297).toBeCloseTo(72, 0);
  const shown = decode(found.picture);
  expect(shown.width).toBeLessThanOrEqual(480);
  expect(shown.width / shown.height).toBeGreaterThan(2);
});

it('finds it at 200 dots an inch', async () => {
  const draw = (on: Sheet) => stamp(on, { x: 25, y: 60, words: 'MẬT', strength: 0.6 });
  const page = await compressed(sheet(draw, { dpi: 200, light: [222, 220, 214], noise: 14 }));
  expect(await findMarks(page)).toHaveLength(1);
});

it('takes the meaning from whoever can read', async () => {
  const page = sheet((on) => stamp(on, { x: 25, y: 60, words: 'MẬT' }));
  const meaning = async (words: string | null) => (await findMarks(page, async () => words))[0]?.meaning;
  expect(await meaning('MẬT')).toBe('secret');
  expect(await meaning('ĐẾN Số: 214 Ngày: 12/3')).toBe('harmless');
  expect(await meaning(null)).toBeNull();
});

it.each([
  ['TUYỆT MẬT', 'secret'],
  ['Tối  mật.', 'secret'],
  ['MÂT', 'secret'],
  ['KHẨN', 'harmless'],
  ['HOẢ TỐC', 'harmless'],
  ['CÔNG VĂN ĐẾN Số: 15 Ngày: 02/10/2023 Chuyển:', 'harmless'],
  ['ĐẾN MẬT', null],
  ['BẢO MẬT THÔNG TIN', null],
  ['MẶT TRẬN TỔ QUỐC', null],
  ['', null],
])('%s means %s', (words, meaning) => {
  expect(meaningOf(words)).toBe(meaning);
});

describe('a file', () => {
  const marked = sheet((on) => stamp(on, { x: 25, y: 60, words: 'MẬT' }));
  const plain = sheet(() => {});
  const count = async (bytes: Uint8Array) => {
    const seen = await stampsInBytes(bytes);
    return seen.ok ? seen.value.length : seen.reason;
  };
  const png = ({ width, height, data }: Picture) => toPng({ width, height, data, channels: 4 });

  it('is looked at as JPEG, PNG and PDF', async () => {
    expect(await count(jpegOf(marked))).toBe(1);
    expect(await count(png(marked))).toBe(1);
    expect(await count(pdfWithPicture(marked, [0, 0, 595, 842]))).toBe(1);
    expect(await count(jpegOf(plain))).toBe(0);
    expect(await count(pdfWithPicture(plain, [0, 0, 595, 842]))).toBe(0);
  });

  it('is looked at where it carries text and a picture of a stamp is laid on it', async () => {
    const small = crop(marked, [20, 55, 50, 80]);
    expect(await count(pdfWithPicture(small, [60, 600, 85, 71], 'THONG BAO ve viec'))).toBe(1);
    expect(await count(pdfWithPicture(small, [60, 100, 85, 71], 'THONG BAO ve viec'))).toBe(0);
  });

  it('that lies on its side is looked at whole', async () => {
    expect(await count(png(turned(marked)))).toBe(1);
  });

  it('without pictures has no marks', async () => {
    expect(await count(docx(p('THÔNG BÁO')))).toBe(0);
    expect(await count(pdf([{ text: [{ x: 80, y: 80, text: 'THÔNG BÁO' }] }]))).toBe(0);
    expect(await count(new TextEncoder().encode('MẬT'))).toBe(0);
  });

  it('that declares a monstrous picture is refused before it is unpacked', async () => {
    const bomb = jpegOf(sheet(() => {}, { dpi: 20 }));
    const frame = bomb.findIndex((byte, i) => byte === 0xff && bomb[i + 1] === 0xc0);
    bomb.set([0xff, 0xff, 0xff, 0xff], frame + 5);
    expect(await count(bomb)).toBe('page-too-large');
  });
});

/** A part of a page, in millimetres. */
function crop(page: Picture, [left, top, right, bottom]: [number, number, number, number]): Picture {
  const perMm = page.width / 210;
  const [x, y] = [Math.round(left * perMm), Math.round(top * perMm)];
  const [width, height] = [Math.round((right - left) * perMm), Math.round((bottom - top) * perMm)];
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * page.width + x) * 4;
    data.set(page.data.subarray(from, from + width * 4), row * width * 4);
  }
  return { width, height, data, dpi: null };
}

/** A quarter turn to the left. */
function turned({ width, height, data }: Picture): Picture {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      out.set(
        data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
        ((width - 1 - x) * height + y) * 4,
      );
  return { width: height, height: width, data: out, dpi: null };
}
