import { formatDateInWords } from '@dondoc/vietnamese';
import type { OfficialDocument } from './content.ts';
import type { ElementFormat, Format } from './formats/format.ts';

/** XML 1.0 forbids these even when escaped; Word refuses the whole file for a single one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text as a document may hold it: whole characters, composed (NFC), none that XML forbids. */
export function clean(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, '').normalize('NFC');
}

/** Letters as the element asks for them; written as capitals, not shown as such, so that a copy keeps them. */
export function lettered(text: string, element: ElementFormat): string {
  return element.letters === 'upper' ? text.toLocaleUpperCase('vi') : text;
}

/** The issuer as a sentence names it. */
export function issuerInText({ issuerInText, issuer, superior }: OfficialDocument): string {
  return issuerInText ?? (superior ? `${issuer} ${superior}` : issuer).replaceAll('\n', ' ');
}

const BLANK_NUMBER = '\u00A0'.repeat(6);

/** A công văn: the one kind whose name is not printed. */
export const isLetter = ({ type }: Pick<OfficialDocument, 'type'>): boolean => type.code === 'CV';

/** Below 10 with a leading zero, with a blank while there is no number; empty for a paper that bears none. */
export function numberWords({ unnumbered, number }: OfficialDocument, blank = BLANK_NUMBER): string {
  if (unnumbered) return '';
  return number === null ? blank : String(number).padStart(2, '0');
}

/** How number and symbol of the paper are written, the symbol filled in. */
export function symbolPattern(document: OfficialDocument, format: Format): string {
  const pattern = isLetter(document) ? format.letterNumberPattern : format.numberPattern;
  return pattern.replace('{type}', document.type.code).replace('{symbol}', document.symbol);
}

/** Such as "Số 08-BC/VPTU"; empty for a paper that bears no number. */
export function numberLine(document: OfficialDocument, format: Format, blank?: string): string {
  const number = numberWords(document, blank);
  return number && symbolPattern(document, format).replace('{number}', number);
}

/**
 * A date as the head of a document shows it; parts not yet known are left as dots to be filled in by hand.
 *
 * @param date ISO date, 'YYYY-MM', 'YYYY', or null
 * @throws RangeError for any other text: a programming error
 * @example
 * dateInHead('2026-05-27') // => 'ngày 27 tháng 5 năm 2026'
 * dateInHead('2026-02') // => 'ngày … tháng 02 năm 2026'
 * dateInHead(null) // => 'ngày … tháng … năm …'
 */
export function dateInHead(date: string | null): string {
  if (date === null) return 'ngày … tháng … năm …';
  if (/^\d{4}-\d{2}$/.test(date)) return formatDateInWords(`${date}-01`).replace('ngày 01', 'ngày …');
  if (/^\d{4}$/.test(date)) return `ngày … tháng … năm ${date}`;
  return formatDateInWords(date);
}

/** Date of a citation, "ngày 27/5/2026": months 3 to 9 without a zero, as in the head. */
export function dateInCitation(date: string | null): string {
  return dateInHead(date).replace(' tháng ', '/').replace(' năm ', '/');
}
