import { shrink } from './grey.ts';
import type { Grey } from './picture.ts';

/**
 * By how many degrees the lines of a page fall to the right, from -5 to 5: at that slope the rows of dots are
 * fullest and emptiest (projection profile).
 */
export function skewOf(page: Grey): number {
  const small = shrink(page, Math.max(1, page.width / 900));
  const { width, height, data } = small;
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const dark = data.reduce<number[]>((found, value, i) => {
    if (value < mean * 0.72) found.push(i);
    return found;
  }, []);
  const columns = Float64Array.from(dark, (i) => i % width);
  const lines = Float64Array.from(dark, (i) => Math.floor(i / width) + (height >> 1) + (width >> 3));
  const sharpness = (degrees: number): number => {
    const slope = Math.tan((degrees * Math.PI) / 180);
    const rows = new Float64Array(height * 2 + width);
    for (let i = 0; i < lines.length; i++) {
      const row = Math.round((lines[i] ?? 0) - (columns[i] ?? 0) * slope);
      rows[row] = (rows[row] ?? 0) + 1;
    }
    return rows.reduce((sum, count, i) => sum + (count - (rows[i - 1] ?? 0)) ** 2, 0);
  };
  const best = (from: number, to: number, step: number): number => {
    const tried = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
    const scores = tried.map(sharpness);
    return tried[scores.indexOf(Math.max(...scores))] ?? 0;
  };
  const rough = best(-5, 5, 0.5);
  return best(rough - 0.4, rough + 0.4, 0.1);
}

/** Turns a page back by so many degrees about its middle; what comes into sight is white. */
export function turnBack(page: Grey, degrees: number): Grey {
  const { width, height, data } = page;
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [cx, cy] = [width / 2, height / 2];
  const out = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = cos * (x - cx) - sin * (y - cy) + cx;
      const v = sin * (x - cx) + cos * (y - cy) + cy;
      if (u < 0 || v < 0 || u >= width - 1 || v >= height - 1) continue;
      const at = (v | 0) * width + (u | 0);
      const across = u - (u | 0);
      const top = (data[at] ?? 0) * (1 - across) + (data[at + 1] ?? 0) * across;
      const foot = (data[at + width] ?? 0) * (1 - across) + (data[at + width + 1] ?? 0) * across;
      out[y * width + x] = top + (foot - top) * (v - (v | 0));
    }
  }
  return { width, height, data: out };
}

/** A larger copy, by the cubic through four neighbours each way (Catmull–Rom): letters keep their edges. */
export function enlarge({ width, height, data }: Grey, factor: number): Grey {
  const [wide, high] = [Math.round(width * factor), Math.round(height * factor)];
  const rows = new Uint8ClampedArray(wide * height);
  const columns = new Float64Array(wide * 8);
  for (let x = 0; x < wide; x++) columns.set(cubic(x, width, factor), x * 8);
  for (let y = 0, to = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width);
    for (let i = 0; i < columns.length; i += 8, to++) {
      let sum = 0;
      for (let k = i; k < i + 4; k++) sum += (columns[k + 4] ?? 0) * (row[columns[k] ?? 0] ?? 0);
      rows[to] = sum;
    }
  }
  const out = new Uint8ClampedArray(wide * high);
  for (let y = 0; y < high; y++) {
    const [p, q, r, s, a, b, c, d] = cubic(y, height, factor);
    const [above, on, below, last] = [p * wide, q * wide, r * wide, s * wide];
    for (let x = 0, to = y * wide; x < wide; x++, to++)
      out[to] =
        a * at(rows, above + x) + b * at(rows, on + x) + c * at(rows, below + x) + d * at(rows, last + x);
  }
  return { width: wide, height: high, data: new Uint8Array(out.buffer) };
}

const at = (data: Uint8Array | Uint8ClampedArray, index: number): number => data[index] ?? 0;

type Four = [number, number, number, number];

/** Where a dot of a longer row comes from: the places of four dots of the shorter one, and what each of them counts. */
function cubic(longer: number, length: number, factor: number): [...places: Four, ...weights: Four] {
  const from = (longer + 0.5) / factor - 0.5;
  const first = Math.floor(from) - 1;
  const t = from - first - 1;
  const place = (i: number) => Math.min(length - 1, Math.max(0, first + i));
  return [
    place(0),
    place(1),
    place(2),
    place(3),
    (-t + 2 * t * t - t * t * t) / 2,
    (2 - 5 * t * t + 3 * t * t * t) / 2,
    (t + 4 * t * t - 3 * t * t * t) / 2,
    (-t * t + t * t * t) / 2,
  ];
}
