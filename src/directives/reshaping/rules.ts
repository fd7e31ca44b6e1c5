import type { Span } from '#documents/schema.ts';
import { shortTitle } from '../review/rules.ts';
import type { ItemActor, ItemProposal, ReviewItem } from '../review/schema.ts';

/**
 * The two items that one becomes when it is split at a place of the document's text; null where a half would have no
 * words. Both keep the bodies; a deadline or product stays with the half in whose words it stands, else with both.
 */
export function halves(item: ReviewItem, text: string, at: number): [ItemProposal, ItemProposal] | null {
  const [start, end] = item.span;
  if (at <= start || at >= end) return null;
  const spans = [trimmed(text, [start, at]), trimmed(text, [at, end])] as const;
  const [first, second] = spans.map((span) => span && halfOf(item, span, text));
  return first && second ? [first, second] : null;
}

function halfOf(item: ReviewItem, span: Span, text: string): ItemProposal {
  const words = wordsAt(text, span);
  const { ref, kind, heading, proposal, actors, doubts, product, deadlineRead, deadline } = item;
  const lost = deadlineRead?.span && !within(deadlineRead.span, span) && within(deadlineRead.span, item.span);
  const isElsewhere = product !== null && item.text.includes(product) && !words.includes(product);
  return {
    ...{ ref, kind, heading, proposal, actors, doubts, span },
    text: words,
    title: shortTitle({ text: words, proposal: null }, false),
    deadlineRead: lost ? null : deadlineRead,
    deadline:
      lost && deadline.kind !== 'none' && deadline.origin === 'document' ? { kind: 'none' } : deadline,
    product: isElsewhere ? null : product,
  };
}

/** One item of two: all the words between them, every body once, the deadline of the first that has one. */
export function merged(first: ReviewItem, next: ReviewItem, text: string): ItemProposal {
  const span: Span = [Math.min(first.span[0], next.span[0]), Math.max(first.span[1], next.span[1])];
  const { ref, title } = first;
  const timed = first.deadline.kind === 'none' && next.deadline.kind !== 'none' ? next : first;
  return {
    ...{ ref, title, span },
    text: wordsAt(text, span),
    kind: first.kind === 'decision' ? next.kind : first.kind,
    heading: first.heading ?? next.heading,
    proposal: first.proposal ?? next.proposal,
    actors: united([...first.actors, ...next.actors]),
    deadline: timed.deadline,
    deadlineRead: timed.deadlineRead ?? first.deadlineRead ?? next.deadlineRead,
    product: first.product ?? next.product,
    doubts: [...new Set([...first.doubts, ...next.doubts])],
  };
}

function united(actors: ItemActor[]): ItemActor[] {
  const known = new Map<string, ItemActor>();
  for (const actor of actors) {
    const key = `${actor.role} ${actor.agencyId ?? actor.name}`;
    if (!known.has(key)) known.set(key, actor);
  }
  return [...known.values()];
}

type Placed = Pick<ReviewItem, 'id' | 'span' | 'movedTo'>;
const placeOf = ({ movedTo, span }: Placed): number => movedTo ?? span[0];

/**
 * The places on the scale of the text that put an item before another one (null: at the end). Where the neighbours
 * share one place, those after it step aside, all before the next place that is taken.
 */
export function placesFor(
  items: Placed[],
  id: string,
  before: string | null,
): { id: string; movedTo: number }[] {
  const moved = items.find((item) => item.id === id);
  const others = items.filter((item) => item.id !== id);
  const found = before === null ? others.length : others.findIndex((item) => item.id === before);
  if (!moved || found < 0) return [];
  const earlier = others[found - 1];
  const later = others.slice(found);
  const low = earlier ? placeOf(earlier) : (later[0] ? placeOf(later[0]) : 0) - 2;
  const tied = later.filter((item) => earlier && placeOf(item) <= low);
  const next = later[tied.length];
  const high = next ? placeOf(next) : low + 2;
  const step = (high - low) / (tied.length + 2);
  return [moved, ...tied].map((item, index) => ({ id: item.id, movedTo: low + step * (index + 1) }));
}

/** The words at a place as an item carries them: on one line. */
export const wordsAt = (text: string, [start, end]: Span): string =>
  text.slice(start, end).replace(/\s+/g, ' ').trim();

const within = (inner: Span, outer: Span): boolean => inner[0] >= outer[0] && inner[1] <= outer[1];

/** Without the spaces and the separators around; null where no word is left. */
function trimmed(text: string, [start, end]: Span): Span | null {
  const words = text.slice(start, end);
  const lead = /^[\s;,.:–-]*/.exec(words)?.[0].length ?? 0;
  const span: Span = [start + lead, start + words.trimEnd().length];
  return /\p{L}{2}/u.test(text.slice(...span)) ? span : null;
}
