import { FontDecoder, type FontRun } from '../fonts.ts';
import type { Glyph } from './page.ts';

/** Letters without a gap between them. */
export interface Word {
  text: string;
  x0: number;
  x1: number;
  top: number;
  bottom: number;
  base: number;
  size: number;
  /** how sure recognition is, 0 to 1; absent for words of a text layer */
  confidence?: number;
}

/** Words on one baseline, from left to right. */
export interface Line {
  words: Word[];
  x0: number;
  x1: number;
  base: number;
  size: number;
}

const byLeft = (a: { x0: number }, b: { x0: number }) => a.x0 - b.x0;

/** A line of these words; its size is that of its largest word, its baseline that of most letters. */
export function lineOf(words: Word[]): Line {
  const sorted = [...words].sort(byLeft);
  const main = sorted.reduce((a, b) => (b.size > a.size ? b : a));
  return {
    words: sorted,
    x0: Math.min(...sorted.map((w) => w.x0)),
    x1: Math.max(...sorted.map((w) => w.x1)),
    base: main.base,
    size: main.size,
  };
}

export const textOf = (line: Line): string => line.words.map((w) => w.text).join(' ');

/**
 * Sorts letters into lines by their baseline, then from left to right. The order in which a file draws them means
 * nothing: letters with Vietnamese marks often come from a second font, in runs of their own.
 */
export function toLines(glyphs: Glyph[], fonts = new FontDecoder()): Line[] {
  const rows: Glyph[][] = [];
  let row: Glyph[] = [];
  let base = Number.NEGATIVE_INFINITY;
  let size = 0;
  let alike: Glyph[] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.base - b.base || a.x0 - b.x0)) {
    const first = alike.find((one) => isAlike(one, glyph));
    if (
      glyph.base - base > offLine(size, glyph.size) ||
      (first && glyph.base - first.base > 0.4 * glyph.size)
    ) {
      row = [];
      rows.push(row);
      alike = [];
      [base, size] = [glyph.base, 0];
    }
    if (!alike.some((one) => isAlike(one, glyph))) alike.push(glyph);
    // The largest letter so far sets the baseline, not the raised figure that comes before it.
    if (glyph.size > size) [base, size] = [glyph.base, glyph.size];
    row.push(glyph);
  }
  return rows
    .map((r) => toWords(r, fonts))
    .filter((words) => words.length > 0)
    .map(lineOf);
}

/**
 * Letters of one size share one baseline: a list of recipients in small print beside the large print of a signature is
 * not one line with it, though each of its lines is near to one there.
 */
const isAlike = (a: Glyph, b: Glyph): boolean => Math.abs(a.size - b.size) < 0.08 * Math.max(a.size, b.size);

/** How far two baselines may lie apart on one line: figures set small are raised or lowered by up to half a size. */
function offLine(a: number, b: number): number {
  const [small, large] = [Math.min(a, b), Math.max(a, b)];
  return (small > 0 && small < 0.85 * large ? 0.6 : 0.4) * large;
}

/** A word as it grows: what it holds of each font. */
type Growing = Word & { runs: FontRun[] };

function toWords(row: Glyph[], fonts: FontDecoder): Word[] {
  const glyphs = withoutDoubles([...row].sort(byLeft));
  const gap = wordGap(glyphs);
  const words: Growing[] = [];
  let open = false;
  for (const glyph of glyphs) {
    const last = words.at(-1);
    if (glyph.text === ' ') open = false;
    else if (last && open && !callsNote(last, glyph) && glyph.x0 - last.x1 <= gap * glyph.size)
      grow(last, glyph);
    else {
      const { font, ...word } = glyph;
      words.push({ ...word, runs: [{ text: glyph.text, font }] });
      open = true;
    }
  }
  return words
    .map(({ runs, ...word }) => ({ ...word, text: fonts.text(runs).normalize('NFC') }))
    .filter((w) => w.text !== '');
}

function grow(word: Growing, glyph: Glyph): void {
  const added = isRaised(glyph, word) ? raised(word.text, glyph.text) : glyph.text;
  word.text += added;
  word.runs.push({ text: added, font: glyph.font });
  word.x1 = Math.max(word.x1, glyph.x1);
  word.top = Math.min(word.top, glyph.top);
  word.bottom = Math.max(word.bottom, glyph.bottom);
  if (glyph.size > word.size) [word.size, word.base] = [glyph.size, glyph.base];
}

/** A small figure right before large print: the mark of a foot note before its text. */
const callsNote = (word: Word, glyph: Glyph): boolean =>
  /^\d+$/.test(word.text) && word.size < 0.85 * glyph.size;

const isRaised = (glyph: Glyph, word: Word): boolean =>
  /\d/.test(glyph.text) && glyph.size < 0.9 * word.size && word.base - glyph.base > 0.2 * word.size;

/** A raised figure after a unit is its power; after any other word it calls a note and is no part of the text. */
function raised(before: string, figure: string): string {
  if (!/(^|\d)(m|dm|cm|mm|km|hm)$/i.test(before)) return '';
  return figure === '2' ? '²' : figure === '3' ? '³' : figure;
}

/** Bold without a bold font is drawn twice, a hair apart. */
function withoutDoubles(glyphs: Glyph[]): Glyph[] {
  return glyphs.filter((glyph, i) => {
    const before = glyphs.slice(Math.max(0, i - 2), i);
    return !before.some((b) => b.text === glyph.text && b.text !== ' ' && glyph.x0 - b.x0 < 0.1 * glyph.size);
  });
}

/**
 * The gap, in sizes, that parts two words: more than the least gaps of the line, since a title may be spaced out.
 * A line of few letters shows too little for that; a space is a quarter of the size wide in the usual type.
 */
function wordGap(glyphs: Glyph[]): number {
  const gaps: number[] = [];
  for (const [i, glyph] of glyphs.entries()) {
    const last = glyphs[i - 1];
    if (last && last.text !== ' ' && glyph.text !== ' ') gaps.push((glyph.x0 - last.x1) / glyph.size);
  }
  gaps.sort((a, b) => a - b);
  const least = Math.max(0, gaps[gaps.length >> 2] ?? 0);
  return 0.12 + Math.min(gaps.length < 8 ? 0.1 : 0.6, least);
}
