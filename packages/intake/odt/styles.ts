import { legacyOfFont } from '@dondoc/vietnamese';
import { child, children, type Node, named } from '../docx/xml.ts';

/** One level of a list: how its number or bullet looks. */
export interface ListLevel {
  format: string;
  prefix: string;
  suffix: string;
  /** how many upper numbers are shown with it */
  shown: number;
  start: number;
  bullet: string | undefined;
}

export type ListLevels = Map<number, ListLevel>;

/** The styles of an ODT file, its own and those made for single paragraphs. */
export class OdtStyles {
  readonly #styles = new Map<string, Node>();
  readonly #defaults = new Map<string, Node>();
  readonly #lists = new Map<string, ListLevels>();
  readonly #faces = new Map<string, string>();
  /** the numbers of headings */
  outline: ListLevels = new Map();

  /** Reads the styles of a part; those of content.xml come last and go before. */
  take(root: Node | undefined): void {
    for (const face of children(child(root, 'office:font-face-decls'), 'style:font-face'))
      this.#faces.set(named(face, 'style:name') ?? '', unquoted(named(face, 'svg:font-family') ?? ''));
    for (const group of ['office:styles', 'office:automatic-styles']) {
      const found = child(root, group);
      for (const node of found?.children ?? []) this.#takeStyle(node);
    }
  }

  #takeStyle(node: Node): void {
    const [family, name] = [named(node, 'style:family') ?? '', named(node, 'style:name') ?? ''];
    if (node.tag === 'style:style') this.#styles.set(`${family}/${name}`, node);
    else if (node.tag === 'style:default-style') this.#defaults.set(family, node);
    else if (node.tag === 'text:list-style') this.#lists.set(name, readLevels(node));
    else if (node.tag === 'text:outline-style') this.outline = readLevels(node);
  }

  /** The style and those it is made from, nearest first, then the default of its family. */
  *#chain(family: string, name: string | undefined): Generator<Node> {
    const seen = new Set<string>();
    for (let at = name; at && !seen.has(at); ) {
      seen.add(at);
      const style = this.#styles.get(`${family}/${at}`);
      if (!style) break;
      yield style;
      at = named(style, 'style:parent-style-name');
    }
  }

  #property(family: string, name: string | undefined, group: string, property: string): string | undefined {
    for (const style of this.#chain(family, name)) {
      const value = named(child(style, `style:${group}-properties`), property);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** The font of a paragraph or a span, by the name its maker gave it. */
  fontOf(family: 'paragraph' | 'text', name: string | undefined): string | undefined {
    const nodes = [...this.#chain(family, name)];
    const standard = family === 'paragraph' ? this.#defaults.get('paragraph') : undefined;
    for (const style of standard ? [...nodes, standard] : nodes) {
      const text = child(style, 'style:text-properties');
      const face = named(text, 'style:font-name');
      const family =
        face === undefined ? unquoted(named(text, 'fo:font-family') ?? '') : (this.#faces.get(face) ?? face);
      if (family) return face && legacyOfFont(face) ? face : family;
    }
    return undefined;
  }

  isHidden(family: 'paragraph' | 'text', name: string | undefined): boolean {
    return this.#property(family, name, 'text', 'text:display') === 'none';
  }

  breaksPage(name: string | undefined): boolean {
    return this.#property('paragraph', name, 'paragraph', 'fo:break-before') === 'page';
  }

  /** The page style that a paragraph begins. */
  masterPage(name: string | undefined): string | undefined {
    for (const style of this.#chain('paragraph', name)) {
      const master = named(style, 'style:master-page-name');
      if (master) return master;
    }
    return undefined;
  }

  list(name: string | undefined): ListLevels | undefined {
    return name === undefined ? undefined : this.#lists.get(name);
  }

  /** Whether a cell has a line at its left or right side. */
  isRuled(name: string | undefined): boolean {
    return ['fo:border-left', 'fo:border-right', 'fo:border'].some((side) => {
      const value = this.#property('table-cell', name, 'table-cell', side);
      return value !== undefined && value !== 'none' && Number.parseFloat(value) !== 0;
    });
  }
}

const unquoted = (name: string): string => name.replace(/^['"]|['"]$/g, '');

function readLevels(node: Node): ListLevels {
  const levels: ListLevels = new Map();
  for (const level of node.children) {
    const number = Number(named(level, 'text:level') ?? 0);
    if (!(number >= 1 && number <= 10)) continue;
    levels.set(number - 1, {
      format: named(level, 'style:num-format') ?? '',
      prefix: named(level, 'style:num-prefix') ?? '',
      suffix: named(level, 'style:num-suffix') ?? '',
      shown: Math.min(10, Number(named(level, 'text:display-levels') ?? 1) || 1),
      start: Number(named(level, 'text:start-value') ?? 1) || 0,
      bullet:
        level.tag === 'text:list-level-style-bullet' ? (named(level, 'text:bullet-char') ?? '-') : undefined,
    });
  }
  return levels;
}
