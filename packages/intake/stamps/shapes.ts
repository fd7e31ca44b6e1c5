import type { RedMap } from './red.ts';

/** Red dots that hang together, or several such near each other; edges in dots, right and bottom exclusive. */
export interface Patch {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** how many dots of it are red */
  ink: number;
}

/** Less red than this, in square millimetres, is a speck. */
const SPECK = 0.5;
/** Letters and lines of one stamp lie nearer to each other than this, in millimetres. */
const NEAR = 4;
const VERY_NEAR = 1.2;

/**
 * Sizes of a mark on paper, in millimetres. The least is MẬT in 13 points without a frame, worn; the largest an
 * arrival stamp. A page in a photo fills less of the picture than is taken for granted, so there is room on both sides.
 */
const LEAST = { width: 6, height: 3, ink: 4 };
const MOST = { width: 120, height: 70 };
/** A stamp stands on paper: of what lies around it, in millimetres, no more than this part may be dark. */
const AROUND = 2;
const MOST_DARK = 0.4;
/** A patch fuller than this at the edge of the picture is a finger, a table, a shadow. */
const FULL = 0.55;

/** The patches of a red map that may be a stamp: framed or of letters, of a size that stamps have. */
export function stampLike(map: RedMap): Patch[] {
  const { perMm } = map;
  const pieces = piecesOf(map).filter(({ ink }) => ink >= SPECK * perMm ** 2);
  const groups = joined(pieces, NEAR * perMm).flatMap((group) =>
    isTooLarge(outline(group), perMm) ? joined(group, VERY_NEAR * perMm) : [group],
  );
  return groups.map(outline).filter((patch) => isPlausible(patch, map));
}

function isTooLarge({ left, top, right, bottom }: Patch, perMm: number): boolean {
  return (right - left) / perMm > MOST.width || (bottom - top) / perMm > MOST.height;
}

function isPlausible(patch: Patch, map: RedMap): boolean {
  const { width, height, perMm } = map;
  const { left, top, right, bottom, ink } = patch;
  const [wide, high] = [(right - left) / perMm, (bottom - top) / perMm];
  if (wide < LEAST.width || high < LEAST.height || ink < LEAST.ink * perMm ** 2) return false;
  if (isTooLarge(patch, perMm) || darkAround(patch, map) > MOST_DARK) return false;
  const isAtEdge = left <= 1 || top <= 1 || right >= width - 1 || bottom >= height - 1;
  return !isAtEdge || ink / ((right - left) * (bottom - top)) < FULL;
}

/** The part of a frame around a patch that is dark; beyond the edge of the picture there is nothing. */
function darkAround(patch: Patch, { width, height, dark, perMm }: RedMap): number {
  const reach = Math.round(AROUND * perMm);
  const isInside = (x: number, y: number) =>
    x >= patch.left && x < patch.right && y >= patch.top && y < patch.bottom;
  let [all, count] = [0, 0];
  for (let y = Math.max(0, patch.top - reach); y < Math.min(height, patch.bottom + reach); y++) {
    for (let x = Math.max(0, patch.left - reach); x < Math.min(width, patch.right + reach); x++) {
      if (isInside(x, y)) continue;
      all++;
      count += dark[y * width + x] ?? 0;
    }
  }
  return all === 0 ? 0 : count / all;
}

function outline(pieces: Patch[]): Patch {
  return pieces.reduce((a, b) => ({
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
    ink: a.ink + b.ink,
  }));
}

/** Red dots that touch each other, by their sides or corners. */
function piecesOf({ width, height, data }: RedMap): Patch[] {
  const seen = new Uint8Array(data.length);
  const pieces: Patch[] = [];
  const stack: number[] = [];
  for (let start = 0; start < data.length; start++) {
    if (!data[start] || seen[start]) continue;
    const piece: Patch = { left: width, top: height, right: 0, bottom: 0, ink: 0 };
    seen[start] = 1;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      piece.left = Math.min(piece.left, x);
      piece.right = Math.max(piece.right, x + 1);
      piece.top = Math.min(piece.top, y);
      piece.bottom = Math.max(piece.bottom, y + 1);
      piece.ink++;
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          const next = v * width + u;
          if (!data[next] || seen[next]) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    pieces.push(piece);
  }
  return pieces;
}

/** Groups of pieces that lie within `reach` of each other, one after the other. */
function joined(pieces: Patch[], reach: number): Patch[][] {
  const left = new Set(pieces);
  const groups: Patch[][] = [];
  for (const first of pieces) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const one of group) {
      for (const other of left) {
        if (!isNear(one, other, reach)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

function isNear(a: Patch, b: Patch, reach: number): boolean {
  const across = Math.max(a.left - b.right, b.left - a.right);
  const down = Math.max(a.top - b.bottom, b.top - a.bottom);
  return across <= reach && down <= reach;
}
