import { type Line, textOf } from './lines.ts';

/** The measure of a page: the edges of its text and the usual step from line to line. */
export interface Measure {
  left: number;
  right: number;
  leading: number;
  /** paragraphs begin with an indented first line */
  indents: boolean;
}

/** A paragraph in the making. */
export interface Paragraph {
  lines: Line[];
  page: number;
}

/** What begins an item: dash, number, letter, Roman number, "Điều 3." (the ranks of an official document's body). */
const opener = /^([-–+*•]|\(?\d{1,3}(\.\d+)*[.)-]|\(?[a-zđ][.)]|[IVXLC]+[./)-]|\d+(\.\d+)+)(\s|$)|^Điều \d+/;

const opens = (line: Line): boolean => opener.test(textOf(line));
const endsSentence = (line: Line): boolean => /[.;:!?…]["”’)]?$/.test(textOf(line));

/** The most extreme value that two lines share: one odd line makes no margin. */
function edge(values: number[], side: 1 | -1): number | undefined {
  const sorted = values.toSorted((a, b) => side * (b - a));
  return sorted.find((v, i) => Math.abs(v - (sorted[i + 1] ?? Number.NaN)) < 2) ?? sorted[0];
}

/** Measures the body lines of a page; a page without enough of them is like the one before. */
export function measure(lines: Line[], width: number, before: Measure | undefined): Measure | undefined {
  const long = lines.filter((line) => line.x1 - line.x0 > 0.5 * width);
  const right = edge(
    long.map((l) => l.x1),
    1,
  );
  const left = edge(
    lines.map((l) => l.x0),
    -1,
  );
  if (left === undefined || right === undefined || (long.length < 3 && before)) return before;
  const steps = lines.slice(1).map((line, i) => line.base - (lines[i]?.base ?? 0));
  const leading = usualStep(steps, before?.leading);
  const indented = long.some(
    (l) => l.x0 - left > l.size && l.x0 - left < 6 * l.size && l.x1 > right - 4 * l.size,
  );
  return { left, right, leading, indents: indented || before?.indents === true };
}

/** The least step that two lines share, since between paragraphs there may be more; or the last page's, if near. */
function usualStep(steps: number[], before: number | undefined): number {
  const sensible = steps.filter((s) => s > 8);
  const step = edge(sensible, -1);
  if (step === undefined) return before ?? 20;
  return before !== undefined && step < 1.4 * before ? Math.min(step, before) : step;
}

/** True if the line goes on with the paragraph: the word that begins it had no room on the line before. */
export function continues(paragraph: Paragraph, line: Line, page: number, now: Measure): boolean {
  const last = paragraph.lines.at(-1);
  const first = paragraph.lines[0];
  const word = line.words[0];
  if (!last || !first || !word) return false;
  if (page - paragraph.page > 1 || Math.abs(line.size - last.size) > 0.12 * last.size) return false;
  if (page === paragraph.page && line.base - last.base > now.leading + 0.25 * line.size) return false;
  if (last.x1 + 0.2 * line.size + (word.x1 - word.x0) <= now.right) return false;
  // At the top of a page no gap tells a new paragraph from an old one; where nothing is indented, its words do.
  if (page !== paragraph.page && !now.indents && endsSentence(last) && /^\p{Lu}/u.test(word.text))
    return false;
  if (opens(line) && (!now.indents || endsSentence(last))) return false;
  if (line.x0 - now.left < 0.5 * line.size) return true;
  if (paragraph.lines.length > 1) return Math.abs(line.x0 - last.x0) < 0.5 * line.size && !opens(line);
  if (line.x0 - first.x0 > 0.5 * line.size) return opens(first);
  return /^\p{Ll}/u.test(word.text) && !endsSentence(last);
}

/** A line may break after the hyphen or stroke of a number ("2764/QĐ-" "UBND"): no space was there. */
export const breaksInside = (last: string): boolean => /[\p{L}\p{N}][-/]$/u.test(last);

/** Joins the wrapped lines of a narrow column of items ("- Các sở: …" over two lines). */
export function joinItems(lines: Line[]): Line[][] {
  const right = Math.max(...lines.map((line) => line.x1));
  const items: Line[][] = [];
  for (const line of lines) {
    const item = items.at(-1);
    const last = item?.at(-1);
    const word = line.words[0];
    const full = last && word && last.x1 + 0.2 * line.size + (word.x1 - word.x0) > right;
    if (item?.[0] && full && opens(item[0]) && !opens(line)) item.push(line);
    else items.push([line]);
  }
  return items;
}

/** Joins the lines of a table's cell, but for items that begin with a dash or a number. */
export function joinCell(lines: Line[]): Line[][] {
  const items: Line[][] = [];
  for (const line of lines) {
    const item = items.at(-1);
    if (item && !opens(line)) item.push(line);
    else items.push([line]);
  }
  return items;
}
