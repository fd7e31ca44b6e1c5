import {
  type Table,
  TCVN3,
  TONES,
  VNI_BREVE,
  VNI_CIRCUMFLEX,
  VNI_SINGLE,
  VNI_TONES,
  VPS,
  WINDOWS_1258,
} from './legacy-tables.ts';

/** The 8-bit encodings of Vietnamese from before Unicode. */
export type LegacyEncoding = 'tcvn3' | 'vni' | 'vps' | 'windows-1258';

type Codes = Map<string, string>;

interface Coder {
  toUnicode: Codes;
  /** longest key first, so that a letter and its mark go before the letter alone */
  pattern: RegExp;
  fromUnicode: Codes;
}

function coderOf(pairs: [letter: string, code: string][]): Coder {
  const toUnicode = new Map(pairs.map(([letter, code]) => [code, letter]));
  const keys = [...toUnicode.keys()].sort((a, b) => b.length - a.length);
  return { toUnicode, pattern: new RegExp(keys.join('|'), 'g'), fromUnicode: new Map(pairs) };
}

const pairsOf = ({ letters, codes }: Table): [string, string][] => {
  const all = [...codes];
  return [...letters].map((letter, i) => [letter, all[i] ?? '']);
};

/** Letters whose capital has no code take the code of the small one: the case is lost. */
const withoutCapitals = (table: Table): [string, string][] => pairsOf(table);

function vniPairs(): [string, string][] {
  const pairs = pairsOf(VNI_SINGLE);
  const marked = (base: string, mark: string, signs: string[]) => {
    for (const [tone, sign] of signs.entries())
      if (mark || tone > 0) pairs.push([(base + mark + TONES[tone]).normalize('NFC'), base + sign]);
  };
  for (const base of 'aeouy') marked(base, '', VNI_TONES);
  for (const base of 'aeo') marked(base, '\u0302', VNI_CIRCUMFLEX);
  marked('a', '\u0306', VNI_BREVE);
  for (const [letter, code] of [
    ['ơ', 'ô'],
    ['ư', 'ö'],
  ] as const) {
    for (const [tone, sign] of VNI_TONES.entries())
      if (tone > 0) pairs.push([(letter + TONES[tone]).normalize('NFC'), code + sign]);
  }
  // ỵ is one code of its own
  const small = pairs.filter(([letter, code]) => letter !== 'ỵ' || code.length === 1);
  const capital = small.map(([l, c]): [string, string] => [l.toUpperCase(), c.toUpperCase()]);
  // a capital letter may carry a small sign, as mixed typing leaves it
  const mixed = small
    .filter(([, c]) => c.length > 1)
    .map(([l, c]): [string, string] => [l.toUpperCase(), c.charAt(0).toUpperCase() + c.slice(1)]);
  return [...mixed, ...small, ...capital];
}

const coders: Record<LegacyEncoding, Coder> = {
  tcvn3: coderOf(withoutCapitals(TCVN3)),
  vps: coderOf(withoutCapitals(VPS)),
  vni: coderOf(vniPairs()),
  'windows-1258': coderOf(pairsOf(WINDOWS_1258)),
};

/**
 * Text of an old encoding in Unicode.
 *
 * @param text     bytes of the encoding as Windows-1252 shows them, which is how copies and fonts leave them;
 *   other letters stay
 * @param encoding which one; see {@link legacyOfFont} and {@link recodeLines} for finding out
 * @returns NFC text; capitals that the encoding lacks come out small
 * @example
 * fromLegacy('Tr­êng ChÝnh trÞ tØnh', 'tcvn3') // => 'Trường Chính trị tỉnh'
 * fromLegacy('Tröôøng Chính trò tænh', 'vni') // => 'Trường Chính trị tỉnh'
 */
export function fromLegacy(text: string, encoding: LegacyEncoding): string {
  const { pattern, toUnicode } = coders[encoding];
  return text.replace(pattern, (code) => toUnicode.get(code) ?? code).normalize('NFC');
}

/**
 * Text in an old encoding, as Windows-1252 shows its bytes.
 *
 * @param text     any text
 * @param encoding which one; a capital that has no code takes that of its small letter
 * @returns text that {@link fromLegacy} takes back, but for the case of such capitals; foreign letters stay
 * @example
 * toLegacy('Đồng Tháp', 'vni') // => 'Ñoàng Thaùp'
 * toLegacy('TỈNH ỦY', 'tcvn3') // => 'TØNH ñY'
 */
export function toLegacy(text: string, encoding: LegacyEncoding): string {
  const { fromUnicode } = coders[encoding];
  const known = (letter: string) => fromUnicode.get(letter) ?? fromUnicode.get(letter.toLowerCase());
  return [...text.normalize('NFC')].map((letter) => known(letter) ?? parted(letter, known)).join('');
}

/** A letter that the encoding writes as a letter and a tone: both by their own codes. */
function parted(letter: string, known: (part: string) => string | undefined): string {
  const tone = letter.normalize('NFD').match(/[\u0300\u0301\u0303\u0309\u0323]/)?.[0];
  const code = tone && known(tone);
  if (!code) return letter;
  const bare = letter.normalize('NFD').replace(tone, '').normalize('NFC');
  return (known(bare) ?? bare) + code;
}

/**
 * The old encoding that a font shows.
 *
 * @param name the font's name, with or without a subset's prefix ('ABCDEF+')
 * @returns the encoding and whether the font shows capitals only; undefined for a font of Unicode
 * @example
 * legacyOfFont('.VnTimeH') // => { "encoding": "tcvn3", "capitals": true }
 * legacyOfFont('VNI-Times') // => { "encoding": "vni", "capitals": false }
 * legacyOfFont('Times New Roman') // => undefined
 */
export function legacyOfFont(name: string): { encoding: LegacyEncoding; capitals: boolean } | undefined {
  const plain = name.replace(/^[A-Z]{6}\+/, '').trim();
  if (/^\.Vn/i.test(plain)) {
    const face = plain.replace(/[,-]?\s*(bold|italic|oblique|regular|mt)+$/gi, '').replace(/[\s,-]+$/, '');
    return { encoding: 'tcvn3', capitals: /[a-z]H$/.test(face) || /[a-z] H$/.test(face) };
  }
  if (/^VNI[-\s]/i.test(plain)) return { encoding: 'vni', capitals: false };
  if (/^VPS[\s-]/i.test(plain)) return { encoding: 'vps', capitals: false };
  return undefined;
}
