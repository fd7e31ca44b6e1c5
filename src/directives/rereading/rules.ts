import { fold } from '@dondoc/vietnamese';
import { diffArrays } from 'diff';
import type { Span } from '#documents/schema.ts';
import type { ItemProposal } from '../review/schema.ts';

/** An item as it lies there when the file is read again. */
export interface Held extends ItemProposal {
  id: string;
  /** Its place in the last reading that found it; none has it if it is past the end. */
  position: number;
  decision: 'pending' | 'accepted' | 'rejected';
  edited: boolean;
  addedByHand: boolean;
  madeFrom: string[];
  /** A difference of an earlier reading that nobody has answered yet. */
  isOffered: boolean;
  isGone: boolean;
}

/** What stays, with its places carried over to the new text. */
export interface Kept {
  id: string;
  position: number;
  proposal: ItemProposal;
  isGone: boolean;
  /** Undefined: what was offered before, or nothing, stays as it is. */
  newer?: ItemProposal;
}

export interface Reread {
  /** Decided, edited or added by a person, or no longer found: nothing of theirs is touched but the places. */
  kept: Kept[];
  /** Untouched ones take what the new reading says. */
  taken: { id: string; position: number; proposal: ItemProposal }[];
  added: { position: number; proposal: ItemProposal }[];
  counts: { added: number; other: number; gone: number };
}

/**
 * What a new reading does to the items that lie there. `before` is what the last reading proposed, by position, so that
 * a clerk's own edit is not taken for a difference of the reading; null where it was not kept. No decision, edit or
 * added item is ever lost, whatever the new reading holds.
 */
export function reread(
  held: Held[],
  before: ItemProposal[] | null,
  fresh: ItemProposal[],
  carry: (span: Span) => Span,
): Reread {
  const carried = held.map((item) => ({ ...item, ...carriedProposal(item, carry) }));
  const read = carried.filter((item) => item.madeFrom.length === 0);
  const match = matches(read, fresh);
  const result: Reread = { kept: [], taken: [], added: [], counts: { added: 0, other: 0, gone: 0 } };
  const changed = new Map<string, ItemProposal>();
  const lost = new Set<string>();
  for (const item of read) {
    const position = match.get(item.id);
    const proposal = position === undefined ? undefined : fresh[position];
    if (position === undefined || !proposal) {
      // Nobody's reading ever had what a person added: it cannot be missing in one.
      const isGone = !item.addedByHand;
      if (isGone) lost.add(item.id);
      if (isGone && !item.isGone) result.counts.gone++;
      result.kept.push({ id: item.id, position: IN_NO_READING, proposal: item, isGone });
      continue;
    }
    const differs = !item.addedByHand && !readsAlike(before?.[item.position] ?? item, proposal);
    if (differs) result.counts.other++;
    if (!isTouched(item)) {
      result.taken.push({ id: item.id, position, proposal });
      continue;
    }
    if (differs) changed.set(item.id, proposal);
    const offer = differs || item.isOffered ? { newer: proposal } : {};
    result.kept.push({ id: item.id, position, proposal: inPlace(item, proposal), isGone: false, ...offer });
  }
  for (const item of carried.filter(({ madeFrom }) => madeFrom.length > 0))
    result.kept.push(keptMade(item, held, changed, lost));
  const found = new Set(match.values());
  for (const [position, proposal] of fresh.entries())
    if (!found.has(position)) result.added.push({ position, proposal });
  result.counts.added = result.added.length;
  return result;
}

/** The position of what the newest reading does not hold. */
const IN_NO_READING = 1_000_000;

const isTouched = (item: Held): boolean => item.decision !== 'pending' || item.edited || item.addedByHand;

