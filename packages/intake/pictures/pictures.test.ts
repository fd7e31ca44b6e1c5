import { encode as encodePng } from 'fast-png';
import { encode as encodeJpeg } from 'jpeg-js';
import { describe, expect, it, test } from 'vitest';
import { defaultLimits } from '../limits.ts';
import { decodePictures } from './decode.ts';
import { flatten, noise, withoutInk } from './grey.ts';
import type { Grey, Picture } from './picture.ts';
import { prepare } from './prepare.ts';
import { densestSquare, liesOnSide, quarterBack } from './quarters.ts';
import { jpegSize, jpegTurn, pngSize } from './sizes.ts';
import { withoutSpecks } from './specks.ts';
import { enlarge, skewOf, turnBack } from './straighten.ts';

const white = (width: number, height: number): Grey => {
  return { width, height, data: new Uint8Array(width * height).fill(255) };
};
/** Bars like lines of words. */
function lined(width = 800, height = 1000): Grey {
  const page = white(width, height);
  for (let y = 60; y < height - 60; y += 28)
    for (let x = 80; x < width - 80; x++)
      if (x % 47 > 6) for (let v = 0; v < 9; v++) page.data[(y + v) * width + x] = 20;
  return page;
}
const coloured = ({ width, height, data }: Grey): Picture => {
  const rgba = new Uint8Array(data.length * 4).fill(255);
  data.forEach((value, at) => {
    rgba.fill(value, at * 4, at * 4 + 3);
  });
  return { width, height, data: rgba, dpi: null };
};

test.each([-3.2, -0.7, 0, 1.5, 4])('a page that is turned by %d degrees is put straight', (degrees) => {
  const turned = turnBack(lined(), -degrees);
  expect(Math.abs(skewOf(turned) - degrees)).toBeLessThan(0.15);
});

test.each([90, 180, 270] as const)(
  'a page that is turned by %d degrees is put upright dot by dot',
  (turn) => {
    const page = { width: 3, height: 2, data: new Uint8Array([1, 2, 3, 4, 5, 6]) };
    const turned = { 90: [4, 1, 5, 2, 6, 3], 180: [6, 5, 4, 3, 2, 1], 270: [3, 6, 2, 5, 1, 4] }[turn];
    const size = turn === 180 ? { width: 3, height: 2 } : { width: 2, height: 3 };
    expect(quarterBack({ ...size, data: new Uint8Array(turned) }, turn, 1)).toEqual(page);
  },
);

test.each([-4, 0, 2])('lines tell a page on its side, %d degrees askew', (degrees) => {
  const page = turnBack(lined(), degrees);
  expect(liesOnSide(page)).toBe(false);
  expect(liesOnSide(quarterBack(page, 90, 1))).toBe(true);
  expect(liesOnSide(quarterBack(page, 180, 1))).toBe(false);
});

test('the part of a page with most ink is found', () => {
  const page = white(400, 800);
  for (let i = 0; i < 200; i++) page.data.fill(0, (600 + i) * 400 + 100, (600 + i) * 400 + 300);
  const part = densestSquare(page, 300);
  expect(part).toMatchObject({ width: 300, height: 300 });
  expect(part.data.filter((value) => value === 0)).toHaveLength(200 * 200);
});

test('red and blue ink turn as light as paper, black and dark blue letters stay', () => {
  const inks = [
    [210, 20, 30],
    [20, 40, 200],
    [25, 22, 20],
    [20, 30, 100],
  ];
  const data = new Uint8Array(inks.flatMap((ink) => [...ink, 255]));
  const grey = withoutInk({ width: 4, height: 1, dpi: null, data });
  expect([...grey.data]).toEqual([255, 255, 25, 135]);
});

test('a shadow over the page becomes white paper', () => {
  const page = lined();
  page.data.forEach((value, at) => {
    page.data[at] = value * (0.55 + 0.4 * ((at % page.width) / page.width));
  });
  const flat = flatten(page);
  const paper = flat.data.filter((_, at) => at % page.width > 10 && at < page.width * 40);
  expect(Math.min(...paper)).toBeGreaterThan(225);
});

