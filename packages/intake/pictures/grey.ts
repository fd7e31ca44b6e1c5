import type { Grey, Picture } from './picture.ts';

/**
 * The brightest of red, green and blue: a red stamp and blue ink turn light and leave, black letters stay. What
 * stands under a seal can be read by that.
 */
export function withoutInk({ width, height, data }: Picture): Grey {
  const grey = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < grey.length; i++, at += 4)
    grey[i] = Math.max(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
  return { width, height, data: grey };
}

/** A smaller copy: each dot is the mean of the block it stands for. */
export function shrink({ width, height, data }: Grey, factor: number): Grey {
  const small = {
    width: Math.max(1, Math.floor(width / factor)),
    height: Math.max(1, Math.floor(height / factor)),
  };
  const out = new Uint8Array(small.width * small.height);
  for (let y = 0; y < small.height; y++) {
    const [y0, y1] = [
      Math.floor(y * factor),
      Math.max(Math.floor(y * factor) + 1, Math.floor((y + 1) * factor)),
    ];
    for (let x = 0; x < small.width; x++) {
      const [x0, x1] = [
        Math.floor(x * factor),
        Math.max(Math.floor(x * factor) + 1, Math.floor((x + 1) * factor)),
      ];
      let sum = 0;
      for (let v = y0; v < y1; v++) for (let u = x0; u < x1; u++) sum += data[v * width + u] ?? 0;
      out[y * small.width + x] = sum / ((y1 - y0) * (x1 - x0));
    }
  }
  return { ...small, data: out };
}

/** The middle value of each dot and its eight neighbours: takes specks away, and with them small marks of letters. */
export function median3({ width, height, data }: Grey): Grey {
  const out = data.slice();
  const v = new Uint8Array(9);
  const order = (a: number, b: number) => {
    const [x, y] = [v[a] ?? 0, v[b] ?? 0];
    if (x > y) [v[a], v[b]] = [y, x];
  };
  // The sorting network for the middle of nine (Paeth, Graphics Gems).
  const network = [
    1, 2, 4, 5, 7, 8, 0, 1, 3, 4, 6, 7, 1, 2, 4, 5, 7, 8, 0, 3, 5, 8, 4, 7, 3, 6, 1, 4, 2, 5, 4, 7, 4, 2, 6,
    4, 4, 2,
  ];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      for (let r = 0; r < 3; r++) {
        const row = at + (r - 1) * width;
        v[r * 3] = data[row - 1] ?? 0;
        v[r * 3 + 1] = data[row] ?? 0;
        v[r * 3 + 2] = data[row + 1] ?? 0;
      }
      for (let i = 0; i < network.length; i += 2) order(network[i] ?? 0, network[i + 1] ?? 0);
      out[at] = v[4] ?? 0;
    }
  }
  return { width, height, data: out };
}

/** How much neighbouring dots of the paper differ (0 for a clean page): the middle of their distance to a smoothed copy. */
export function noise(page: Grey): number {
  const smooth = median3(page);
  const seen = new Float64Array(256);
  let paper = 0;
  for (let i = 0; i < page.data.length; i += 7) {
    const light = smooth.data[i] ?? 0;
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
  for (let y = 0; y < height; y++) {
    const v = Math.min(light.height - 1, y / factor);
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const around = Math.max(40, sample(light, Math.min(light.width - 1, x / factor), v));
      out[at] = Math.min(255, ((data[at] ?? 0) * 245) / around);
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
