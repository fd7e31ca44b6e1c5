import { comparisonKey, foldSameLength } from '@dondoc/vietnamese';
import { SLIPS, typeCodes } from '../../formats/types.ts';
import { isCapitals, plainText } from '../letters.ts';
import type { Paragraph } from '../paper.ts';

/** Letters without marks, to find words that were typed with a slip. */
export const folded = (text: string) => foldSameLength(comparisonKey(text));

/** Head components stand among the first lines that are not blank. */
export const HEAD_LINES = 30;

export const NATIONAL = ['dang cong san viet nam', 'cong hoa xa hoi chu nghia viet nam'];
export const MOTTO = 'doc lap - tu do - hanh phuc';
export const LEVEL_WORD = /^(tỉnh|thành phố|xã|phường|đặc khu|huyện|thị xã|quận|trung ương)(?!\p{L})/iu;
export const AUTHORITY =
  /^(T\s*\/\s*M|K\s*\/\s*T|T\s*\/\s*L|T\s*\/?\s*U\s*\/?\s*Q|TM|KT|TL|Q)(?![\p{L}\d/])/u;
/** What opens the line that names whom a paper goes to. */
export const ADDRESS = /^kính (gửi|trình|mời)/i;
export const NUMBER = /^so\s*:?\s*[\d.…_-]*\s*[-/]?\s*\S*[-/]\S/;
export const DATE = /ngày[\s\u00A0].*tháng[\s\u00A0].*năm|,\s*(ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\.?$/i;

/** Letters that must be changed to make one text the other, up to four; more is another text. */
export function nearlyEquals(text: string, wanted: string): boolean {
  const letters = text.replace(/[^a-z]/g, '');
  const other = wanted.replace(/[^a-z]/g, '');
  if (Math.abs(letters.length - other.length) > 4) return false;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...letters].entries()) {
    const next = [at + 1];
    for (const [index, wantedLetter] of [...other].entries()) {
      const changed = (row[index] ?? 0) + (letter === wantedLetter ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? 9) <= 4;
}

const typeNames = new Map(
  [...Object.values(typeCodes).flatMap((codes) => Object.keys(codes)), ...SLIPS].map(
    (name) => [folded(name), name] as const,
  ),
);

/** The kind that a line names, alone in any letters or in capitals with more words. */
export function typeOf(paragraph: Paragraph): string | null {
  const key = folded(plainText(paragraph.text));
  const exact = typeNames.get(key);
  if (exact) return exact;
  if (key.length > 40 || !isCapitals(paragraph.text)) return null;
  return [...typeNames].find(([name]) => key.startsWith(`${name} `))?.[1] ?? null;
}

/** Columns made by tabs or by many blanks. */
export const columnsOf = (text: string) => text.split(/\t+| {4,}/).filter((column) => column.trim() !== '');

/** A mark of urgency alone on its line; one may tell the hour. */
export const isUrgent = (text: string) =>
  /^((hoa toc)( hen gio.*)?|thuong khan|khan)$/.test(folded(plainText(text)));

export const isBlank = ({ text }: Paragraph) => plainText(text) === '';
export const isBold = ({ pieces }: Paragraph) =>
  pieces.every(({ text, look }) => look.bold || !/\p{L}/u.test(text));
export const sameColumn = (a: Paragraph, b: Paragraph) =>
  a.cell?.table === b.cell?.table && a.cell?.column === b.cell?.column;
