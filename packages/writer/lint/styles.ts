import { attribute, child, childrenOf, descendants, localName } from '../ooxml/find.ts';
import type { Element } from '../ooxml/scan.ts';
import { AT_MARGIN, isOn, type Look, lookIn, PLAIN, type Stance, stanceIn } from './looks.ts';

function themeFontsOf(theme: Element | undefined): ReadonlyMap<string, string> {
  const fonts = new Map<string, string>();
  for (const each of theme ? descendants(theme) : []) {
    const name = localName(each);
    const font = attribute(child(each, 'latin'), 'typeface');
    if (font && (name === 'majorFont' || name === 'minorFont')) fonts.set(name.slice(0, 5), font);
  }
  return fonts;
}

/** The styles of a file: what paragraphs and letters look like before anything is said on them. */
export class Styles {
  readonly #styles = new Map<string, Element>();
  readonly #themeFonts: ReadonlyMap<string, string>;
  readonly #defaults: Element | undefined;
  readonly #usual: string | undefined;
  readonly #stances = new Map<string | undefined, Stance>();
  readonly #looks = new Map<string | undefined, Look>();

  constructor(styles: Element | undefined, theme: Element | undefined) {
    const root = child(styles, 'styles');
    this.#themeFonts = themeFontsOf(theme);
    this.#defaults = child(root, 'docDefaults');
    for (const style of childrenOf(root, 'style')) this.#styles.set(attribute(style, 'styleId') ?? '', style);
    this.#usual = [...this.#styles].find(
      ([, style]) =>
        attribute(style, 'type') === 'paragraph' && ['1', 'true'].includes(attribute(style, 'default') ?? ''),
    )?.[0];
  }

  /** A style and those it is based on, the basic one first; a ring of styles is cut. */
  #chain(id: string | undefined): Element[] {
    const chain: Element[] = [];
    let style = id === undefined ? undefined : this.#styles.get(id);
    while (style && !chain.includes(style)) {
      chain.unshift(style);
      style = this.#styles.get(attribute(child(style, 'basedOn'), 'val') ?? '');
    }
    return chain;
  }

  #styleOf(pPr: Element | undefined): string | undefined {
    return attribute(child(pPr, 'pStyle'), 'val') ?? this.#usual;
  }

  #paragraphChain(pPr: Element | undefined): Element[] {
    return this.#chain(this.#styleOf(pPr));
  }

  /** What a style says of paragraphs, said once for all that bear it. */
  #styleStance(pPr: Element | undefined): Stance {
    const id = this.#styleOf(pPr);
    const layers = () => [
      child(this.#defaults, 'pPrDefault', 'pPr'),
      ...this.#chain(id).map((style) => child(style, 'pPr')),
    ];
    const stance = this.#stances.get(id) ?? Object.assign({}, AT_MARGIN, ...layers().map(stanceIn));
    this.#stances.set(id, stance);
    return stance;
  }

  #styleLook(pPr: Element | undefined): Look {
    const id = this.#styleOf(pPr);
    const layers = () => [
      child(this.#defaults, 'rPrDefault', 'rPr'),
      ...this.#chain(id).map((style) => child(style, 'rPr')),
    ];
    const look =
      this.#looks.get(id) ??
      Object.assign({}, PLAIN, ...layers().map((layer) => lookIn(layer, this.#themeFonts)));
    this.#looks.set(id, look);
    return look;
  }

  stance(pPr: Element | undefined): Stance {
    return { ...this.#styleStance(pPr), ...stanceIn(pPr) };
  }

  look(pPr: Element | undefined, rPr: Element | undefined): Look {
    const character = attribute(child(rPr, 'rStyle'), 'val');
    const layers = character === undefined ? [] : this.#chain(character).map((style) => child(style, 'rPr'));
    const said = [...layers, rPr].map((layer) => lookIn(layer, this.#themeFonts));
    return Object.assign({}, this.#styleLook(pPr), ...said);
  }

  /** Whether a paragraph has a line above or below it, by itself or by its style. */
  hasBorder(pPr: Element | undefined): boolean {
    const borders = [...this.#paragraphChain(pPr).map((style) => child(style, 'pPr')), pPr].map((each) =>
      child(each, 'pBdr'),
    );
    return borders.some((each) =>
      ['top', 'bottom'].some(
        (side) => isOn(child(each, side)) && !['nil'].includes(attribute(child(each, side), 'val') ?? ''),
      ),
    );
  }

  /** Whether a table's style draws lines. */
  hasTableBorder(id: string | undefined): boolean {
    return this.#chain(id).some((style) => drawsLines(child(style, 'tblPr', 'tblBorders')));
  }
}

/** Whether any side of a set of borders is drawn. */
export function drawsLines(borders: Element | undefined): boolean {
  return (borders?.children ?? []).some(
    (side) => !['none', 'nil', undefined].includes(attribute(side, 'val')),
  );
}
