import { type Segment, type SourceMark, type Span, segmentsOf } from './source-layout.ts';

/**
 * A word on its page: [start, end) in UTF-16 units of the document's text, then left, top, right, bottom in points
 * from the page's top left corner.
 */
export type PaperWord = readonly [
  start: number,
  end: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
  /** How sure a recognised word is; the drawing does not look at it. */
  confidence?: number | undefined,
];

/** A page: its size in points, and its words in reading order. */
export type PaperSheet = { page: number; width: number; height: number; words: readonly PaperWord[] };

/** In points from the page's top left corner. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** What is said of some words, and the rectangles that lie over them on one page, one for each line. */
export type Marked = { segment: Segment; boxes: Box[] };

/** The marks of a text cut flat, as the text view has them; runs that nothing is said of are left out. */
export function markedRuns(length: number, marks: readonly SourceMark[]): Segment[] {
  return segmentsOf([0, length], marks).filter((segment) => segment.marks.length > 0);
}

/** Those of the runs that have words on a page. */
export function markedOn({ words }: PaperSheet, runs: readonly Segment[]): Marked[] {
  return runs
    .map((segment) => ({ segment, boxes: boxesOf(segment.span, words) }))
    .filter(({ boxes }) => boxes.length > 0);
}

/** A wider gap than this many times the height of a line is the way to another column, not a space. */
const WIDE = 2;

/**
 * One rectangle for each line that the span runs over. Part of a word gets its part of the word's width, and a space
 * before the first word belongs to the span that holds it, so that spans side by side leave no gap.
 */
export function boxesOf(span: Span, words: readonly PaperWord[]): Box[] {
  const boxes: Box[] = [];
  for (const [index, word] of words.entries()) {
    if (word[0] >= span[1] || word[1] <= span[0]) continue;
    const box = partOf(word, span);
    const before = words[index - 1];
    if (boxes.length === 0 && before && span[0] < word[0]) {
      const end = partOf(before, [before[0], before[1]]);
      if (isSameLine(end, box)) box.left = end.right;
    }
    const last = boxes.at(-1);
    if (last && isSameLine(last, box)) {
      last.right = box.right;
      last.top = Math.min(last.top, box.top);
      last.bottom = Math.max(last.bottom, box.bottom);
    } else boxes.push(box);
  }
  return boxes;
}

function partOf([start, end, left, top, right, bottom]: PaperWord, span: Span): Box {
  const at = (place: number) => left + ((right - left) * (place - start)) / (end - start);
  return { left: at(Math.max(start, span[0])), top, right: at(Math.min(end, span[1])), bottom };
}

function isSameLine(a: Box, b: Box): boolean {
  const height = Math.min(a.bottom - a.top, b.bottom - b.top);
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return shared > height / 2 && b.left >= a.right - height / 2 && b.left - a.right < WIDE * height;
}

/** The first rectangle of a mark in the document: where to look for it. */
export function firstBoxOf(
  sheets: readonly PaperSheet[],
  marks: readonly SourceMark[],
  id: string,
): { page: number; height: number; box: Box } | null {
  const [mark] = marks.filter((one) => one.id === id).sort((a, b) => a.span[0] - b.span[0]);
  if (!mark) return null;
  for (const { page, height, words } of sheets) {
    const [box] = boxesOf(mark.span, words);
    if (box) return { page, height, box };
  }
  return null;
}

/** The run under a point of the page. */
export function runAt(marked: readonly Marked[], x: number, y: number): Segment | null {
  const holds = (box: Box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  return marked.find(({ boxes }) => boxes.some(holds))?.segment ?? null;
}

/** The word nearest to a point of the page; a word on the same line is nearer than one above or below. */
export function wordNear(words: readonly PaperWord[], x: number, y: number): PaperWord | null {
  let nearest: PaperWord | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const [, , left, top, right, bottom] = word;
    const distance = Math.max(left - x, x - right, 0) + 10 * Math.max(top - y, y - bottom, 0);
    if (distance < least) [nearest, least] = [word, distance];
  }
  return nearest;
}
