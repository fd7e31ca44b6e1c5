import { foldSameLength } from '@dondoc/vietnamese';
import type { Span } from './contract.ts';
import { type Draft, repair, sourceSpan } from './draft.ts';

/** One line of the repaired text: `text` as it stands, `search` the same length for matching. */
export interface Line {
  /** Offsets in the draft. */
  start: number;
  end: number;
  text: string;
  search: string;
  /** Empty lines stand right before it. */
  gap: boolean;
  /** Stood between the bars of a table row. */
  cell: boolean;
}

/** No line of an office is longer; longer stretches are read in pieces, so that the cost stays linear. */
export const LONGEST = 6000;
const STRETCH = new RegExp(`[^\\n]{${LONGEST}}(?=[^\\n])|[^\\n]*(?:\\n|$)`, 'g');

/**
 * Lines of the draft, without those that are empty; blanks at both ends are left out of each.
 *
 * @param searched the draft in search form, of the same length
 * @param source what the draft was made from: its bars part cells where the draft has line ends
 */
export function linesOf(draft: Draft, searched: string, source: string): Line[] {
  const lines: Line[] = [];
  let gap = false;
  for (const match of draft.text.matchAll(STRETCH)) {
    const raw = match[0].replace(/\n$/, '');
    const text = raw.trim();
    if (text === '') {
      gap = true;
      continue;
    }
    const start = match.index + raw.indexOf(text);
    const end = start + text.length;
    const cell = source[draft.at[match.index - 1] ?? 0] === '|';
    lines.push({ start, end, text, search: searched.slice(start, end), gap, cell });
    gap = false;
  }
  const loose = lines.filter((line) => line.gap).length > lines.length * 0.75;
  return loose ? lines.map((line) => ({ ...line, gap: false })) : lines;
}

const foldedLines = new WeakMap<Line, string>();

/** Lower case without marks: for cue words in lines of any quality; asked often of the same line. */
export function folded(line: Line): string {
  const known = foldedLines.get(line);
  if (known !== undefined) return known;
  const words = foldSameLength(line.search);
  foldedLines.set(line, words);
  return words;
}

/** As {@link folded}, of the first words only: enough for a cue that opens the line. */
export function foldedStart(line: Line): string {
  return foldSameLength(line.search.slice(0, 24));
}

/** A number alone on its line, with or without dashes or "Trang": that of a page, or in a cell that of a row. */
export function isNumberAlone({ text }: Line): boolean {
  return /^(?:trang\s+)?[-–—~\s]*\d{1,3}(?:\s*\/\s*\d{1,3})?[-–—~\s]*$/iu.test(text);
}

/** Capital letters only, at least two of them. */
export function isCapitals(text: string): boolean {
  return /\p{Lu}{2}|\p{Lu}\s\p{Lu}/u.test(text) && text === text.toUpperCase();
}

/** A rule drawn with signs, or the lone star under a Party issuer. */
export function isRule(text: string): boolean {
  return /^[-–—_=*.\s~]+$/.test(text);
}

/**
 * Text on which the grammar works: paragraphs whose wrapped lines are joined with one blank. `text` and
 * `search` have the same length; `at` leads back to the source.
 */
export class Passage {
  readonly draft: Draft;
  readonly search: string;

  constructor(draft: Draft, search: string) {
    this.draft = draft;
    this.search = search;
  }

  get text(): string {
    return this.draft.text;
  }

  span(start: number, end: number): Span {
    return sourceSpan(this.draft, start, end);
  }
}

/** The lines as one passage: a blank between joined lines, runs of blanks made one. */
export function passageOf(draft: Draft, lines: readonly Line[]): Passage {
  let text = '';
  let search = '';
  const at: number[] = [];
  for (const line of lines) {
    if (text !== '') {
      text += ' ';
      search += ' ';
      at.push(draft.at[Math.max(0, line.start - 1)] ?? 0);
    }
    text += line.text;
    search += line.search;
    for (let i = line.start; i < line.end; i += 1) at.push(draft.at[i] ?? 0);
  }
  const tight = repair({ text, at }, /[ \t]{2,}|\t/g, ' ');
  return new Passage(tight, search.replace(/[ \t]{2,}|\t/g, ' '));
}
