import type { FontDecoder, FontRun } from '../fonts.ts';
import type { Pieces } from './pieces.ts';
import { changesOf, type Run, runAt } from './properties.ts';
import { type DocStyles, fontIn } from './styles.ts';

/** What the changes of a run of characters come to. */
interface Look {
  font: number | undefined;
  deleted: boolean;
  hidden: boolean;
  symbol: string | undefined;
}

/** Signs below the blank that stand for something ([MS-DOC] 2.4.1); pictures, anchors and calls of notes are dropped. */
const signs: Record<number, string> = { 9: '\t', 11: '\n', 12: '', 14: '\n', 30: '-', 31: '\u00ad' };
const [FIELD, RESULT, FIELD_END] = [0x13, 0x14, 0x15];

/** A number that changes with the paper is no word of the document. */
const pageField = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i;

/** Reads the characters of paragraphs; fields may go on from one paragraph to the next. */
export class CharacterReader {
  readonly #pieces: Pieces;
  readonly #runs: Run[];
  readonly #styles: DocStyles;
  readonly #fonts: FontDecoder;
  #fields: { code: string; inResult: boolean }[] = [];

  constructor(pieces: Pieces, runs: Run[], styles: DocStyles, fonts: FontDecoder) {
    this.#pieces = pieces;
    this.#runs = runs;
    this.#styles = styles;
    this.#fonts = fonts;
  }

  /** The text of characters [start, end) in a paragraph of that style. */
  read(start: number, end: number, style: number): string {
    const { text } = this.#pieces;
    const out: FontRun[] = [];
    for (let at = start; at < end; ) {
      const run = runAt(this.#runs, this.#pieces.offsetOf(at));
      const to = run ? this.#pieces.reach(at, run.end, end) : at + 1;
      const look = lookOf(run, this.#styles, style);
      const words = this.#visible(text.slice(at, to), look);
      if (words) out.push({ text: words, font: this.#styles.fontName(look.font) });
      at = to;
    }
    return this.#fonts.text(out);
  }

  isDeleted(at: number): boolean {
    return lookOf(runAt(this.#runs, this.#pieces.offsetOf(at)), this.#styles, 0).deleted;
  }

  #visible(text: string, look: Look): string {
    let out = '';
    for (const sign of text) {
      const code = sign.charCodeAt(0);
      if (code === FIELD || code === RESULT || code === FIELD_END) this.#field(code);
      else if (look.deleted || look.hidden || this.#inCode(sign)) continue;
      else if (code === 0x28 && look.symbol) out += look.symbol;
      else out += code < 32 ? (signs[code] ?? '') : sign;
    }
    return out;
  }

  #field(code: number): void {
    const current = this.#fields.at(-1);
    if (code === FIELD) this.#fields.push({ code: '', inResult: false });
    else if (code === FIELD_END) this.#fields.pop();
    else if (current) current.inResult = true;
  }

  /** True inside the code of a field, which it is added to, and inside a page number. */
  #inCode(sign: string): boolean {
    const current = this.#fields.at(-1);
    // A field whose end is missing must not swallow the rest of the document.
    if (current && !current.inResult && current.code.length > 2000) this.#fields = [];
    else if (current && !current.inResult) current.code += sign;
    return this.#fields.some((field) => !field.inResult || pageField.test(field.code));
  }
}

function lookOf(run: Run | undefined, styles: DocStyles, style: number): Look {
  const look: Look = { font: styles.fontOf(style), deleted: false, hidden: false, symbol: undefined };
  if (!run) return look;
  for (const { code, operand } of changesOf(run.changes)) {
    if (code === 0x0800) look.deleted = operand[0] === 1;
    else if (code === 0x083c) look.hidden = operand[0] === 1;
    else if (code === 0x4a30) look.font = styles.fontOf(operand.readUInt16LE(0)) ?? look.font;
    else if (code === 0x6a09) look.symbol = symbolOf(operand);
  }
  look.font = fontIn(run.changes) ?? look.font;
  return look;
}

/** A sign of a symbol font: its number in the font, in the private area of Unicode. */
const symbolOf = (operand: Buffer): string => {
  const code = operand.readUInt16LE(2);
  return [0xf0b7, 0xf0a7, 0xf0d8, 0xf02d].includes(code) ? '-' : String.fromCharCode(code);
};
