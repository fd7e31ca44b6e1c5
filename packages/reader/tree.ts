import { isCapitals, type Passage } from './lines.ts';
import type { Opener } from './openers.ts';
import type { Paragraph } from './paragraphs.ts';

/** An item of the body: a paragraph with what stands below it. */
export interface Item {
  passage: Passage;
  /** Range of its words, without the opener. */
  start: number;
  end: number;
  kind: Opener['kind'] | 'capitals' | 'plain';
  /** Labels from the top, "III.2.1.a"; bullets by ordinal. */
  ref: string;
  children: Item[];
  /** A plain paragraph that goes on with the item before it. */
  continues: Item | null;
}

interface Level {
  item: Item;
  kind: Item['kind'];
  ordinal: number;
}

/** A heading names what follows: no full stop, not long, or a colon at the end. */
export function isHeading(item: Pick<Item, 'passage' | 'start' | 'end'>): boolean {
  const text = item.passage.search.slice(item.start, item.end).trim();
  return text.endsWith(':') || (text.length < 160 && !/[.;!?…]"?$/.test(text));
}

function childRef(parent: Item | null, label: string): string {
  const own = parent?.ref ?? '';
  if (own === '') return label;
  const last = own.split('.').at(-1) ?? '';
  return label.startsWith(`${last}.`) ? `${own}${label.slice(last.length)}` : `${own}.${label}`;
}

const RANKS: Item['kind'][] = [
  'part',
  'capitals',
  'letter-capital',
  'article',
  'roman',
  'number',
  'number-2',
  'number-3',
];

/** A numbered opener ends bullets before it, and openers that always stand below its own kind. */
function closes(rank: number, kind: Item['kind']): boolean {
  if (rank < 0) return false;
  const other = RANKS.indexOf(kind);
  return other < 0 ? kind !== 'plain' : other > rank;
}

/** Builds the tree: a kind of opener met before closes down to its level, a new one opens a deeper level. */
export class TreeBuilder {
  readonly roots: Item[] = [];
  private readonly levels: Level[] = [];
  private last: Item | null = null;
  /** Items put below each parent, continuations left out. */
  private readonly counts = new Map<Item | null, number>();
  private readonly itemised = new WeakSet<Item>();

  add(paragraph: Paragraph): void {
    const { passage, opener, start } = paragraph;
    const end = passage.text.length;
    if (opener) this.addOpened(passage, opener, start, end);
    else if (isCapitals(passage.text)) this.addCapitals(passage, end);
    else this.addPlain(passage, end);
  }

  private put(item: Item): void {
    const parent = this.levels.at(-1)?.item;
    (parent?.children ?? this.roots).push(item);
    this.counts.set(parent ?? null, (this.counts.get(parent ?? null) ?? 0) + 1);
    if (parent && item.kind !== 'plain') this.itemised.add(parent);
    this.last = item;
  }

  private addOpened(passage: Passage, opener: Opener, start: number, end: number): void {
    this.closeFor(opener);
    const parent = this.levels.at(-1)?.item ?? null;
    const label = opener.label ?? String((this.counts.get(parent) ?? 0) + 1);
    const item: Item = {
      passage,
      start,
      end,
      kind: opener.kind,
      ref: childRef(parent, label),
      children: [],
      continues: null,
    };
    this.put(item);
    this.levels.push({ item, kind: opener.kind, ordinal: opener.ordinal });
  }

  /** Closes the levels that the opener ends. A row that starts again at 1 below another kind is a new, deeper row. */
  private closeFor(opener: Opener): void {
    const met = this.levels.findIndex((level) => level.kind === opener.kind);
    if (met < 0) {
      const rank = RANKS.indexOf(opener.kind);
      while (this.levels.some((level) => closes(rank, level.kind))) this.levels.pop();
      return;
    }
    const deeper = met < this.levels.length - 1;
    const restarts = opener.ordinal === 1 && deeper && (this.levels[met]?.ordinal ?? 0) >= 1;
    if (restarts && opener.kind === 'number' && this.levels.at(-1)?.kind !== 'dash') return;
    this.levels.length = met;
  }

  /** A line of capitals without a number: the name of the part above it, or a section of its own. */
  private addCapitals(passage: Passage, end: number): void {
    const above = this.levels.at(-1);
    if (above && above.item === this.last && above.item.end - above.item.start < 2) {
      Object.assign(above.item, { passage, start: 0, end });
      return;
    }
    const part = this.levels.findIndex((level) => level.kind !== 'part');
    if (part >= 0) this.levels.length = part;
    const item: Item = {
      passage,
      start: 0,
      end,
      kind: 'capitals',
      ref: this.levels.at(-1)?.item.ref ?? '',
      children: [],
      continues: null,
    };
    this.put(item);
    this.levels.push({ item, kind: 'capitals', ordinal: 0 });
  }

  /** A new stem behind bullets of the first level ("Để …, yêu cầu:") begins anew. */
  private stems(passage: Passage): boolean {
    const [first] = this.levels;
    return (
      /:\s*$/u.test(passage.search) &&
      first !== undefined &&
      ['dash', 'plus', 'star', 'dot'].includes(first.kind)
    );
  }

  /** A paragraph without an opener stands below a heading, else it goes on with the last item. */
  private addPlain(passage: Passage, end: number): void {
    if (this.stems(passage)) this.levels.length = 0;
    const above = this.levels.at(-1)?.item ?? null;
    const below = above !== null && isHeading(above) && !this.itemised.has(above);
    if (above && !below) {
      const parent = this.levels.at(-2)?.item ?? null;
      const ref = above.ref;
      const item: Item = { passage, start: 0, end, kind: 'plain', ref, children: [], continues: above };
      (parent?.children ?? this.roots).push(item);
      this.last = item;
      return;
    }
    const ref = childRef(above, String((above?.children ?? this.roots).length + 1));
    this.put({ passage, start: 0, end, kind: 'plain', ref, children: [], continues: null });
  }
}

export function treeOf(paragraphs: readonly Paragraph[]): Item[] {
  const builder = new TreeBuilder();
  for (const paragraph of paragraphs) builder.add(paragraph);
  return builder.roots;
}
