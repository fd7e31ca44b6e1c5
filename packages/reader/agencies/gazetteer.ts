import { comparisonKey } from '@dondoc/vietnamese';

/** Known names that begin with one word, by their length. */
interface Shelf {
  byLength: Map<number, Set<string>>;
  /** Lengths, longest first. */
  lengths: number[];
}

/** Names known beforehand or learnt from the paper itself, found by their longest match. */
export class Gazetteer {
  private readonly shelves = new Map<string, Shelf>();

  constructor(names: Iterable<string> = []) {
    for (const name of names) this.add(name);
  }

  add(name: string): void {
    const key = comparisonKey(name);
    const first = key.split(' ')[0] ?? '';
    if (key.length < 4 || first === '') return;
    const shelf = this.shelves.get(first) ?? { byLength: new Map(), lengths: [] };
    this.shelves.set(first, shelf);
    const names = shelf.byLength.get(key.length);
    if (names) names.add(key);
    else {
      shelf.byLength.set(key.length, new Set([key]));
      shelf.lengths = [...shelf.byLength.keys()].sort((a, b) => b - a);
    }
  }

  /** Whether any known name begins with this word. */
  begins(word: string): boolean {
    return this.shelves.has(word.toLowerCase());
  }

  has(name: string): boolean {
    const key = comparisonKey(name);
    return (
      this.shelves
        .get(key.split(' ')[0] ?? '')
        ?.byLength.get(key.length)
        ?.has(key) ?? false
    );
  }

  /** Length of the longest known name that begins at `at` with a capital (or with "các"), else 0. */
  match(search: string, at: number): number {
    const first = /^\p{L}+/u.exec(search.slice(at, at + 12))?.[0] ?? '';
    if (!/^(?:\p{Lu}|các$)/u.test(first)) return 0;
    const shelf = this.shelves.get(first.toLowerCase());
    if (!shelf) return 0;
    const words = search.slice(at, at + (shelf.lengths[0] ?? 0)).toLowerCase();
    for (const length of shelf.lengths) {
      if (length > words.length || /[\p{L}\d]/u.test(search[at + length] ?? ' ')) continue;
      if (shelf.byLength.get(length)?.has(words.slice(0, length))) return length;
    }
    return 0;
  }
}
