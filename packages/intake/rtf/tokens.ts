/** A piece of an RTF file: a brace, a control word with its number, a sign after a backslash, a byte, plain text. */
export type Token =
  | { kind: 'open' | 'close' }
  | { kind: 'word'; word: string; value: number | undefined }
  | { kind: 'sign'; sign: string }
  | { kind: 'byte'; byte: number }
  | { kind: 'text'; text: string };

const pattern =
  /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([\s\S])|([{}])|([^\\{}\r\n]+)|[\r\n\\]/y;

/** Cuts a file, its bytes as Latin-1, into tokens; data after \bin is skipped. */
export function* tokensOf(source: string): Generator<Token> {
  pattern.lastIndex = 0;
  for (;;) {
    const at = pattern.lastIndex;
    const match = pattern.exec(source);
    if (!match) return;
    const [all, word, value, hex, sign, brace, text] = match;
    let next = at + all.length;
    if (word) {
      const number = value === undefined ? undefined : Number(value);
      if (word === 'bin') next += Math.max(0, number ?? 0);
      else yield { kind: 'word', word, value: number };
    } else if (hex) yield { kind: 'byte', byte: Number.parseInt(hex, 16) };
    else if (sign)
      yield sign === '\r' || sign === '\n'
        ? { kind: 'word', word: 'par', value: undefined }
        : { kind: 'sign', sign };
    else if (brace) yield { kind: brace === '{' ? 'open' : 'close' };
    else if (text) yield { kind: 'text', text };
    if (next >= source.length) return;
    // the caller may take tokens of other files in between
    pattern.lastIndex = next;
  }
}
