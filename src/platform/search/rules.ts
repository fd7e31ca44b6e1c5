import type { Query, Term, Word } from './schema.ts';

// The same rule as search_letters, search_folded and search_marked of migrations/202611291500_search.sql.

const MARKS = '\\u0300-\\u036f';
const OTHER_SIGNS = new RegExp(`[^a-z0-9đ${MARKS}]+`, 'g');
const LOOSE_MARKS = new RegExp(`(^|[^a-zđ${MARKS}])[${MARKS}]+`, 'g');
const LETTER_FIGURE = new RegExp(`([a-zđ${MARKS}])([0-9])`, 'g');
// A tone, and what is left of its syllable.
const TONE = /([\u0300\u0301\u0303\u0309\u0323])((?:[a-zđ]|\u0302|\u0306|\u031b)+)/g;

/** Letters as they are compared: decomposed, lower case, one space for whatever stands between words. */
function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll('Đ', 'đ')
    .replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())
    .replace(OTHER_SIGNS, ' ')
    .replace(LOOSE_MARKS, '$1 ')
    .replace(LETTER_FIGURE, '$1 $2')
    .replace(/([0-9])([a-zđ])/g, '$1 $2');
}

const unmarked = (letters: string): string => letters.replace(/[\u0300-\u036f]+/g, '').replaceAll('đ', 'd');

/** The words of a text without marks, a space before and after each. */
export const foldedWords = (text: string): string =>
  ` ${unmarked(lettersOf(text)).replace(/ +/g, ' ').trim()} `;

const toneLast = (letters: string): string => letters.replace(TONE, '$2$1');

/** The words of a text with their marks, the tone at the end of each syllable. */
export const markedWords = (text: string): string[] => toneLast(lettersOf(text)).split(' ').filter(Boolean);

/** A word of a text and where it stands there. */
export interface Placed extends Word {
  start: number;
  end: number;
}

const LETTERS = /[A-Za-zĐđ\u00c0-\u1ef9\u212a\u212b][\u0300-\u036f]*/u;
const WORD = new RegExp(`(?:${LETTERS.source})+|[0-9]+`, 'gu');

/** The words of a text, each at its place, however the text is composed. */
export function* wordsIn(text: string): Generator<Placed> {
  for (const { 0: said, index } of text.matchAll(WORD)) {
    // Letters of other alphabets part words, as they do in the index.
    let from = 0;
    for (const piece of said.matchAll(/./gsu)) {
      if (isLetter(piece[0]) || (/[\u0300-\u036f]/.test(piece[0]) && piece.index > from)) continue;
      if (piece.index > from) yield placed(said.slice(from, piece.index), index + from);
      from = piece.index + piece[0].length;
    }
    if (from < said.length) yield placed(said.slice(from), index + from);
  }
}

const plainLetters = new Map<string, boolean>();

/** Whether a sign is one of a to z under its marks, or a figure. */
function isLetter(sign: string): boolean {
  const known = plainLetters.get(sign);
  if (known !== undefined) return known;
  const found = /^[a-z0-9]$/.test(foldedWords(sign).trim());
  if (plainLetters.size < 5000) plainLetters.set(sign, found);
  return found;
}

/** Of an office's words few are new. */
const known = new Map<string, Word>();
const MOST_KNOWN = 20_000;

function wordOf(said: string): Word {
  const before = known.get(said);
  if (before) return before;
  const marked = toneLast(lettersOf(said)).trim();
  const plain = unmarked(marked);
  const word = { plain, marked: marked === plain ? null : marked };
  if (known.size < MOST_KNOWN && said.length < 12) known.set(said, word);
  return word;
}

const placed = (said: string, start: number): Placed => ({
  ...wordOf(said),
  ...{ start, end: start + said.length },
});

const MOST_TYPED = 200;
const MOST_WORDS = 12;

/**
 * What somebody looks for: words in any order; words in quotation marks, or joined by signs (296-TB/VPTU, 118/2023), one
 * after the other. The last word may be only begun, unless a space or a closing mark ends it.
 */
export function parseQuery(typed: string): Query {
  const text = typed.slice(0, MOST_TYPED);
  const terms: Term[] = [];
  let left = MOST_WORDS;
  for (const { 0: piece, 1: quoted } of text.matchAll(/["“”«»]([^"“”«»]*)(?:["“”«»]|$)|[^\s"“”«»]+/g)) {
    const words = [...wordsIn(quoted ?? piece)]
      .slice(0, left)
      .map(({ plain, marked }) => ({ plain, marked }));
    if (words.length === 0) continue;
    left -= words.length;
    terms.push({ words, isOpen: false });
  }
  const last = terms.at(-1);
  if (last && /[\p{L}\p{N}\p{M}]$/u.test(text)) last.isOpen = true;
  return { terms };
}

/** Whether somebody typed marks: then words with these marks come first. */
export const hasMarks = ({ terms }: Query): boolean =>
  terms.some(({ words }) => words.some(({ marked }) => marked !== null));