test('specks go, the dot under a letter and the words stay', () => {
  const page = white(60, 60);
  const dots = (x: number, y: number, side: number) => {
    for (let v = 0; v < side; v++) for (let u = 0; u < side; u++) page.data[(y + v) * 60 + x + u] = 30;
  };
  dots(5, 5, 1);
  dots(20, 5, 2);
  dots(40, 40, 3);
  const clean = withoutSpecks(page, 4);
  const dark = [...clean.data.entries()].filter(([, value]) => value < 100).map(([at]) => at);
  expect(dark).toHaveLength(9);
});

test('noise is told from clean paper', () => {
  const page = lined();
  expect(noise(page)).toBe(0);
  let seed = 7;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  page.data.forEach((value, at) => {
    page.data[at] = Math.max(0, Math.min(255, value - 30 + 50 * (random() - 0.5)));
  });
  expect(noise(page)).toBeGreaterThan(5);
});

test('a coarse page is enlarged to 200 dots an inch of A4, a finer one is not', () => {
  const { page, scale, dpi } = prepare(coloured(lined(620, 877)));
  expect(Math.abs(page.width - 1654)).toBeLessThan(3);
  expect(scale).toBeCloseTo(page.width / 620, 1);
  expect(dpi).toBeCloseTo(200);
  expect(prepare(coloured(lined(1240, 1754)))).toMatchObject({ scale: 1, page: { width: 1240 } });
  expect(enlarge(white(10, 10), 2).data.every((value) => value === 255)).toBe(true);
});

describe('picture files', () => {
  const page = coloured(lined(64, 48));
  const png = encodePng({ width: 64, height: 48, data: page.data, channels: 4 });
  const jpeg = new Uint8Array(encodeJpeg({ width: 64, height: 48, data: page.data }, 90).data);

  it('say their size before they are unpacked', () => {
    expect(pngSize(png)).toEqual({ width: 64, height: 48 });
    expect(jpegSize(jpeg)).toEqual({ width: 64, height: 48 });
  });

  it.each([
    ['png', png],
    ['jpeg', jpeg],
  ] as const)('%s is unpacked as it was', async (format, bytes) => {
    const [found] = await decodePictures(format, bytes, defaultLimits);
    expect(found).toMatchObject({ width: 64, height: 48 });
    const apart = [...page.data].map((value, at) => Math.abs(value - (found?.data[at] ?? 255)));
    expect(apart.reduce((sum, value) => sum + value, 0) / apart.length).toBeLessThan(
      format === 'png' ? 0.01 : 4,
    );
  });

  // Intel order, one directory of one entry: the orientation, a number of two bytes.
  const exif = (orientation: number) => [
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x49, 0x49, 42, 0, 8, 0, 0, 0],
    ...[1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
  ];
  const held = (orientation: number) =>
    new Uint8Array([...jpeg.slice(0, 2), ...exif(orientation), ...jpeg.slice(2)]);

  it.each([
    [1, 0],
    [2, 0],
    [3, 180],
    [6, 270],
    [8, 90],
    [99, 0],
  ])('of a telephone say how it was held: %d is %d degrees', (orientation, turn) => {
    expect(jpegTurn(held(orientation))).toBe(turn);
  });

  it('of a telephone are put upright, and cut ones say nothing', async () => {
    const [found] = await decodePictures('jpeg', held(6), defaultLimits);
    expect(found).toMatchObject({ width: 48, height: 64 });
    for (let length = 0; length < 44; length++)
      expect(jpegTurn(held(6).slice(0, length))).toBeOneOf([0, 270]);
  });

  it('that declare more than fits are refused unread', async () => {
    const huge = png.slice();
    new DataView(huge.buffer).setUint32(16, 60_000);
    new DataView(huge.buffer).setUint32(20, 60_000);
    await expect(decodePictures('png', huge, defaultLimits)).rejects.toMatchObject({
      refusal: { reason: 'page-too-large' },
    });
  });

  it('that are cut off are refused', async () => {
    await expect(decodePictures('png', png.slice(0, 60), defaultLimits)).rejects.toMatchObject({
      refusal: { reason: 'damaged' },
    });
    await expect(decodePictures('tiff', png, defaultLimits)).rejects.toMatchObject({
      refusal: { reason: 'damaged' },
    });
  });
});
