import { sideways, type Turn } from '../pdf/turns.ts';
import { shrink } from './grey.ts';
import type { Grey } from './picture.ts';

/** A picture whose dots have `bytes` bytes each, turned back by quarters: what stood turned to the right stands upright. */
export function quarterBack<P extends { width: number; height: number; data: Uint8Array }>(
  picture: P,
  turn: Turn,
  bytes: number,
): P {
  if (turn === 0) return picture;
  const { width, height, data } = picture;
  const [wide, high] = sideways(turn) ? [height, width] : [width, height];
  const out = new Uint8Array(data.length);
  // Where the first dot of the righted page comes from, and how far apart its neighbours to the right and below were.
  const [first, right, below] = {
    90: [width - 1, width, -1],
    180: [width * height - 1, -1, -width],
    270: [(height - 1) * width, -width, 1],
  }[turn] as [number, number, number];
  for (let y = 0, to = 0; y < high; y++) {
    for (let x = 0, from = (first + y * below) * bytes; x < wide; x++, from += right * bytes)
      for (let b = 0; b < bytes; b++) out[to++] = data[from + b] ?? 0;
  }
  return { ...picture, width: wide, height: high, data: out };
}

/** Lines are looked for in a copy so many dots wide: letters are lost in it, rows of them are not. */
const LOOKING_WIDTH = 200;
/** Dots of a band: narrow, so that in a page a little askew a line stays in its row. */
const BAND = 32;

/** Whether the lines of a page run from top to bottom: then its columns change from dark to light, not its rows. */
export function liesOnSide(page: Grey): boolean {
  const small = shrink(page, Math.max(1, Math.min(page.width, page.height) / LOOKING_WIDTH));
  return changes(quarterBack(small, 90, 1)) > changes(small);
}

/** The part of a page with most ink, as a square of so many dots at most. */
export function densestSquare({ width, height, data }: Grey, most: number): Grey {
  const side = Math.min(most, width, height);
  const square = { width: side, height: side, data: new Uint8Array() };
  let least = Number.POSITIVE_INFINITY;
  for (const down of [0, 0.25, 0.5, 0.75, 1]) {
    for (const across of [0, 0.5, 1]) {
      const [left, top] = [Math.floor((width - side) * across), Math.floor((height - side) * down)];
      const part = new Uint8Array(side * side);
      for (let y = 0; y < side; y++) {
        const from = (top + y) * width + left;
        part.set(data.subarray(from, from + side), y * side);
      }
      const light = part.reduce((sum, value) => sum + value, 0);
      if (light < least) [square.data, least] = [part, light];
    }
  }
  return square;
}

/** How much neighbouring rows differ, in bands side by side. */
function changes({ width, height, data }: Grey): number {
  let sum = 0;
  for (let left = 0; left + BAND <= width; left += BAND) {
    let above = 0;
    for (let y = 0; y < height; y++) {
      let light = 0;
      for (let x = left; x < left + BAND; x++) light += data[y * width + x] ?? 0;
      if (y > 0) sum += (light - above) ** 2;
      above = light;
    }
  }
  return sum;
}
