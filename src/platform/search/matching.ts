import type { Db } from '../database/connection.ts';
import { placesOf, shownIn } from './marking.ts';
import { foldedWords, hasMarks, wordsIn } from './rules.ts';
import type { Asked, Found, Hit, Query } from './schema.ts';
import { idsOf } from './store.ts';

/** A thing as whoever asks may see it: nothing else of it is looked at. */
export interface Thing extends Pick<Hit, 'id' | 'href' | 'detail'> {
  title: string;
  /** More words of it; null where there are none. */
  said?: (string | null)[];
}

const BREAK = '\n';
const saidOf = ({ said = [] }: Thing): string[] => said.filter((one) => one !== null);

/** Those of some things that have all the words, best first: for kinds of which an office has few. */
export function foundIn(things: readonly Thing[], { query, limit, offset, most }: Asked): Found {
  const ranked = things.flatMap((thing, order) => {
    const text = [thing.title, ...saidOf(thing)].join(BREAK);
    const places = query.terms.length > 0 ? placesOf(text, query) : null;
    return places ? [{ thing, order, rank: rankOf(thing.title, text, query) }] : [];
  });
  ranked.sort((a, b) => b.rank - a.rank || a.order - b.order);
  return {
    total: Math.min(ranked.length, most + 1),
    hits: ranked.slice(offset, offset + limit).map(({ thing }) => shown(thing, query)),
  };
}

/** Of those that `list` gives, in its order, what the index has; nothing is listed where it has none. */
export async function foundAmong<One extends { id: string }>(
  db: Db,
  officeId: string,
  kind: string,
  asked: Asked,
  list: (ids: ReadonlySet<string>) => Promise<One[]>,
  thing: (one: One) => Thing,
): Promise<Found> {
  const ids = new Set(await idsOf(db, officeId, kind, asked.query));
  const all = ids.size > 0 ? await list(ids) : [];
  return foundIn(all.filter(({ id }) => ids.has(id)).map(thing), asked);
}

/** Marks as typed, then all words in the title, in a row there, at its end as a given name stands. */
function rankOf(title: string, text: string, query: Query): number {
  const whole = query.terms.flatMap(({ words }) => words.map(({ plain }) => plain)).join(' ');
  const folded = foldedWords(title);
  const inTitle = placesOf(title, query) !== null;
  return (
    (hasMarks(query) && isExact(text, query) ? 8 : 0) +
    (inTitle ? 4 : 0) +
    (folded.includes(` ${whole}`) ? 2 : 0) +
    (folded.endsWith(` ${whole} `) ? 1 : 0)
  );
}

function isExact(text: string, query: Query): boolean {
  const said = new Set([...wordsIn(text)].map(({ marked, plain }) => marked ?? plain));
  return query.terms.every(({ words }) => words.every(({ marked }) => marked === null || said.has(marked)));
}

const shown = (thing: Thing, query: Query): Hit => ({
  ...{ id: thing.id, href: thing.href, detail: thing.detail, page: null },
  ...shownIn(thing.title, saidOf(thing), query),
});
