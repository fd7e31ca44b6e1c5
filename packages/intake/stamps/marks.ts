import type { Picture } from '../pictures/picture.ts';
import { dpiOf } from '../pictures/prepare.ts';
import { redMapOf } from './red.ts';
import { stampLike } from './shapes.ts';
import { type Meaning, meaningOf } from './words.ts';

/** A red mark in the header of a paper. */
export interface RedMark {
  /** [left, top, right, bottom] in parts of the page (0..1, from the top left corner) */
  box: [number, number, number, number];
  /** on paper, in millimetres */
  width: number;
  height: number;
  /** what it looks like, for a person's eyes: a PNG */
  picture: Uint8Array;
  /** what its words say of the paper; null where nobody could read them for sure */
  meaning: Meaning | null;
}

/** Reads the words of a mark off its picture; null where there are none that it is sure of. */
export type ReadMark = (crop: Picture) => Promise<string | null>;

/**
 * The header zone, in parts of the height. NĐ 30/2020/NĐ-CP sets secrecy (10a) and urgency (10b) below the number of the
 * paper, at most 40 % down; arrival stamps and marks at the right stand higher. The seal at the foot of a short paper
 * begins at half the height.
 */
const HEADER = 0.42;
const MM = 25.4;
/** Room left around a mark in its picture, in millimetres. */
const ROOM = 3;
/** Dots that a mark's picture is wide at most: it is looked at, and travels in an answer. */
const WIDEST = 480;

/**
 * The red marks in the header of a page, on its picture as it came: cleaning for recognition takes red away. A picture
 * that is wider than high may lie on its side, so all of it is looked at.
 */
export async function findMarks(page: Picture, readMark: ReadMark = async () => null): Promise<RedMark[]> {
  const isUpright = page.height >= page.width;
  const seen = isUpright ? upperPart(page) : page;
  const map = redMapOf(seen);
  const patches = stampLike(map).filter(
    ({ top, bottom }) =>
      !isUpright || (top + bottom) / 2 <= HEADER * page.height * (map.height / seen.height),
  );
  const marks: RedMark[] = [];
  for (const { left, top, right, bottom } of patches) {
    const [width, height] = [map.width, map.height * (page.height / seen.height)];
    const box: RedMark['box'] = [left / width, top / height, right / width, bottom / height];
    const crop = cutOut(page, box);
    const words = await readMark(crop);
    marks.push({
      box,
      width: Math.round((right - left) / map.perMm),
      height: Math.round((bottom - top) / map.perMm),
      picture: await toPng(crop),
      meaning: words === null ? null : meaningOf(words),
    });
  }
  return marks;
}

/** A mark that begins in the header zone may end below it. */
function upperPart(page: Picture): Picture {
  const height = Math.ceil(page.height / 2);
  return { ...page, height, data: page.data.subarray(0, height * page.width * 4), dpi: dpiOf(page) };
}

/** A part of the page with a little room around it, at its own resolution. */
function cutOut(page: Picture, [left, top, right, bottom]: RedMark['box']): Picture {
  const room = Math.round((ROOM * dpiOf(page)) / MM);
  const x0 = Math.max(0, Math.floor(left * page.width) - room);
  const y0 = Math.max(0, Math.floor(top * page.height) - room);
  const x1 = Math.min(page.width, Math.ceil(right * page.width) + room);
  const y1 = Math.min(page.height, Math.ceil(bottom * page.height) + room);
  const [width, height] = [x1 - x0, y1 - y0];
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    const from = ((y0 + y) * page.width + x0) * 4;
    data.set(page.data.subarray(from, from + width * 4), y * width * 4);
  }
  return { width, height, data, dpi: page.dpi };
}

async function toPng(crop: Picture): Promise<Uint8Array> {
  const { encode } = await import('fast-png');
  const step = Math.max(1, Math.ceil(crop.width / WIDEST));
  const [width, height] = [Math.ceil(crop.width / step), Math.ceil(crop.height / step)];
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * step * crop.width + x * step) * 4;
      data.set(crop.data.subarray(from, from + 3), (y * width + x) * 3);
    }
  }
  return encode({ width, height, data, channels: 3 });
}