/** An item that a clerk made of others stands and falls with those it was made from. */
function keptMade(item: Held, held: Held[], changed: Map<string, ItemProposal>, lost: Set<string>): Kept {
  const roots = rootsOf(item, held);
  const isGone = roots.length > 0 && roots.every((id) => lost.has(id));
  const differing = roots.flatMap((id) => changed.get(id) ?? []);
  const newer = differing.length === 1 ? differing[0] : undefined;
  const { id, position } = item;
  return { id, position, proposal: item, isGone, ...(newer ? { newer } : {}) };
}

/** The items of a reading that it was made from, through every split and merge between. */
function rootsOf(item: Pick<Held, 'madeFrom'>, held: Held[]): string[] {
  return item.madeFrom.flatMap((id) => {
    const origin = held.find((one) => one.id === id);
    return origin && origin.madeFrom.length > 0 ? rootsOf(origin, held) : [id];
  });
}

/** Where the words are the same the new reading knows their place best. */
function inPlace(item: Held, proposal: ItemProposal): ItemProposal {
  return item.text === proposal.text ? { ...item, span: proposal.span } : item;
}

function carriedProposal(item: ItemProposal, carry: (span: Span) => Span) {
  const { span, actors, deadlineRead } = item;
  return {
    span: carry(span),
    actors: actors.map((actor) => (actor.span ? { ...actor, span: carry(actor.span) } : actor)),
    deadlineRead: deadlineRead?.span ? { ...deadlineRead, span: carry(deadlineRead.span) } : deadlineRead,
  };
}

/** Whether two readings say the same of a directive; where its words stand and which agencies the directory has is no matter. */
export function readsAlike(a: ItemProposal, b: ItemProposal): boolean {
  return JSON.stringify(saidOf(a)) === JSON.stringify(saidOf(b));
}

function saidOf({ ref, kind, heading, proposal, text, product, doubts, actors, deadlineRead }: ItemProposal) {
  const bodies = actors.map(({ role, name, generic, inherited }) => [role, name, generic, inherited]);
  const time = deadlineRead && [
    deadlineRead.kind,
    deadlineRead.phrase,
    deadlineRead.date,
    deadlineRead.every,
  ];
  return [ref, kind, heading, proposal, text, product, doubts, bodies, time];
}

/** Shared words that make two texts one sentence read twice. */
const ALIKE = 0.8;
/** Shared place that does, whatever the words: the recognition of the letters may have changed them all. */
const COVERED = 0.5;

