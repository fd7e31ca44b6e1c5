import type { Grey, Picture } from './picture.ts';

/** Colour in print and paper comes from the scanner and from JPEG, and is less than this. */
const COLOUR = 24;
/** Ink as light as this turns wholly light; the darker it is, the less: numbers are stamped in dark blue too. */
const LIGHT = 160;

/**
 * The brightest of red, green and blue, brighter still by what has colour: a red seal and blue ink turn as light as
 * paper, black letters stay. What stands under a seal can be read by that.
 */
export function withoutInk({ width, height, data }: Picture): Grey {
  const grey = new Uint8ClampedArray(width * height);
  for (let i = 0, at = 0; i < grey.length; i++, at += 4) {
    const red = data[at] ?? 0;
    const green = data[at + 1] ?? 0;
    const blue = data[at + 2] ?? 0;
    const most = Math.max(red, green, blue);
    const colour = most - Math.min(red, green, blue) - COLOUR;
    grey[i] = colour > 0 ? most + (colour * most) / LIGHT : most;
  }
  return { width, height, data: new Uint8Array(grey.buffer) };
}

/** A smaller copy: each dot is the mean of the block it stands for; `factor` is 1 or more. */
export function shrink({ width, height, data }: Grey, factor: number): Grey {
  const small = {
    width: Math.max(1, Math.floor(width / factor)),
    height: Math.max(1, Math.floor(height / factor)),
  };
  const out = new Uint8Array(small.width * small.height);
  const edges = Int32Array.from({ length: small.width + 1 }, (_, x) => Math.floor(x * factor));
  for (let y = 0; y < small.height; y++) {
    const [y0, y1] = [Math.floor(y * factor), Math.floor((y + 1) * factor)];
    for (let x = 0; x < small.width; x++) {
      const x0 = edges[x] ?? 0;
      const x1 = edges[x + 1] ?? 0;
      let sum = 0;
      for (let v = y0; v < y1; v++) for (let u = x0; u < x1; u++) sum += data[v * width + u] ?? 0;
      out[y * small.width + x] = sum / ((y1 - y0) * (x1 - x0));
    }
  }
  return { ...small, data: out };
}

/** The sorting network for the middle of nine (Paeth, Graphics Gems). */
const network = [
  1, 2, 4, 5, 7, 8, 0, 1, 3, 4, 6, 7, 1, 2, 4, 5, 7, 8, 0, 3, 5, 8, 4, 7, 3, 6, 1, 4, 2, 5, 4, 7, 4, 2, 6, 4,
  4, 2,
];
const nine = new Uint8Array(9);

/** The middle value of a dot and its eight neighbours; the dot lies inside the page. */
function middleAround({ width, data }: Grey, at: number): number {
  for (let r = 0; r < 3; r++) {
    const row = at + (r - 1) * width;
    for (let c = 0; c < 3; c++) nine[r * 3 + c] = data[row + c - 1] ?? 0;
  }
  for (let i = 0; i < network.length; i += 2) {
    const a = network[i] ?? 0;
    const b = network[i + 1] ?? 0;
    const x = nine[a] ?? 0;
    const y = nine[b] ?? 0;
    if (x <= y) continue;
    nine[a] = y;
    nine[b] = x;
  }
  return nine[4] ?? 0;
}

/** Every so many dots one is asked; no multiple of a usual width, so that they spread over the page. */
const ASKED = 29;

/** How much neighbouring dots of the paper differ (0 for a clean page): the middle of their distance to what is around. */
export function noise(page: Grey): number {
  const seen = new Float64Array(256);
  let paper = 0;
  for (let i = page.width + 1; i < page.data.length - page.width - 1; i += ASKED) {
    const light = middleAround(page, i);
    if (light < 140) continue;
    const apart = Math.abs((page.data[i] ?? 0) - light);
    seen[apart] = (seen[apart] ?? 0) + 1;
    paper++;
  }
  let below = 0;
  for (let apart = 0; apart < 256; apart++) {
    below += seen[apart] ?? 0;
    if (below > paper / 2) return apart;
  }
  return 0;
}

/** Shadows and grey paper become white: each dot is measured against the light of the paper around it. */
export function flatten(page: Grey): Grey {
  const { width, height, data } = page;
  const factor = 16;
  const light = blur(blur(shrink(page, factor), 3), 3);
  const out = new Uint8Array(data.length);
  const row = new Float64Array(light.width + 1);
  for (let y = 0; y < height; y++) {
    const v = Math.min(light.height - 1, y / factor);
    for (let x = 0; x <= light.width; x++) row[x] = sample(light, Math.min(light.width - 1, x), v);
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const u = Math.min(light.width - 1, x / factor);
      const left = row[u | 0] ?? 0;
      const around = left + ((row[(u | 0) + 1] ?? 0) - left) * (u - (u | 0));
      out[at] = Math.min(255, ((data[at] ?? 0) * 245) / Math.max(40, around));
    }
  }
  return { width, height, data: out };
}

/** The mean of each dot's neighbourhood. */
function blur({ width, height, data }: Grey, reach: number): Grey {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let count = 0;
      for (let v = Math.max(0, y - reach); v <= Math.min(height - 1, y + reach); v++) {
        for (let u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u++) {
          sum += data[v * width + u] ?? 0;
          count++;
        }
      }
      out[y * width + x] = sum / count;
    }
  }
  return { width, height, data: out };
}

/** The value between four dots. */
export function sample({ width, height, data }: Grey, x: number, y: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [x1, y1] = [Math.min(width - 1, x0 + 1), Math.min(height - 1, y0 + 1)];
  const [fx, fy] = [x - x0, y - y0];
  const top = (data[y0 * width + x0] ?? 0) * (1 - fx) + (data[y0 * width + x1] ?? 0) * fx;
  const foot = (data[y1 * width + x0] ?? 0) * (1 - fx) + (data[y1 * width + x1] ?? 0) * fx;
  return top * (1 - fy) + foot * fy;
}
