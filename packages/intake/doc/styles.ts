import { changesOf } from './properties.ts';

interface Style {
  base: number;
  /** the changes it makes to paragraphs and to characters */
  paragraph: Buffer;
  characters: Buffer;
}

const NONE = 0xfff;
const empty = Buffer.alloc(0);

/** The styles of a DOC file ([MS-DOC] STSH) and its fonts. */
export class DocStyles {
  readonly #styles = new Map<number, Style>();
  readonly #fonts: string[];
  /** the fonts of text that names none: for plain letters and for all others */
  readonly #standard: number[] = [0, 0];

  constructor(sheet: Buffer, fonts: Buffer) {
    this.#fonts = readFonts(fonts);
    if (sheet.length < 20) return;
    const size = sheet.readUInt16LE(0);
    const [count, base] = [sheet.readUInt16LE(2), sheet.readUInt16LE(4)];
    this.#standard = [sheet.readUInt16LE(14), sheet.readUInt16LE(18)];
    let at = 2 + size;
    for (let i = 0; i < count && at + 2 <= sheet.length; i++) {
      const length = sheet.readUInt16LE(at);
      const style = length > 0 ? readStyle(sheet.subarray(at + 2, at + 2 + length), base) : undefined;
      if (style) this.#styles.set(i, style);
      at += 2 + length;
    }
  }

  /** The lists of changes that a style makes, those of what it is based on first. */
  changes(style: number, kind: 'paragraph' | 'characters'): Buffer[] {
    const found: Buffer[] = [];
    const seen = new Set<number>();
    for (let at = style; at !== NONE && !seen.has(at); ) {
      seen.add(at);
      const own = this.#styles.get(at);
      if (!own) break;
      found.unshift(own[kind]);
      at = own.base;
    }
    return found;
  }

  fontName(index: number | undefined): string | undefined {
    return this.#fonts[index ?? this.#standard[1] ?? 0];
  }

  /** The font of a paragraph style's letters. */
  fontOf(style: number): number | undefined {
    let font: number | undefined;
    for (const list of this.changes(style, 'characters')) font = fontIn(list) ?? font;
    return font;
  }
}

/** The font that a list of changes sets: that of letters beyond ASCII, else that of ASCII. */
export function fontIn(changes: Buffer): number | undefined {
  let [ascii, other]: (number | undefined)[] = [];
  for (const { code, operand } of changesOf(changes)) {
    if (code === 0x4a4f || code === 0x4a3d) ascii = operand.readUInt16LE(0);
    else if (code === 0x4a51) other = operand.readUInt16LE(0);
  }
  return other ?? ascii;
}

function readStyle(style: Buffer, base: number): Style | undefined {
  if (style.length < base + 2 || base < 10) return undefined;
  const kind = style.readUInt16LE(2) & 15;
  const count = style.readUInt16LE(4) & 15;
  const parts: Buffer[] = [];
  let at = base + 2 + 2 * (style.readUInt16LE(base) + 1);
  for (let i = 0; i < count && at + 2 <= style.length; i++) {
    const size = style.readUInt16LE(at);
    parts.push(style.subarray(at + 2, at + 2 + size));
    at += 2 + size + (size & 1);
  }
  const [first = empty, second = empty] = parts;
  const made = { base: style.readUInt16LE(2) >> 4, paragraph: empty, characters: empty };
  if (kind === 1) return { ...made, paragraph: first.subarray(2), characters: second };
  return kind === 2 ? { ...made, characters: first } : made;
}

/** The names of the fonts, by their number ([MS-DOC] SttbfFfn). */
function readFonts(table: Buffer): string[] {
  const names: string[] = [];
  for (let at = 4; at < table.length; at += 1 + table.readUInt8(at)) {
    const font = table.subarray(at + 1, at + 1 + table.readUInt8(at));
    names.push(font.toString('utf16le', 39).replace(/\0[\s\S]*$/, ''));
  }
  return names;
}
