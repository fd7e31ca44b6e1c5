import type { Grey, Picture } from '../pictures/picture.ts';
import { dpiOf } from '../pictures/prepare.ts';
import { enlarge, skewOf, turnBack } from '../pictures/straighten.ts';
import { Recogniser } from './engine.ts';

/** Below this the engine guesses; a guess must not let a secret in, so a person is asked. */
const SURE = 0.75;

/** A mark is a few words in rough capitals, which gain by being enlarged. */
const READING_DPI = 300;

/** Red ink as black on white: what is far brighter in red than in green and blue is ink. */
export function redAsInk({ width, height, data }: Picture): Grey {
  const ink = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < ink.length; i++, at += 4) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    ink[i] = 255 - Math.min(255, 2.2 * Math.max(0, red - Math.max(green, blue)));
  }
  return { width, height, data: ink };
}

/** Reads the words of red marks; one engine for all marks of a page, started by the first of them. */
export class MarkReader {
  #recogniser: Recogniser | undefined;

  /** The words of a mark, or null where the engine is not sure of each of them. */
  async read(crop: Picture): Promise<string | null> {
    this.#recogniser ??= new Recogniser(1);
    let ink = redAsInk(crop);
    const skew = skewOf(ink);
    if (Math.abs(skew) > 0.5) ink = turnBack(ink, skew);
    const scale = Math.max(1, READING_DPI / dpiOf(crop));
    const page = scale > 1.05 ? enlarge(ink, scale) : ink;
    const { lines } = await this.#recogniser.read(page, dpiOf(crop) * scale);
    const words = lines.flatMap((line) => line.words).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
    if (words.length === 0 || words.some((word) => word.confidence < SURE)) return null;
    return words.map((word) => word.text).join(' ');
  }

  async end(): Promise<void> {
    await this.#recogniser?.end();
  }
}
