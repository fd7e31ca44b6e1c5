import { type Placed, wordsIn } from './rules.ts';
import type { Hit, Marked, Query, Term } from './schema.ts';

/** A place in a text, and which of the terms stands there. */
export interface Place {
  start: number;
  end: number;
  term: number;
}

interface Found {
  from: number;
  isExact: boolean;
}

function occurrences(words: Placed[], { words: sought, isOpen }: Term): Found[] {
  const found: Found[] = [];
  for (let from = 0; from + sought.length <= words.length; from++) {
    let isExact = true;
    const fits = sought.every((word, n) => {
      const said = words[from + n];
      const isLast = isOpen && n === sought.length - 1;
      if (!said || !(isLast ? said.plain.startsWith(word.plain) : said.plain === word.plain)) return false;
      isExact &&= word.marked === null || word.marked === said.marked;
      return true;
    });
    if (fits) found.push({ from, isExact });
  }
  return found;
}

/** Where each term stands; with its marks, if it was typed with marks and stands there so. Null where one is missing. */
export function placesOf(text: string, query: Query): Place[] | null {
  const found = anyPlaces(text, query);
  return new Set(found.map(({ term }) => term)).size === query.terms.length ? found : null;
}

/** The same of those terms that are there. */
export function anyPlaces(text: string, { terms }: Query): Place[] {
  const words = [...wordsIn(text)];
  return terms
    .flatMap((term, n) => {
      const all = occurrences(words, term);
      const exact = all.filter(({ isExact }) => isExact);
      return (exact.length > 0 ? exact : all).map(({ from }) => ({
        start: words[from]?.start ?? 0,
        end: words[from + term.words.length - 1]?.end ?? 0,
        term: n,
      }));
    })
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
}

const BREAK = '\n';

/** The same in several pieces at once: what stands in one with the marks that were typed is not marked in another without. */
export function placesIn(pieces: readonly string[], query: Query): Place[][] {
  const all = anyPlaces(pieces.join(BREAK), query);
  let next = 0;
  return pieces.map((piece) => {
    const from = next;
    next += piece.length + BREAK.length;
    return all
      .filter(({ start, end }) => start >= from && end <= from + piece.length)
      .map(({ start, end, term }) => ({ start: start - from, end: end - from, term }));
  });
}

/** The places as marks that do not overlap. */
export function marksOf(places: readonly Place[]): [number, number][] {
  const marks: [number, number][] = [];
  for (const { start, end } of places) {
    const last = marks.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}

const BEFORE = 60;
const LONG = 220;

/** The places within one look that hold the most of what was looked for, nearest together; the first of equals. */
export function bestPlaces(places: readonly Place[]): Place[] {
  let best = { terms: 0, width: 0, from: 0, to: 0 };
  for (let from = 0; from < places.length; from++) {
    const start = places[from]?.start ?? 0;
    const terms = new Set<number>();
    let width = 0;
    let to = from;
    for (; to < places.length; to++) {
      const { end, term } = places[to] as Place;
      if (to > from && end > start + LONG - BEFORE) break;
      if (!terms.has(term)) width = end - start;
      terms.add(term);
    }
    if (terms.size > best.terms || (terms.size === best.terms && width < best.width))
      best = { terms: terms.size, width, from, to };
  }
  return places.slice(best.from, best.to);
}

const isLetter = (sign: string): boolean => /[\p{L}\p{N}\p{M}]/u.test(sign);

/** A place that parts no word: the nearest one towards `until`. */
function cutAt(text: string, from: number, until: number): number {
  const step = from < until ? 1 : -1;
  let at = from;
  while (at !== until && isLetter(text.charAt(at - 1)) && isLetter(text.charAt(at))) at += step;
  return at;
}

/** The words around some places, with each place marked: a slice of the text, line ends as spaces. */
export function snippetOf(text: string, places: readonly Place[]): Marked {
  const first = places[0]?.start ?? 0;
  const last = Math.max(first, ...places.map(({ end }) => end));
  const from = cutAt(text, Math.max(0, first - BEFORE), first);
  const to = cutAt(text, Math.min(text.length, Math.max(last, from + LONG)), last);
  const head = from > 0 ? '… ' : '';
  const tail = to < text.length ? ' …' : '';
  const shift = head.length - from;
  return {
    text: head + text.slice(from, to).replace(/\s/g, ' ') + tail,
    marks: marksOf(places).map(([start, end]) => [start + shift, end + shift]),
  };
}

const termsAt = (places: readonly Place[]): number => new Set(places.map(({ term }) => term)).size;

/** A title, and what else is said of the thing where the title does not hold all that was looked for. */
export function shownIn(
  title: string,
  said: readonly string[],
  query: Query,
): Pick<Hit, 'title' | 'snippet'> {
  const [inTitle = [], ...rest] = placesIn([title, ...said], query);
  const pieces = rest.map((places, n) => ({ text: said[n] ?? '', places: bestPlaces(places) }));
  const most = Math.max(0, ...pieces.map(({ places }) => termsAt(places)));
  const isWanted = termsAt(inTitle) < query.terms.length && most > 0;
  const piece = isWanted ? pieces.find(({ places }) => termsAt(places) === most) : undefined;
  return {
    title: { text: title, marks: marksOf(inTitle) },
    snippet: piece ? snippetOf(piece.text, piece.places) : null,
  };
}
