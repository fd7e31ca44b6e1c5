import { fromLegacy, type LegacyEncoding } from './legacy.ts';
import { isVietnameseSyllable } from './syllables.ts';

/** Letters that no old encoding shows: what holds one was typed in Unicode. */
export const UNICODE_ONLY =
  /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/;

const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
/** Signs that no word holds, though letters of the old encodings are shown as them. */
const ODD = /[\u0080-\u00bf\u00d7\u00f7\u2020-\u2022\u2030\u2122\u02c6\u02dc]/;
/** Quotes and dashes, which VPS shows some of its letters as. */
const QUOTED = /^([\u2013-\u201d\u2022\u2026"'(]*)(.*?)([\u2013-\u201d\u2022\u2026"'),.;:]*)$/s;
const DASH = /[-\u2010\u2011\u2212]/;

/** The word without the signs at its edges. */
export const coreOf = (word: string): string => word.replace(EDGES, '');

/** Every run of letters can be a syllable, no odd sign stands inside, no capital after a small letter. */
function soundWord(word: string): boolean {
  const core = coreOf(word);
  if (ODD.test(core) || /[a-z]\p{Lu}/u.test(core)) return false;
  const parts = core.match(/[\p{L}\p{M}]+/gu) ?? [];
  return parts.length > 0 && parts.every((part) => isVietnameseSyllable(part));
}

const known = new Map<string, boolean>();

/** {@link soundWord}, remembered: texts repeat their words. */
export function isSound(word: string): boolean {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size > 20_000) known.clear();
  const sound = soundWord(word);
  known.set(word, sound);
  return sound;
}

/** TCVN3 writes ư as the soft hyphen, which programs turn into a dash or drop; put back where only that makes words. */
function repairSoftHyphens(word: string): string {
  if (/\d/.test(word) || isSound(word)) return word;
  if (DASH.test(word)) {
    const joined = word.replace(/(?<=\p{L})[-\u2010\u2011\u2212]/gu, 'ư');
    return isSound(joined) ? joined : word;
  }
  const put = word.replace(/(?=[ơờớởỡợ](?:c|i|m|n|ng|p|t|u)(?!\p{L}))/u, 'ư');
  return put !== word && isSound(put) ? put : word;
}

/**
 * One word of an old encoding in Unicode; a word typed in Unicode stays.
 *
 * @param word     a word without white space, its bytes shown as by Windows-1252
 * @param encoding the encoding of the text round it
 * @example
 * recodeWord('Tr-êng', 'tcvn3') // => 'Trường'
 * recodeWord('người', 'tcvn3') // => 'người'
 */
export function recodeWord(word: string, encoding: LegacyEncoding): string {
  const plain = word.normalize('NFC');
  if (UNICODE_ONLY.test(plain)) return plain;
  const read = fromLegacy(plain, encoding);
  if (encoding === 'tcvn3') return repairSoftHyphens(read);
  if (encoding !== 'vps') return read;
  const [, before = '', core = plain, after = ''] = QUOTED.exec(plain) ?? [];
  if (/\p{L}/u.test(core) && isSound(read)) return read;
  const inside = before + fromLegacy(core, encoding) + after;
  return isSound(inside) || !/\p{L}/u.test(core) ? inside : read;
}

/**
 * Text whose font tells its encoding, in Unicode.
 *
 * @param text     the text of one run, its bytes shown as by Windows-1252 (or as the private signs of symbol fonts)
 * @param encoding what the font shows
 * @param capitals the font shows capitals only
 * @example
 * recodeRun('tØnh ñy', 'tcvn3', true) // => 'TỈNH ỦY'
 * recodeRun('Uỷ ban', 'tcvn3', false) // => 'Uỷ ban'
 */
export function recodeRun(text: string, encoding: LegacyEncoding, capitals: boolean): string {
  const plain = text.replace(/[\uf020-\uf0ff]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xf000));
  const mixed = UNICODE_ONLY.test(plain.normalize('NFC'));
  const read = plain.replace(/\S+/g, (word) => {
    const now = recodeWord(word, encoding);
    return isSound(word) && (mixed || !isSound(now)) ? word.normalize('NFC') : now;
  });
  return capitals ? read.toUpperCase() : read;
}
