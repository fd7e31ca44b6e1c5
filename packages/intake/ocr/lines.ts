import { type Line, lineOf, type Word } from '../pdf/lines.ts';
import type { SeenLine, SeenWord } from './engine.ts';
import { setKnown } from './known.ts';

/** A word of which the engine is this sure or less is no word: a speck, the edge of a seal. */
const NOTHING = 0.2;
/** One letter alone must be surer than that. */
const LONE = 0.5;
/** Words apart from all others must have one of at least two letters that is surer than LONE, or be as sure as this. */
const SURE = 0.9;
/** Words of one line are apart where the gap between them is as wide as this many heights of the line. */
const APART = 2;
/** Signs that stand alone between words of an official text. */
const SIGNS = /^([-–—*+&/•]|\.{3}|…)$/u;

/** Whether a recognised word is one, and no remnant of a stamp, a line or a speck. */
export function isWord({ text, confidence }: Pick<SeenWord, 'text' | 'confidence'>): boolean {
  if (confidence <= NOTHING) return false;
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters === 0) return SIGNS.test(text);
  return letters > 1 || text.length > 1 || confidence > LONE || /\d/.test(text);
}

/** Words without groups of which nothing is sure: a signature's stroke is read as letters that stand alone. */
export function withoutStrokes({ words, height }: Pick<SeenLine, 'words' | 'height'>): SeenWord[] {
  const groups: SeenWord[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && word.x0 - last.x1 < APART * height) group.push(word);
    else groups.push([word]);
  }
  return groups
    .filter((group) => group.some((word) => word.confidence > (isLong(word) ? LONE : SURE)))
    .flat();
}

const isLong = ({ text }: SeenWord): boolean => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) > 1;

/**
 * Recognised lines as lines of a page in points. `scale` is points for one dot. Letters of one type come out a little
 * higher or lower from line to line; what is near the usual height is set to it, so that lines of a paragraph are alike.
 */
export function toPageLines(seen: SeenLine[], scale: number): Line[] {
  const usual = middle(seen.filter((line) => line.words.length > 3).map((line) => line.height));
  return seen
    .flatMap((line) => {
      const near = usual > 0 && Math.abs(line.height - usual) < 0.3 * usual;
      // The height of a row is that of its letters with their marks, about 1.3 of the size of the type.
      const size = ((near ? usual : line.height) * scale) / 1.3;
      const words = setKnown(withoutStrokes(line).filter(isWord)).map((word) =>
        toWord(word, line.base, size, scale),
      );
      return words.length > 0 ? [lineOf(words)] : [];
    })
    .sort((a, b) => a.base - b.base);
}

function toWord(word: SeenWord, base: number, size: number, scale: number): Word {
  return {
    text: word.text,
    x0: word.x0 * scale,
    x1: word.x1 * scale,
    top: word.y0 * scale,
    bottom: word.y1 * scale,
    base: base * scale,
    size,
    confidence: word.confidence,
  };
}

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