/** The place in the new reading of each item that it finds again: by shared place first, then by likeness of words. */
export function matches(
  held: Pick<Held, 'id' | 'span' | 'text' | 'ref' | 'actors'>[],
  fresh: ItemProposal[],
) {
  const words = fresh.map(({ text }) => wordsOf(text));
  const pairs: { at: number; position: number; score: number }[] = [];
  for (const [at, item] of held.entries()) {
    const own = wordsOf(item.text);
    for (const [position, proposal] of fresh.entries()) {
      const covered = overlap(item.span, proposal.span);
      const alike = likeness(own, words[position] ?? new Map());
      if (covered < COVERED && alike < ALIKE && (covered === 0 || alike < COVERED)) continue;
      // One sentence may give several items: their number and bodies tell them apart.
      const same = (item.ref === proposal.ref ? 0.2 : 0) + (bodiesOf(item) === bodiesOf(proposal) ? 0.3 : 0);
      pairs.push({ at, position, score: 2 * covered + alike + same });
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.at - b.at || a.position - b.position);
  const found = new Map<string, number>();
  const given = new Set<number>();
  for (const { at, position } of pairs) {
    const id = held[at]?.id ?? '';
    if (found.has(id) || given.has(position)) continue;
    found.set(id, position);
    given.add(position);
  }
  return found;
}

const bodiesOf = ({ actors }: Pick<ItemProposal, 'actors'>): string =>
  actors.map(({ role, name }) => `${role} ${name}`).join(';');

function overlap(a: Span, b: Span): number {
  const shared = Math.min(a[1], b[1]) - Math.max(a[0], b[0]);
  const whole = Math.max(a[1], b[1]) - Math.min(a[0], b[0]);
  return shared > 0 ? shared / whole : 0;
}

function wordsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of fold(text).match(/[\p{L}\d]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Shared words in all words, 0 to 1 (Dice). */
function likeness(a: Map<string, number>, b: Map<string, number>): number {
  const size = (words: Map<string, number>) => [...words.values()].reduce((sum, n) => sum + n, 0);
  const whole = size(a) + size(b);
  let shared = 0;
  for (const [word, n] of a) shared += Math.min(n, b.get(word) ?? 0);
  return whole === 0 ? 0 : (2 * shared) / whole;
}

/** More differences than a mended text has; beyond them only the words themselves are looked for. */
const MOST_EDITS = 4_000;

/**
 * Carries places of one text over to another through the words that both have. A place stays inside the new text, and
 * where its words stand there unchanged it holds the same words; where none of them is left it shrinks to the spot.
 */
export function carrier(from: string, to: string): (span: Span) => Span {
  if (from === to) return (span) => span;
  const words = wordPlaces(from, to);
  return ([start, end]) => {
    const inside = words.slice(...range(words, start, end)).filter(({ there }) => there !== null);
    const carried = hull(inside, [start, end]) ?? spot(words, start, to.length);
    const held = from.slice(start, end);
    // The words may also stand elsewhere in one piece, where the comparison has torn them apart.
    return held.trim() === '' || to.slice(...carried) === held ? carried : nearest(held, to, carried);
  };
}

interface Word {
  here: Span;
  /** Where the same word stands in the other text; null where it is gone. */
  there: Span | null;
}

/** Each word of the one text with its place in the other. */
function wordPlaces(from: string, to: string): Word[] {
  const [old, young] = [tokens(from), tokens(to)];
  const text = ({ word }: { word: string }) => word;
  const parts = diffArrays(old.map(text), young.map(text), { maxEditLength: MOST_EDITS }) ?? [];
  const found: Word[] = old.map(({ span }) => ({ here: span, there: null }));
  let [at, other] = [0, 0];
  for (const { added, removed, value } of parts) {
    for (let n = 0; !added && !removed && n < value.length; n++) {
      const word = found[at + n];
      if (word) word.there = young[other + n]?.span ?? null;
    }
    if (!added) at += value.length;
    if (!removed) other += value.length;
  }
  return found;
}

function tokens(text: string): { word: string; span: Span }[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    word,
    span: [index, index + word.length],
  }));
}

/** The words that a span touches, as [first, past last). */
function range(words: Word[], start: number, end: number): [number, number] {
  const first = firstWhere(words, (word) => word.here[1] > start);
  return [
    first,
    Math.max(
      first,
      firstWhere(words, (word) => word.here[0] >= end),
    ),
  ];
}

/** Words stand in order: the first one of which it is true, by halving. */
function firstWhere(words: Word[], isTrue: (word: Word) => boolean): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const word = words[middle];
    if (word && isTrue(word)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** From the first kept word to the last; a span that begins or ends within a word keeps its distance from the edge. */
function hull(inside: Word[], [start, end]: Span): Span | null {
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first?.there || !last?.there) return null;
  return [
    first.there[0] + Math.max(0, start - first.here[0]),
    last.there[1] - Math.max(0, last.here[1] - end),
  ];
}

/** No word of it is left: the place after the last kept word before it. */
function spot(words: Word[], start: number, length: number): Span {
  const before = words.slice(0, range(words, start, start)[0]).findLast(({ there }) => there !== null);
  const at = Math.min(length, before?.there?.[1] ?? 0);
  return [at, at];
}

/** The same words in one piece, nearest to where they were looked for; where there are none, what was found. */
function nearest(held: string, to: string, carried: Span): Span {
  let best = -1;
  for (let at = to.indexOf(held); at >= 0; at = to.indexOf(held, at + 1))
    if (best < 0 || Math.abs(at - carried[0]) < Math.abs(best - carried[0])) best = at;
  return best < 0 ? carried : [best, best + held.length];
}
