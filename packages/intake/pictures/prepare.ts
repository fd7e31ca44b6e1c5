import type { Turn } from '../pdf/turns.ts';
import { flatten, noise, withoutInk } from './grey.ts';
import type { Grey, Picture } from './picture.ts';
import { liesOnSide, quarterBack } from './quarters.ts';
import { withoutSpecks } from './specks.ts';
import { enlarge, skewOf, turnBack } from './straighten.ts';

/**
 * A page of fewer dots an inch is enlarged to so many: its letters are too small to be told apart. A finer page is left
 * as it is; enlarged letters are read worse (docs/decisions/019-recognition.md).
 */
const COARSE = 110;
const ENLARGED = 200;
/** A4 is 8.27 inches wide: what a page without a stated resolution is taken for. */
const PAGE_INCHES = 8.27;
/** Dots of clean paper differ by less than this from their neighbours. */
const NOISY = 3;
/** The largest speck, in dots at 200 dots an inch; the dot below a letter has thrice as many. */
const SPECK = 4;

export interface Prepared {
  page: Grey;
  dpi: number;
  /** dots of the prepared page for one of the picture */
  scale: number;
  /** how far it was turned back by quarters, before all else */
  turn: Turn;
  /** how far it was turned back after that, in degrees about its middle */
  skew: number;
}

/** The resolution of a page's picture: by the size of its paper, else as if it were A4. */
export const dpiOf = ({ width, height, dpi }: Picture): number =>
  dpi ?? Math.min(width, height) / PAGE_INCHES;

/**
 * Makes a scan or photo ready to be read: stamps and ink off, straight, white paper, letters large enough. Specks
 * are taken out only where there are some and the letters are large enough to keep their marks. A page on its side is taken
 * to be turned to the right, unless its turn is known.
 */
export function prepare(picture: Picture, known?: Turn): Prepared {
  const dpi = dpiOf(picture);
  let page = withoutInk(picture);
  const turn = known ?? (liesOnSide(page) ? 90 : 0);
  page = quarterBack(page, turn, 1);
  const isNoisy = noise(page) >= NOISY;
  const skew = skewOf(page);
  page = flatten(page);
  if (isNoisy) page = withoutSpecks(page, SPECK * (dpi / 200) ** 2);
  if (Math.abs(skew) > 0.05) page = turnBack(page, skew);
  const scale = dpi < COARSE ? ENLARGED / dpi : 1;
  if (scale > 1) page = enlarge(page, scale);
  return { page, dpi: dpi * scale, scale, turn, skew };
}
