import type { Picture } from '../pictures/picture.ts';
import { dpiOf } from '../pictures/prepare.ts';

/** Where a small copy of a page is red: 1 for red, 0 for not; rows from the top. */
export interface RedMap {
  width: number;
  height: number;
  data: Uint8Array;
  /** 1 where it is far darker than paper: print, or what lies beside the sheet in a photo */
  dark: Uint8Array;
  /** dots for a millimetre of paper */
  perMm: number;
}

/** A stroke of a stamp is half a millimetre wide and more: two dots. More would only carry noise. */
const LOOKING_DPI = 100;
const MM = 25.4;
/** How far red must stand above green and blue, in parts of the paper's own light. A pale stamp has a fifth. */
const RED = 0.15;
/** Darker than this is black ink or shadow, of which the colour is chance. */
const DARK = 0.4;
/** Less than this part of the light of the page's paper is no paper, not even in the shadow of a hand. */
const NO_PAPER = 0.45;
/** Green and blue may differ by this part of what red stands above them: more is brown, orange or violet. */
const HUE = 0.6;

/**
 * Where a page is red, measured against the paper around each dot: paper in warm light is red all over and shows
 * nothing, red ink on it does. Blue and black ink are never red.
 */
export function redMapOf(picture: Picture): RedMap {
  const dpi = dpiOf(picture);
  const small = shrinkColours(picture, Math.max(1, dpi / LOOKING_DPI));
  const paper = paperAround(small);
  const data = new Uint8Array(small.width * small.height);
  const dark = new Uint8Array(data.length);
  const least = NO_PAPER * paper.light;
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      const at = y * small.width + x;
      const light = paper.at(x, y);
      const part = (channel: 0 | 1 | 2) => (small.data[at * 3 + channel] ?? 0) / Math.max(1, light[channel]);
      if (isRed(part(0), part(1), part(2))) data[at] = 1;
      if (sumAt(small, at * 3) < least) dark[at] = 1;
    }
  }
  return { width: small.width, height: small.height, data, dark, perMm: Math.min(dpi, LOOKING_DPI) / MM };
}

function isRed(red: number, green: number, blue: number): boolean {
  const above = red - Math.max(green, blue);
  return red > DARK && above > RED && Math.abs(green - blue) < HUE * above;
}

interface Colours {
  width: number;
  height: number;
  /** red, green, blue for each dot */
  data: Float32Array;
}

/** A smaller copy: each dot is the mean of the block it stands for. */
function shrinkColours({ width, height, data }: Picture, factor: number): Colours {
  const small = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
  const out = new Float32Array(small.width * small.height * 3);
  for (let y = 0; y < small.height; y++) {
    const [y0, y1] = [Math.floor(y * factor), Math.floor((y + 1) * factor)];
    for (let x = 0; x < small.width; x++) {
      const [x0, x1] = [Math.floor(x * factor), Math.floor((x + 1) * factor)];
      const sum: [number, number, number] = [0, 0, 0];
      for (let v = y0; v < y1; v++) {
        for (let u = x0; u < x1; u++) {
          const at = (v * width + u) * 4;
          for (const c of channels) sum[c] += data[at + c] ?? 0;
        }
      }
      const to = (y * small.width + x) * 3;
      for (const c of channels) out[to + c] = sum[c] / ((y1 - y0) * (x1 - x0));
    }
  }
  return { ...small, data: out };
}

type Light = [red: number, green: number, blue: number];
const channels = [0, 1, 2] as const;
const white: Light = [255, 255, 255];

/** Four millimetres, of which the lightest quarter is paper even between the lines of a text. */
const BLOCK = 16;
/** Blocks to each side that are looked at together, so that one full of ink does not pass for paper. */
const REACH = 4;
/** Of those blocks, by light, the one that stands for them all: most of a page is paper. */
const PAPER = 0.7;

/** The colour of the paper by places. */
function paperAround(page: Colours): { light: number; at(x: number, y: number): Light } {
  const [columns, rows] = [Math.ceil(page.width / BLOCK), Math.ceil(page.height / BLOCK)];
  const blocks = Array.from({ length: columns * rows }, (_, i) =>
    lightestQuarter(page, (i % columns) * BLOCK, Math.floor(i / columns) * BLOCK),
  );
  const smooth = blocks.map((_, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const around: Light[] = [];
    for (let v = Math.max(0, row - REACH); v <= Math.min(rows - 1, row + REACH); v++)
      for (let u = Math.max(0, column - REACH); u <= Math.min(columns - 1, column + REACH); u++)
        around.push(blocks[v * columns + u] ?? white);
    around.sort((a, b) => sumOf(a) - sumOf(b));
    return around[Math.floor(around.length * PAPER)] ?? white;
  });
  const lights = blocks.map(sumOf).sort((a, b) => a - b);
  const light = lights[Math.floor(lights.length * PAPER)] ?? 0;
  return { light, at: (x, y) => smooth[Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK)] ?? white };
}

/** The light of a dot: its three values together. */
const sumAt = ({ data }: Colours, at: number): number =>
  (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0);
const sumOf = ([red, green, blue]: Light): number => red + green + blue;

/** The mean colour of the lightest quarter of a block. */
function lightestQuarter(page: Colours, left: number, top: number): Light {
  const { width, height, data } = page;
  const [right, bottom] = [Math.min(width, left + BLOCK), Math.min(height, top + BLOCK)];
  const sum = (at: number) => sumAt(page, at);
  const lights = new Float32Array((right - left) * (bottom - top));
  let count = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) lights[count++] = sum((y * width + x) * 3);
  const least = lights.sort()[Math.floor(count * 0.75)] ?? 0;
  const mean: Light = [0, 0, 0];
  let taken = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * 3;
      if (sum(at) < least) continue;
      for (const c of channels) mean[c] += data[at + c] ?? 0;
      taken++;
    }
  }
  return [mean[0] / taken, mean[1] / taken, mean[2] / taken];
}
