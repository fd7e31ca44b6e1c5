import type { ReadFile } from '../types.ts';

/** A part of a text that is replaced: [start, end) in UTF-16 units. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

type Span = [number, number];

/** The file with its text changed, and every span of pages, tables, words and warnings moved along. Edits come in order. */
export function applyEdits(value: ReadFile, edits: Edit[]): ReadFile {
  if (edits.length === 0) return value;
  const move = moverOf(edits);
  const moved = ([start, end]: Span): Span => [move(start), move(end)];
  return {
    ...value,
    text: edited(value.text, edits),
    pages: value.pages.map((page) => ({ ...page, span: moved(page.span) })),
    warnings: value.warnings.map((w) => (w.span ? { ...w, span: moved(w.span) } : w)),
    ...(value.tables && {
      tables: value.tables.map(({ rows }) => ({ rows: rows.map((row) => row.map(moved)) })),
    }),
    ...(value.words && {
      words: value.words
        .map((word) => ({ ...word, span: moved(word.span) }))
        .filter((w) => w.span[1] > w.span[0]),
    }),
  };
}

export function edited(text: string, edits: Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return parts.join('') + text.slice(at);
}

/** Where an offset of the old text stands in the new one; inside an edit, as far in as there is room. */
function moverOf(edits: Edit[]): (at: number) => number {
  const shifts: number[] = [];
  let shift = 0;
  for (const edit of edits) {
    shifts.push(shift);
    shift += edit.text.length - (edit.end - edit.start);
  }
  return (at) => {
    // the last edit that starts before the offset
    let [low, high] = [0, edits.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edits[middle]?.start ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    const edit = edits[low - 1];
    if (!edit) return at;
    const before = shifts[low - 1] ?? 0;
    if (at >= edit.end) return at + before + edit.text.length - (edit.end - edit.start);
    return edit.start + before + Math.min(at - edit.start, edit.text.length);
  };
}
