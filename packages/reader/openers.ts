import { numberFromWords, parseRoman } from '@dondoc/vietnamese';

/** What heads an item: its kind decides the level, its ordinal the place in the row. */
export interface Opener {
  kind:
    | 'part'
    | 'article'
    | 'letter-capital'
    | 'roman'
    | 'number'
    | 'number-2'
    | 'number-3'
    | 'letter'
    | 'words'
    | 'dash'
    | 'plus'
    | 'star'
    | 'dot'
    | 'roman-small';
  /** Label for a reference: "3", "2.1", "đ"; null for bullets. */
  label: string | null;
  ordinal: number;
  /** Length of the opener with the blank after it. */
  length: number;
}

const LETTERS = 'abcdđeghiklmnopqrstuvxy';

type Rule = [RegExp, (match: RegExpExecArray) => Omit<Opener, 'length'> | null];

function numbered(kind: 'number' | 'number-2' | 'number-3'): Rule[1] {
  return (match) => {
    const label = match[1] ?? '';
    return { kind, label, ordinal: Number(label.split('.').at(-1)) };
  };
}

function partOf(match: RegExpExecArray): Omit<Opener, 'length'> | null {
  const label = match[1] ?? '';
  const ordinal = parseRoman(label) ?? numberFromWords(label) ?? Number(label);
  return Number.isNaN(ordinal) ? null : { kind: 'part', label: String(ordinal), ordinal };
}

function wordsOf(match: RegExpExecArray): Omit<Opener, 'length'> | null {
  const ordinal = numberFromWords((match[1] ?? match[2] ?? '').toLowerCase());
  return ordinal === null ? null : { kind: 'words', label: String(ordinal), ordinal };
}

function romanOf(kind: 'roman' | 'roman-small'): Rule[1] {
  return (match) => {
    const ordinal = parseRoman(match[1] ?? '');
    return ordinal === null ? null : { kind, label: match[1] ?? '', ordinal };
  };
}

const RULES: Rule[] = [
  [/^(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:thứ\s+|THỨ\s+)?([IVX]+|\d+|\p{L}+)\b[.:\s-]*/u, partOf],
  [
    /^Điều\s+(\d+)\s*[.:]\s*/u,
    (match) => ({ kind: 'article', label: match[1] ?? '', ordinal: Number(match[1]) }),
  ],
  [/^([IVX]{1,6})\s*(?:[.)/]|-)\s*(?=\p{Lu}|$)/u, romanOf('roman')],
  [
    /^([A-E])\s*[.)-]\s+(?=\p{Lu})/u,
    (match) => ({
      kind: 'letter-capital',
      label: match[1] ?? '',
      ordinal: (match[1] ?? 'A').charCodeAt(0) - 64,
    }),
  ],
  [/^(\d{1,2}\.\d{1,2}\.\d{1,2})\s*[.)-]?\s*(?=[\p{L}"(])/u, numbered('number-3')],
  [/^(\d{1,2}\.\d{1,2})\s*[.)-]?\s*(?=[\p{L}"(])/u, numbered('number-2')],
  [/^(\d{1,2})\s*(?:[.)]|-(?!\s?\p{Lu}\p{L}{0,3}\/)|\/(?=\s))\s*(?=[\p{L}"(])/u, numbered('number')],
  [
    /^([a-zđ])\s*[.)]\s*(?=\S)/u,
    (match) => {
      const ordinal = LETTERS.indexOf(match[1] ?? '') + 1;
      return ordinal > 0 ? { kind: 'letter', label: match[1] ?? '', ordinal } : null;
    },
  ],
  [/^\(?([ivx]{1,5})\)\s*/u, romanOf('roman-small')],
  [
    /^\(([a-zđ])\)\s*/u,
    (match) => ({ kind: 'letter', label: match[1] ?? '', ordinal: LETTERS.indexOf(match[1] ?? '') + 1 }),
  ],
  [
    /^\((\d{1,2})\)\s*(?=\p{L})/u,
    (match) => ({ kind: 'roman-small', label: match[1] ?? '', ordinal: Number(match[1]) }),
  ],
  [
    /^(?:(\p{Lu}\p{L}*(?:\s\p{Ll}+)?)\s+là\s*[,:]|Thứ\s+(\p{Ll}+(?:\s\p{Ll}+)?)(?:\s+là)?\s*[,:])\s*/u,
    wordsOf,
  ],
  [/^[-~\uf02d]\s*(?=\S)/u, () => ({ kind: 'dash', label: null, ordinal: 0 })],
  [/^[•▪■●◦\uf0b7]\s*(?=\S)/u, () => ({ kind: 'dot', label: null, ordinal: 0 })],
  [/^\+\s*(?=\S)/u, () => ({ kind: 'plus', label: null, ordinal: 0 })],
  [/^\*\s*(?=\S)/u, () => ({ kind: 'star', label: null, ordinal: 0 })],
];

/** Two small letters, but for a small Roman numeral, open nothing: most lines go on with a sentence. */
const GOES_ON = /^(?![ivx]{2})\p{Ll}{2}/u;

/** The opener at the start of a line in search form, or null. */
export function openerOf(search: string): Opener | null {
  if (GOES_ON.test(search)) return null;
  for (const [pattern, read] of RULES) {
    const match = pattern.exec(search);
    const opener = match && read(match);
    if (match && opener) return { ...opener, length: match[0].length };
  }
  return null;
}
