import { sample, shrink } from './grey.ts';
import type { Grey } from './picture.ts';

/**
 * By how many degrees the lines of a page fall to the right, from -5 to 5: at that slope the rows of dots are
 * fullest and emptiest (projection profile).
 */
export function skewOf(page: Grey): number {
  const small = shrink(page, Math.max(1, page.width / 900));
  const { width, height, data } = small;
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const dark: [number, number][] = [];
  for (let i = 0; i < data.length; i++)
    if ((data[i] ?? 255) < mean * 0.72) dark.push([i % width, Math.floor(i / width)]);
  const sharpness = (degrees: number): number => {
    const slope = Math.tan((degrees * Math.PI) / 180);
    const rows = new Float64Array(height * 2 + width);
    for (const [x, y] of dark) {
      const row = Math.round(y - x * slope) + (height >> 1) + (width >> 3);
      rows[row] = (rows[row] ?? 0) + 1;
    }
    let sum = 0;
    for (let i = 1; i < rows.length; i++) sum += ((rows[i] ?? 0) - (rows[i - 1] ?? 0)) ** 2;
    return sum;
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
  const { width, height } = page;
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [cx, cy] = [width / 2, height / 2];
  const out = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = cos * (x - cx) - sin * (y - cy) + cx;
      const v = sin * (x - cx) + cos * (y - cy) + cy;
      if (u >= 0 && v >= 0 && u <= width - 1 && v <= height - 1) out[y * width + x] = sample(page, u, v);
    }
  }
  return { width, height, data: out };
}

/** A larger copy, by the cubic through four neighbours each way (Catmull–Rom): letters keep their edges. */
export function enlarge(page: Grey, factor: number): Grey {
  const wide = stretch(page, factor);
  return transpose(stretch(transpose(wide), factor));
}

function transpose({ width, height, data }: Grey): Grey {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[x * height + y] = data[y * width + x] ?? 0;
  return { width: height, height: width, data: out };
}

function stretch({ width, height, data }: Grey, factor: number): Grey {
  const wide = Math.round(width * factor);
  const out = new Uint8Array(wide * height);
  for (let x = 0; x < wide; x++) {
    const at = (x + 0.5) / factor - 0.5;
    const x0 = Math.floor(at);
    const t = at - x0;
    const weights = [
      (-t + 2 * t * t - t * t * t) / 2,
      (2 - 5 * t * t + 3 * t * t * t) / 2,
      (t + 4 * t * t - 3 * t * t * t) / 2,
      (-t * t + t * t * t) / 2,
    ];
    const columns = weights.map((_, i) => Math.min(width - 1, Math.max(0, x0 - 1 + i)));
    for (let y = 0; y < height; y++) {
      let sum = 0;
      for (let i = 0; i < 4; i++) sum += (weights[i] ?? 0) * (data[y * width + (columns[i] ?? 0)] ?? 0);
      out[y * wide + x] = Math.min(255, Math.max(0, Math.round(sum)));
    }
  }
  return { width: wide, height, data: out };
}
