import { comparisonKey } from '@dondoc/vietnamese';

/** Names known beforehand or learnt from the paper itself, found by their longest match. */
export class Gazetteer {
  private readonly byFirstWord = new Map<string, string[]>();

  constructor(names: Iterable<string> = []) {
    for (const name of names) this.add(name);
  }

  add(name: string): void {
    const key = comparisonKey(name);
    const first = key.split(' ')[0] ?? '';
    if (key.length < 4 || first === '') return;
    const list = this.byFirstWord.get(first) ?? [];
    if (!list.includes(key)) list.push(key);
    list.sort((a, b) => b.length - a.length);
    this.byFirstWord.set(first, list);
  }

  has(name: string): boolean {
    const key = comparisonKey(name);
    return this.byFirstWord.get(key.split(' ')[0] ?? '')?.includes(key) ?? false;
  }

  /** Length of the longest known name that begins at `at` with a capital (or with "các"), else 0. */
  match(search: string, at: number): number {
    const first = /^\p{L}+/u.exec(search.slice(at, at + 12))?.[0] ?? '';
    if (!/^(?:\p{Lu}|các$)/u.test(first)) return 0;
    for (const key of this.byFirstWord.get(first.toLowerCase()) ?? []) {
      const found = search.slice(at, at + key.length).toLowerCase() === key;
      if (found && !/[\p{L}\d]/u.test(search[at + key.length] ?? ' ')) return key.length;
    }
    return 0;
  }
}
