import type { Grey } from './picture.ts';

/** Darker than this is ink on a flattened page. */
const INK = 150;

/**
 * Takes specks off: groups of dark dots that are smaller than any dot or tone mark of a letter. A median filter would
 * do the same and eat the hooks of "ả" and "ổ" with them.
 */
export function withoutSpecks({ width, height, data }: Grey, largest: number): Grey {
  const out = data.slice();
  const seen = new Uint8Array(data.length);
  const group: number[] = [];
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || (data[start] ?? 255) >= INK) continue;
    collect(start, group, seen, data, width, height);
    if (group.length > largest) continue;
    for (const at of group) whiten(out, at, width, height);
  }
  return { width, height, data: out };
}

/** All dark dots that touch the first one. */
function collect(
  start: number,
  group: number[],
  seen: Uint8Array,
  data: Uint8Array,
  width: number,
  height: number,
): void {
  group.length = 0;
  group.push(start);
  seen[start] = 1;
  for (let next = 0; next < group.length; next++) {
    const at = group[next] ?? 0;
    const [x, y] = [at % width, Math.floor(at / width)];
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        const near = v * width + u;
        if (seen[near] || (data[near] ?? 255) >= INK) continue;
        seen[near] = 1;
        group.push(near);
      }
    }
  }
}

/** The dot and its grey rim. */
function whiten(out: Uint8Array, at: number, width: number, height: number): void {
  const [x, y] = [at % width, Math.floor(at / width)];
  for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
    for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++)
      if ((out[v * width + u] ?? 255) > 90 || (u === x && v === y)) out[v * width + u] = 255;
}
