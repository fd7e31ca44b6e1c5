import { Refused, refusal } from '../refusals.ts';
import type { Limits } from '../types.ts';
import type { Picture } from './picture.ts';
import { quarterBack } from './quarters.ts';
import { jpegSize, jpegTurn, pngSize, type Size } from './sizes.ts';

/** A3 at 600 dots an inch has 70 million; more than that is no page, and would not fit into memory. */
export const MOST_DOTS = 80_000_000;

/** The pages of a picture file (JPEG, PNG, TIFF). The size that it declares is checked before anything is unpacked. */
export async function decodePictures(
  kind: 'jpeg' | 'png' | 'tiff',
  bytes: Uint8Array,
  limits: Limits,
): Promise<Picture[]> {
  if (kind === 'tiff') return decodeTiff(bytes, limits);
  const declared = kind === 'jpeg' ? jpegSize(bytes) : pngSize(bytes);
  if (!declared) throw new Refused(refusal('damaged', limits));
  refuseSize(declared, limits);
  try {
    return [kind === 'jpeg' ? await decodeJpeg(bytes) : await decodePng(bytes)];
  } catch {
    throw new Refused(refusal('damaged', limits));
  }
}

function refuseSize({ width, height }: Size, limits: Limits): void {
  if (width < 1 || height < 1) throw new Refused(refusal('damaged', limits));
  if (width * height > MOST_DOTS) throw new Refused(refusal('page-too-large', limits));
}

async function decodeJpeg(bytes: Uint8Array): Promise<Picture> {
  const { decode } = await import('jpeg-js');
  const { width, height, data } = decode(bytes, {
    useTArray: true,
    maxResolutionInMP: MOST_DOTS / 1e6,
    maxMemoryUsageInMB: 900,
  });
  return quarterBack({ width, height, data, dpi: null }, jpegTurn(bytes), 4);
}

async function decodePng(bytes: Uint8Array): Promise<Picture> {
  const { convertIndexedToRgb, decode } = await import('fast-png');
  const png = decode(bytes);
  const { width, height, depth } = png;
  const dots = width * height;
  const flat = png.palette ? convertIndexedToRgb(png) : png.data;
  const channels = png.palette ? flat.length / dots : png.channels;
  const whole =
    depth === 16 ? (v: number) => v >> 8 : depth < 8 ? (v: number) => (v * 255) / (2 ** depth - 1) : same;
  const values = !png.palette && depth < 8 ? unpack(flat, width, height, depth) : flat;
  const data = new Uint8Array(dots * 4);
  for (let i = 0; i < dots; i++) {
    const at = i * channels;
    const grey = channels < 3;
    const opacity = channels === 2 || channels === 4 ? whole(values[at + channels - 1] ?? 255) / 255 : 1;
    for (let c = 0; c < 3; c++) {
      const value = whole(values[at + (grey ? 0 : c)] ?? 0);
      // What shows through is paper.
      data[i * 4 + c] = value * opacity + 255 * (1 - opacity);
    }
    data[i * 4 + 3] = 255;
  }
  return { width, height, data, dpi: null };
}

const same = (value: number) => value;

/** Several dots a byte, the first in the highest bits; each row begins a byte. */
function unpack(packed: ArrayLike<number>, width: number, height: number, depth: number): Uint8Array {
  const out = new Uint8Array(width * height);
  const row = Math.ceil((width * depth) / 8);
  const mask = 2 ** depth - 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      const byte = packed[y * row + (bit >> 3)] ?? 0;
      out[y * width + x] = (byte >> (8 - depth - (bit & 7))) & mask;
    }
  }
  return out;
}

async function decodeTiff(bytes: Uint8Array, limits: Limits): Promise<Picture[]> {
  const { default: tiff } = await import('utif2');
  const pages = readDirectories(tiff, bytes, limits);
  if (pages.length > limits.maxPages) throw new Refused(refusal('too-many-pages', limits));
  return pages.map((page) => {
    refuseSize({ width: first(page.t256), height: first(page.t257) }, limits);
    try {
      tiff.decodeImage(Buffer.from(bytes), page);
      const { width, height } = page;
      return { width, height, data: tiff.toRGBA8(page), dpi: null };
    } catch {
      throw new Refused(refusal('damaged', limits));
    }
  });
}

function readDirectories(tiff: typeof import('utif2'), bytes: Uint8Array, limits: Limits) {
  try {
    const pages = tiff.decode(Buffer.from(bytes)).filter((page) => page.t256 && page.t257);
    if (pages.length > 0) return pages;
  } catch {
    // Told below.
  }
  throw new Refused(refusal('damaged', limits));
}

const first = (value: unknown): number => Number(Array.isArray(value) ? value[0] : 0);
