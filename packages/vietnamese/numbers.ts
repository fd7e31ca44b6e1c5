const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const SCALES = ['', 'nghìn', 'triệu', 'tỷ', 'nghìn tỷ', 'triệu tỷ'];

function unitInWords(unit: number, tens: number): string {
  if (unit === 1 && tens > 1) return 'mốt';
  if (unit === 5 && tens > 0) return 'lăm';
  return DIGITS[unit] ?? '';
}

function belowThousand(value: number, full: boolean): string {
  const [hundreds, tens, unit] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const words: string[] = [];
  if (hundreds > 0 || full) words.push(`${DIGITS[hundreds]} trăm`);
  if (tens === 1) words.push('mười');
  else if (tens > 1) words.push(`${DIGITS[tens]} mươi`);
  else if (unit > 0 && words.length > 0) words.push('linh');
  if (unit > 0) words.push(unitInWords(unit, tens));
  return words.join(' ');
}

/**
 * A whole number as it is read aloud ("linh", "mốt", "lăm" where they belong).
 *
 * @param value whole number from 0 to Number.MAX_SAFE_INTEGER
 * @throws RangeError otherwise
 * @example
 * numberInWords(2105) // => 'hai nghìn một trăm linh năm'
 * numberInWords(21) // => 'hai mươi mốt'
 */
export function numberInWords(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number: ${value}`);
  if (value === 0) return 'không';
  const parts: string[] = [];
  for (let rest = value, scale = 0; rest > 0; rest = Math.floor(rest / 1000), scale += 1) {
    const group = rest % 1000;
    if (group > 0) parts.unshift(`${belowThousand(group, rest >= 1000)} ${SCALES[scale]}`.trim());
  }
  return parts.join(' ');
}

const WORD_VALUES: Record<string, number> = {
  không: 0,
  một: 1,
  nhất: 1,
  mốt: 1,
  hai: 2,
  nhì: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};

/**
 * The number a word or short phrase stands for, 0 to 99, in the forms that head an item ("Một là", "Thứ hai").
 *
 * @param words any case; without "thứ" and "là"
 * @returns the number, or null when the words are none
 * @example
 * numberFromWords('mười hai') // => 12
 * numberFromWords('tư') // => 4
 * numberFromWords('kia') // => null
 */
export function numberFromWords(words: string): number | null {
  const list = words.normalize('NFC').toLowerCase().trim().split(/\s+/);
  const [first = '', second, third] = list;
  if (list.length === 1) return first === 'mười' ? 10 : (WORD_VALUES[first] ?? null);
  if (list.length === 2 && first === 'mười')
    return second && second in WORD_VALUES ? 10 + (WORD_VALUES[second] ?? 0) : null;
  const tens = WORD_VALUES[first];
  if (second !== 'mươi' || tens === undefined || list.length > 3) return null;
  if (third === undefined) return tens * 10;
  const unit = WORD_VALUES[third];
  return unit === undefined ? null : tens * 10 + unit;
}

const ROMAN: ReadonlyArray<readonly [string, number]> = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

/**
 * Roman numeral of 1 to 3999; RangeError otherwise.
 *
 * @example
 * toRoman(14) // => 'XIV'
 */
export function toRoman(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 3999)
    throw new RangeError(`no Roman numeral: ${value}`);
  let rest = value;
  let text = '';
  for (const [letters, worth] of ROMAN) {
    while (rest >= worth) {
      text += letters;
      rest -= worth;
    }
  }
  return text;
}

/**
 * Value of a Roman numeral in its regular form, any case.
 *
 * @returns the number, or null when the text is none (also for irregular forms such as IIII)
 * @example
 * parseRoman('XIV') // => 14
 * parseRoman('IIII') // => null
 */
export function parseRoman(text: string): number | null {
  let rest = text.toUpperCase();
  let value = 0;
  for (const [letters, worth] of ROMAN) {
    while (rest.startsWith(letters)) {
      value += worth;
      rest = rest.slice(letters.length);
    }
  }
  return rest === '' && value > 0 && value < 4000 && toRoman(value) === text.toUpperCase() ? value : null;
}

/**
 * A number written the Vietnamese way: '.' parts thousands, ',' the decimals.
 *
 * @returns the number, or null when the text is not exactly one
 * @example
 * parseNumber('1.234.567,5') // => 1234567.5
 * parseNumber('14,0') // => 14
 * parseNumber('1.5') // => null
 */
export function parseNumber(text: string): number | null {
  const typed = text.trim();
  if (!/^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(typed)) return null;
  return Number(typed.replaceAll('.', '').replace(',', '.'));
}

/**
 * A number for showing: '.' between thousands, ',' before decimals, no idle zeros.
 *
 * @param value finite number
 * @param decimals most decimals shown, 2 unless told
 * @example
 * formatNumber(1234567.5) // => '1.234.567,5'
 * formatNumber(14.0) // => '14'
 */
export function formatNumber(value: number, decimals = 2): string {
  const [whole = '0', rest] = String(Number(Math.abs(value).toFixed(decimals))).split('.');
  const sign = value < 0 ? '-' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, '.')}${rest ? `,${rest}` : ''}`;
}
