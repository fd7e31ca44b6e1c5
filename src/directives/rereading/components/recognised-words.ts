import type { MadeCorrection } from '#documents/corrections/schema.ts';
import { isRecognised, isUnsure } from '#documents/layout/rules.ts';
import type { PageLayout } from '#documents/layout/schema.ts';
import type { Span } from '#documents/schema.ts';
import type { SourceMark } from '#platform/ui/source-layout.ts';

/** Words on the paper that a machine read: where they stand in the text, and on which page. */
export interface Recognised {
  span: Span;
  page: number;
}

const PREFIX = 'chu:';
export const idOf = ([start, end]: Span): string => `${PREFIX}${start}-${end}`;

/** The words that a mark of ours stands under; null for a mark of somebody else. */
export function spanOfMark(id: string): Span | null {
  const [, start, end] = /^chu:(\d+)-(\d+)$/.exec(id) ?? [];
  return start && end ? [Number(start), Number(end)] : null;
}

export function unsureWords(layout: readonly PageLayout[]): Recognised[] {
  return layout.flatMap(({ page, words }) =>
    words.filter(isUnsure).map(([start, end]) => ({ span: [start, end] as Span, page })),
  );
}

/** Whether these are words that a machine read; only those can be corrected. */
export function pageIfRecognised(layout: readonly PageLayout[], [start, end]: Span): number | null {
  for (const { page, words } of layout) {
    const here = words.filter((word) => word[0] < end && word[1] > start);
    if (here.length > 0) return here.every(isRecognised) ? page : null;
  }
  return null;
}

/** Under what is unsure, what was corrected, and what is open now. */
export function wordMarks(
  unsure: readonly Recognised[],
  corrections: readonly MadeCorrection[],
  open: Span | null,
): SourceMark[] {
  const changed = corrections.flatMap(({ span, was, becomes }) => (span && was !== becomes ? [span] : []));
  const marks = [
    ...unsure.map(({ span }) => ({ id: idOf(span), span, tone: 'unsure' as const })),
    ...changed.map((span) => ({ id: idOf(span), span, tone: 'corrected' as const })),
  ];
  if (!open || marks.some(({ id }) => id === idOf(open))) return marks;
  return [...marks, { id: idOf(open), span: open, tone: 'current' }];
}

/** The unsure word a step away from a place in the text, round about at the ends. */
export function unsureFrom(unsure: readonly Recognised[], at: Span | null, step: 1 | -1): Recognised | null {
  const start = at?.[0] ?? -1;
  if (step === 1) return unsure.find(({ span }) => span[0] > start) ?? unsure[0] ?? null;
  return unsure.findLast(({ span }) => span[0] < start) ?? unsure.at(-1) ?? null;
}

const AROUND = 60;

/** The words before and after, cut at blanks, so that one sees what the word ought to be. */
export function around(text: string, [start, end]: Span): [before: string, words: string, after: string] {
  const from = text.indexOf(' ', Math.max(0, start - AROUND));
  const to = text.lastIndexOf(' ', end + AROUND);
  const before = text.slice(start <= AROUND ? 0 : Math.min(from + 1, start), start);
  const after = text.slice(end, end + AROUND >= text.length ? text.length : Math.max(to, end));
  return [before, text.slice(start, end), after].map((words) => words.replace(/\s+/g, ' ')) as [
    string,
    string,
    string,
  ];
}
