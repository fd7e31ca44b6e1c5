import { attribute, child, children, type Node } from './xml.ts';

/** How the numbers of one level look. */
export interface Level {
  format: string;
  text: string;
  start: number;
  restart: number | undefined;
  suffix: string;
  legal: boolean;
  style: string | undefined;
}

export type Levels = Map<number, Level>;

/** A list: the levels it shows, the counter that it shares with others, numbers that it starts from. */
export interface Instance {
  abstract: string;
  levels: Levels;
  starts: Map<number, number>;
}

/** Which list and level a paragraph belongs to. */
export interface ListPlace {
  list: string;
  level: number;
}

const int = (text: string | undefined): number | undefined => {
  const value = text === undefined ? Number.NaN : Number.parseInt(text, 10);
  return Number.isNaN(value) ? undefined : value;
};

function readLevel(node: Node): Level {
  return {
    format: attribute(child(node, 'w:numFmt'), 'val') ?? 'decimal',
    text: attribute(child(node, 'w:lvlText'), 'val') ?? '',
    start: int(attribute(child(node, 'w:start'), 'val')) ?? 0,
    restart: int(attribute(child(node, 'w:lvlRestart'), 'val')),
    suffix: attribute(child(node, 'w:suff'), 'val') ?? 'tab',
    legal: child(node, 'w:isLgl') !== undefined,
    style: attribute(child(node, 'w:pStyle'), 'val'),
  };
}

const readLevels = (node: Node): Levels =>
  new Map(children(node, 'w:lvl').map((lvl) => [int(attribute(lvl, 'ilvl')) ?? 0, readLevel(lvl)]));

/** The lists of a DOCX file by their numId. */
export function readNumbering(
  root: Node | undefined,
  listOfStyle: (style: string) => string | undefined,
): Numbering {
  const abstracts = new Map<string, Levels>();
  const links = new Map<string, string>();
  for (const node of children(root, 'w:abstractNum')) {
    const id = attribute(node, 'abstractNumId') ?? '';
    abstracts.set(id, readLevels(node));
    const style = attribute(child(node, 'w:numStyleLink'), 'val');
    if (style) links.set(id, style);
  }
  const nums = new Map(children(root, 'w:num').map((n) => [attribute(n, 'numId') ?? '', n]));
  const abstractOf = (num: Node | undefined) => attribute(child(num, 'w:abstractNumId'), 'val') ?? '';
  const instances = new Map<string, Instance>();
  for (const [id, node] of nums) {
    let abstract = abstractOf(node);
    const linked = links.get(abstract);
    if (linked) abstract = abstractOf(nums.get(listOfStyle(linked) ?? '')) || abstract;
    instances.set(id, readInstance(node, abstract, abstracts.get(abstract)));
  }
  return new Numbering(instances);
}

/**
 * The automatic numbers of a document (ECMA-376-1 §17.9). They stand in no run of text: they are counted,
 * paragraph by paragraph, in the order in which `next` is asked.
 */
export class Numbering {
  readonly #instances: Map<string, Instance>;
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #started = new Set<string>();

  constructor(instances: Map<string, Instance>) {
    this.#instances = instances;
  }

  /** The level of a list that a paragraph style is tied to, for styles that name the list alone. */
  levelOfStyle(list: string, style: string): number {
    for (const [level, { style: tied }] of this.#instances.get(list)?.levels ?? []) {
      if (tied === style) return level;
    }
    return 0;
  }

  /** The typed form of the next number at that place with the blank after it: '2.1. ', 'a) ', '- ', or ''. */
  next({ list, level }: ListPlace): string {
    const instance = this.#instances.get(list);
    const found = instance?.levels.get(level);
    if (!instance || !found || found.format === 'none') return '';
    const counter = this.#count(list, instance, level, found);
    const label = found.format === 'bullet' ? bullet(found.text) : fill(found, instance.levels, counter);
    return label && label + (found.suffix === 'nothing' ? '' : ' ');
  }

  #count(list: string, instance: Instance, level: number, found: Level): (number | undefined)[] {
    const counter = this.#counters.get(instance.abstract) ?? [];
    this.#counters.set(instance.abstract, counter);
    const override = instance.starts.get(level);
    const key = `${list}/${level}`;
    if (override !== undefined && !this.#started.has(key)) counter[level] = override - 1;
    this.#started.add(key);
    counter[level] = (counter[level] ?? found.start - 1) + 1;
    for (let deeper = level + 1; deeper < 9; deeper++) {
      // lvlRestart 0 never restarts; n restarts after a number of level n or higher (counted from 1)
      const restart = instance.levels.get(deeper)?.restart;
      if (restart === undefined || level < restart) counter[deeper] = undefined;
    }
    return counter;
  }
}

function readInstance(node: Node, abstract: string, levels: Levels = new Map()): Instance {
  const own = new Map(levels);
  const starts = new Map<number, number>();
  for (const override of children(node, 'w:lvlOverride')) {
    const level = int(attribute(override, 'ilvl')) ?? 0;
    const start = int(attribute(child(override, 'w:startOverride'), 'val'));
    if (start !== undefined) starts.set(level, start);
    const replaced = child(override, 'w:lvl');
    if (replaced) own.set(level, readLevel(replaced));
  }
  return { abstract, levels: own, starts };
}

/** Every bullet is the dash of an official document; only '+' and '*', its second and third rank, are kept. */
export const bullet = (text: string): string => (text === '+' || text === '*' ? text : '-');

function fill(level: Level, levels: Levels, counter: (number | undefined)[]): string {
  return level.text.replace(/%(\d)/g, (_, digit) => {
    const at = Number(digit) - 1;
    const upper = levels.get(at);
    return typed(counter[at] ?? upper?.start ?? 1, level.legal ? 'decimal' : (upper?.format ?? 'decimal'));
  });
}

/** A number as Word types it. Its letters are the English 26 (no đ), doubled after z: aa, bb. */
export function typed(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'none':
      return '';
    default:
      return String(value);
  }
}

const letters = (value: number): string =>
  value < 1 ? String(value) : String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));

const romans: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let left = Math.min(value, 3999);
  let out = '';
  for (const [worth, sign] of romans) {
    while (left >= worth) {
      out += sign;
      left -= worth;
    }
  }
  return out;
}
