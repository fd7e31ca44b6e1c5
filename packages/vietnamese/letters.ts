/**
 * Text for finding: marks dropped, đ as d, lower case. Every other character stays.
 *
 * @param text any text, composed or decomposed
 * @returns NFC text, usually shorter than decomposed input; see {@link foldSameLength} when offsets matter
 * @example
 * fold('Đảng ủy xã Mường Bú') // => 'dang uy xa muong bu'
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/gi, 'd')
    .normalize('NFC')
    .toLowerCase();
}

/** Each unit met before, folded, by its code. */
const foldedUnits: string[] = [];

function foldUnit(code: number): string {
  const unit = String.fromCharCode(code);
  const folded = fold(unit);
  const kept = folded.length === 1 ? folded : unit;
  foldedUnits[code] = kept;
  return kept;
}

/**
 * As {@link fold}, but each UTF-16 unit gives exactly one, so an offset in the result is one in the source.
 *
 * @param text NFC text; a free-standing combining mark stays as it is
 * @returns text of the same `length`
 * @example
 * foldSameLength('Đã hoà') // => 'da hoa'
 */
export function foldSameLength(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    folded += foldedUnits[code] ?? foldUnit(code);
  }
  return folded;
}

const TONED = { o: 'òóỏõọ', a: 'àáảãạ', e: 'èéẻẽẹ', u: 'ùúủũụ', y: 'ỳýỷỹỵ' } as const;
type Toned = keyof typeof TONED;

function moveTone(first: string, second: string, from: Toned, to: Toned, toFirst: boolean): string {
  const marked = toFirst ? second : first;
  const bare = toFirst ? first : second;
  const tone = TONED[from].indexOf(marked.toLowerCase());
  const plain = marked === marked.toLowerCase() ? from : from.toUpperCase();
  const toned = TONED[to][tone] ?? bare;
  const cased = bare === bare.toLowerCase() ? toned : toned.toUpperCase();
  return toFirst ? cased + plain : plain + cased;
}

const OPEN_RHYMES: ReadonlyArray<readonly [Toned, Toned]> = [
  ['o', 'a'],
  ['o', 'e'],
  ['u', 'y'],
];
/** Most names and lines have none of the rhymes. */
const OPEN_RHYME = new RegExp(`[${TONED.o}][ae]|o[${TONED.a}${TONED.e}]|[${TONED.u}]y|u[${TONED.y}]`, 'iu');
const openRhymePatterns = OPEN_RHYMES.map(([first, second]) => ({
  first,
  second,
  late: new RegExp(`(?<!q)(${first})([${TONED[second]}])(?!\\p{L})`, 'giu'),
  early: new RegExp(`([${TONED[first]}])(${second})(?=[cimnptuy])`, 'giu'),
}));

/**
 * One way of placing the tone in the rhymes oa, oe, uy: on the first vowel when the syllable ends there
 * (hòa, khỏe, ủy), on the second when a letter follows (hoàn). "quý" keeps its y: its u belongs to the q.
 *
 * @param text any text
 * @returns NFC text of the same length as the NFC input
 * @example
 * unifyTone('Tỉnh uỷ Hoà Thuỷ, quý') // => 'Tỉnh ủy Hòa Thủy, quý'
 */
export function unifyTone(text: string): string {
  let result = text.normalize('NFC');
  if (!OPEN_RHYME.test(result)) return result;
  for (const { first, second, late, early } of openRhymePatterns) {
    result = result
      .replace(late, (_, a: string, b: string) => moveTone(a, b, second, first, true))
      .replace(early, (_, a: string, b: string) => moveTone(a, b, first, second, false));
  }
  return result;
}

/**
 * The key under which two spellings of the same words are equal: NFC, lower case, one tone placement, one
 * space for any run of white space (no-break ones too), '-' for every dash, trimmed. Never for showing.
 *
 * @param text any text
 * @example
 * comparisonKey(' Văn phòng\u00a0 Tỉnh uỷ – HĐND ') // => 'văn phòng tỉnh ủy - hđnd'
 */
export function comparisonKey(text: string): string {
  return unifyTone(text)
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim();
}
