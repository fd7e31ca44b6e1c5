import { toRoman } from '@dondoc/vietnamese';
import type { Format } from './formats/format.ts';

/** Letters of typed lists: the Vietnamese alphabet without marked vowels, and so with đ after d. */
const LETTERS = 'abcdđeghiklmnopqrstuvxy';

function letter(count: number): string {
  const index = (count - 1) % LETTERS.length;
  return (LETTERS[index] ?? '').repeat(Math.ceil(count / LETTERS.length));
}

const WRITTEN: Readonly<Record<1 | 2 | 3, (count: number) => string>> = { 1: toRoman, 2: String, 3: letter };

/** Counts the levels I, 1, a through a document; a level starts again under a new number above it. */
export class Numbering {
  readonly #format: Format;
  readonly #counts = { 1: 0, 2: 0, 3: 0 };

  constructor(format: Format) {
    this.#format = format;
  }

  /** The next mark of a level, with the blank after it; level 4 is a hyphen and counts nothing. */
  next(level: 1 | 2 | 3 | 4): string {
    const pattern = this.#format.levels[level - 1] ?? '';
    if (level === 4) return pattern;
    this.#counts[level] += 1;
    if (level === 1) this.#counts[2] = 0;
    if (level < 3) this.#counts[3] = 0;
    return pattern.replace('{n}', WRITTEN[level](this.#counts[level]));
  }
}
