import { type Line, textOf } from './lines.ts';

/** Heads and feet stand in these parts of the height of a page. */
const margin = 0.12;
/** A line is a running head if it stands on this many pages at least, and on most. */
const least = 3;
const most = 0.6;

/** A mark that must not be lost: it decides what may be done with the paper. */
const mark = /\b(mật|khẩn)\b/iu;

/** The line but for its figures, which count the pages. */
const shape = (line: Line): string => textOf(line).replace(/\d+/g, '0').trim();

/**
 * Running heads and feet: lines that many pages share in their margins. They would stand in the middle of sentences that
 * run over the end of a page. What stands so on the first page stays there.
 */
export class Heads {
  readonly #heads = new Set<string>();
  readonly #kept = new Set<string>();

  constructor(pages: Line[][], sizes: { height: number }[]) {
    const counts = new Map<string, number>();
    for (const [i, lines] of pages.entries()) {
      const own = new Set(lines.filter((line) => inMargin(line, sizes[i]?.height ?? 0)).map(shape));
      for (const head of own) counts.set(head, (counts.get(head) ?? 0) + 1);
    }
    for (const [head, count] of counts)
      if (head !== '' && count >= least && count >= most * (pages.length - 1)) this.#heads.add(head);
    const first = (pages[0] ?? []).map(shape);
    for (const head of this.#heads) if (first.includes(head) || mark.test(head)) this.#kept.add(head);
  }

  without(lines: Line[], height: number): Line[] {
    if (this.#heads.size === 0) return lines;
    return lines.filter((line) => {
      const head = shape(line);
      if (!inMargin(line, height) || !this.#heads.has(head)) return true;
      // the first of those that are kept
      return this.#kept.delete(head);
    });
  }
}

const inMargin = (line: Line, height: number): boolean =>
  line.base < margin * height || line.base > (1 - margin) * height;
