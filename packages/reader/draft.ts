import type { Span } from './contract.ts';

/**
 * A text under repair, with the source offset of each of its units. A unit that a repair inserted carries the
 * offset of what follows it, so that any stretch of a draft can be found again in the source.
 */
export interface Draft {
  readonly text: string;
  readonly at: readonly number[];
}

export function draftOf(source: string): Draft {
  const at = new Array<number>(source.length);
  for (let i = 0; i < source.length; i += 1) at[i] = i;
  return { text: source, at };
}

type Replace = (match: string, ...groups: string[]) => string;

/** Replaces every match; a replacement of the same length keeps its offsets one by one. */
export function repair(draft: Draft, pattern: RegExp, replace: string | Replace): Draft {
  if (draft.text.search(pattern) < 0) return draft;
  let text = '';
  const at: number[] = [];
  let from = 0;
  const copy = (start: number, end: number) => {
    text += draft.text.slice(start, end);
    for (let i = start; i < end; i += 1) at.push(draft.at[i] ?? 0);
  };
  for (const match of draft.text.matchAll(pattern)) {
    const groups = match.slice(1).map((group) => group ?? '');
    const put = typeof replace === 'string' ? replace : replace(match[0], ...groups);
    copy(from, match.index);
    from = match.index + match[0].length;
    text += put;
    for (let i = 0; i < put.length; i += 1) {
      const offset = put.length === match[0].length ? i : Math.min(i, Math.max(0, match[0].length - 1));
      at.push(draft.at[match.index + offset] ?? draft.at[from] ?? 0);
    }
  }
  copy(from, draft.text.length);
  return { text, at };
}

/** The span in the source of a stretch of the draft. */
export function sourceSpan(draft: Draft, start: number, end: number): Span {
  const first = draft.at[start] ?? 0;
  return end <= start ? [first, first] : [first, (draft.at[end - 1] ?? first) + 1];
}
