import { isRecognised } from '../layout/rules.ts';
import type { LaidWord, PageLayout } from '../layout/schema.ts';
import type { Span } from '../schema.ts';
import type { Correction } from './schema.ts';

/** A read text with everything that points into it. */
export interface Laid {
  text: string;
  pages: { number: number; span: [number, number]; confidence?: number | undefined }[];
  warnings: { code: string; message: string; span?: [number, number] | undefined }[];
  layout: PageLayout[];
}

/** Lays each correction over the words at its place, the oldest first. One that finds other words there does nothing. */
export function corrected<L extends Laid>(read: L, corrections: readonly Correction[]): L {
  return corrections.reduce((laid, correction) => correctOne(laid, correction), read);
}

function correctOne<L extends Laid>(read: L, { page, box, was, becomes }: Correction): L {
  const sheet = read.layout.find((one) => one.page === page);
  const words = sheet ? wordsIn(sheet, box) : [];
  const span = spanOf(words);
  if (!span || oneLine(read.text.slice(...span)) !== was) return read;
  // A word taken out takes the blank before it along.
  const from = becomes === '' && read.text[span[0] - 1] === ' ' ? span[0] - 1 : span[0];
  const text = read.text.slice(0, from) + becomes + read.text.slice(span[1]);
  const grown = text.length - read.text.length;
  const move = (at: number) => (at >= span[1] ? at + grown : Math.min(at, span[0] + becomes.length));
  const moved = ([start, end]: readonly [number, number]): [number, number] => [move(start), move(end)];
  return {
    ...read,
    text,
    pages: read.pages.map((one) => ({ ...one, span: moved(one.span) })),
    warnings: read.warnings.map((one) => (one.span ? { ...one, span: moved(one.span) } : one)),
    layout: read.layout.map((one) => ({
      ...one,
      words: one.words.flatMap((word): LaidWord[] => {
        if (word === words[0]) return laidOut(becomes, from === span[0] ? from : from + 1, box);
        if (words.includes(word)) return [];
        const [start, end, ...place] = word;
        return [[...moved([start, end]), ...place]];
      }),
    })),
  };
}

/** The words of a page whose middle lies at a place. */
function wordsIn({ words }: PageLayout, [left, top, right, bottom]: Correction['box']): LaidWord[] {
  return words.filter(([, , l, t, r, b]) => {
    const [x, y] = [(l + r) / 2, (t + b) / 2];
    return x >= left && x <= right && y >= top && y <= bottom;
  });
}

function spanOf(words: readonly LaidWord[]): [number, number] | null {
  const [first, last] = [words[0], words.at(-1)];
  return first && last ? [first[0], last[1]] : null;
}

const oneLine = (words: string): string => words.replace(/\s+/g, ' ');

/** Corrected words share the place of the old ones by their letters; a person has seen them, so they are sure. */
function laidOut(becomes: string, start: number, [left, top, right, bottom]: Correction['box']): LaidWord[] {
  const perLetter = (right - left) / Math.max(1, becomes.length);
  return [...becomes.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    const from = left + index * perLetter;
    return [start + index, start + index + word.length, from, top, from + word.length * perLetter, bottom, 1];
  });
}

/** The place and the words of a correction to come; null where the span is not recognised words of one page. */
export function placeOf(
  { text, layout }: Pick<Laid, 'text' | 'layout'>,
  [start, end]: Span,
): Omit<Correction, 'becomes'> | null {
  const sheet = layout.find(({ words }) => words.some((word) => word[0] >= start && word[1] <= end));
  const words = (sheet?.words ?? []).filter((word) => word[0] >= start && word[1] <= end);
  const span = spanOf(words);
  if (!sheet || !span || span[0] !== start || span[1] !== end) return null;
  if (!words.every(isRecognised)) return null;
  const box: Correction['box'] = [
    Math.min(...words.map((word) => word[2])),
    Math.min(...words.map((word) => word[3])),
    Math.max(...words.map((word) => word[4])),
    Math.max(...words.map((word) => word[5])),
  ];
  // Only whole words of one line: a box over two lines holds words in between that nobody has chosen.
  if (spanOf(wordsIn(sheet, box))?.join() !== span.join()) return null;
  return { page: sheet.page, box, was: oneLine(text.slice(start, end)) };
}

/** Where the words of a correction stand in the text as it is now. */
export function standsAt(
  { text, layout }: Pick<Laid, 'text' | 'layout'>,
  { page, box, becomes }: Correction,
): [number, number] | null {
  const sheet = layout.find((one) => one.page === page);
  const span = sheet ? spanOf(wordsIn(sheet, box)) : null;
  return span && oneLine(text.slice(...span)) === becomes ? span : null;
}
