import { comparisonKey } from '@dondoc/vietnamese';

/** Known names that open with the same word or two, by their length. */
interface Shelf {
  byLength: Map<number, Set<string>>;
  /** Lengths, longest first. */
  lengths: number[];
}

/** The first word of a key, and with it the second: they choose the shelf, for many names share the first. */
const OPENING = /^(\p{L}+)(?![^ ])(?: \p{L}+)?/u;
/** The same of a name in a text, which begins with a capital or with "các". */
const NAMED = /(?=\p{Lu}|các )(\p{L}+)(?: \p{L}+)?/uy;

/** Names known beforehand or learnt from the paper itself, found by their longest match. */
export class Gazetteer {
  private readonly shelves = new Map<string, Shelf>();
  private readonly firstWords = new Set<string>();

  constructor(names: Iterable<string> = []) {
    for (const name of names) this.add(name);
  }

  add(name: string): void {
    const key = comparisonKey(name);
    if (key.length < 4) return;
    const [opening = key, first = key] = OPENING.exec(key) ?? [];
    this.firstWords.add(first);
    const shelf = this.shelves.get(opening) ?? { byLength: new Map(), lengths: [] };
    this.shelves.set(opening, shelf);
    const names = shelf.byLength.get(key.length);
    if (names) names.add(key);
    else {
      shelf.byLength.set(key.length, new Set([key]));
      shelf.lengths = [...shelf.byLength.keys()].sort((a, b) => b - a);
    }
  }

  /** Whether any known name begins with this word. */
  begins(word: string): boolean {
    return this.firstWords.has(word.toLowerCase());
  }

  has(name: string): boolean {
    const key = comparisonKey(name);
    const shelf = this.shelves.get(OPENING.exec(key)?.[0] ?? key);
    return shelf?.byLength.get(key.length)?.has(key) ?? false;
  }

  /** Length of the longest known name that begins at `at` with a capital (or with "các"), else 0. */
  match(search: string, at: number): number {
    NAMED.lastIndex = at;
    const [opening = '', first = ''] = NAMED.exec(search) ?? [];
    if (!this.begins(first)) return 0;
    const longest = this.longest(opening, search, at);
    return longest > 0 || opening === first ? longest : this.longest(first, search, at);
  }

  private longest(opening: string, search: string, at: number): number {
    const shelf = this.shelves.get(opening.toLowerCase());
    if (!shelf) return 0;
    const words = search.slice(at, at + (shelf.lengths[0] ?? 0)).toLowerCase();
    for (const length of shelf.lengths) {
      if (length > words.length || /[\p{L}\d]/u.test(search[at + length] ?? ' ')) continue;
      if (shelf.byLength.get(length)?.has(words.slice(0, length))) return length;
    }
    return 0;
  }
}
