import { toRoman } from '@dondoc/vietnamese';
import type { Division } from './content.ts';
import type { Format } from './formats/format.ts';

/** Letters of typed lists: the Vietnamese alphabet without marked vowels, and so with đ after d. */
const LETTERS = 'abcdđeghiklmnopqrstuvxy';

function letter(count: number): string {
  const index = (count - 1) % LETTERS.length;
  return (LETTERS[index] ?? '').repeat(Math.ceil(count / LETTERS.length));
}

const WRITTEN: Readonly<Record<1 | 2 | 3, (count: number) => string>> = { 1: toRoman, 2: String, 3: letter };

const DIVISIONS: readonly { level: Division['level']; name: string; written: (count: number) => string }[] = [
  { level: 'part', name: 'Phần', written: toRoman },
  { level: 'chapter', name: 'Chương', written: toRoman },
  { level: 'section', name: 'Mục', written: String },
];

/** Counts the levels I, 1, a through a document; a level starts again under a new number above it. */
export class Numbering {
  readonly #format: Format;
  readonly #counts = { 1: 0, 2: 0, 3: 0 };
  readonly #divisions = [0, 0, 0];
  #articles = 0;

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

  /** "Điều 3. ": counted through the document, whatever divisions stand between. */
  article(): string {
    this.#articles += 1;
    this.#counts[2] = 0;
    this.#counts[3] = 0;
    return `Điều ${this.#articles}. `;
  }

  /** "Chương II": parts and chapters count in Roman figures, sections (mục) in Arabic, anew in each chapter. */
  division(level: Division['level']): string {
    const at = DIVISIONS.findIndex((each) => each.level === level);
    const division = DIVISIONS[at];
    if (!division) throw new RangeError(`no division ${level}`);
    this.#divisions[at] = (this.#divisions[at] ?? 0) + 1;
    if (level === 'chapter') this.#divisions[2] = 0;
    return `${division.name} ${division.written(this.#divisions[at])}`;
  }
}
