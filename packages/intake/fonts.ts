import { type LegacyEncoding, legacyOfFont, recodeRun } from '@dondoc/vietnamese';
import type { ReadFile } from './types.ts';

/** A stretch of text set in one font; no font where the file does not name it. */
export interface FontRun {
  text: string;
  font?: string | undefined;
}

/** Letters that stand in Unicode alone. */
const unicodeOnly = /[\u01a0-\u01b0\u1ea0-\u1ef9]/;

/** Puts runs in fonts of the old encodings into Unicode, and remembers which were met. */
export class FontDecoder {
  readonly met = new Set<LegacyEncoding>();
  #unicode = false;

  /** The text of a paragraph: neighbours in one font go together, since a program may cut a letter from its mark. */
  text(runs: FontRun[]): string {
    const joined: FontRun[] = [];
    for (const { text, font } of runs) {
      const last = joined.at(-1);
      if (last && last.font === font) last.text += text;
      else joined.push({ text, font });
    }
    return joined.map((run) => this.run(run)).join('');
  }

  run({ text, font }: FontRun): string {
    const legacy = font === undefined ? undefined : legacyOfFont(font);
    if (!legacy) {
      this.#unicode ||= unicodeOnly.test(text.normalize('NFC'));
      return text;
    }
    const read = recodeRun(text, legacy.encoding, legacy.capitals);
    if (/[^\0-\x7f]/.test(text)) this.met.add(legacy.encoding);
    return read;
  }

  /** What the file was written in, as far as fonts tell. */
  get encoding(): ReadFile['encoding'] {
    const [first, second] = [...this.met];
    if (!first) return 'unicode';
    return second || this.#unicode ? 'mixed' : first;
  }
}
