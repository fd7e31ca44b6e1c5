import { attribute, child, childrenOf, descendants, localName, numberIn } from '../ooxml/find.ts';
import type { Element } from '../ooxml/scan.ts';

/** How letters look; sizes in points. */
export interface Look {
  font: string;
  size: number;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  /** Shown in capitals whatever was typed. */
  caps: boolean;
  colour: string;
}

/** How a paragraph stands; spaces in points, indents in millimetres. */
export interface Stance {
  align: 'left' | 'center' | 'right' | 'both';
  before: number;
  after: number;
  /** In points when exact, else in lines. */
  line: number;
  lineRule: 'auto' | 'exact' | 'atLeast';
  left: number;
  right: number;
  firstLine: number;
  /** Numbered or bulleted by Word: its indents come from the list. */
  listed: boolean;
}

/** Word's own when a file says nothing. */
const PLAIN: Look = {
  font: 'Times New Roman',
  size: 10,
  bold: false,
  italic: false,
  underline: false,
  caps: false,
  colour: 'auto',
};
const AT_MARGIN: Stance = {
  align: 'left',
  before: 0,
  after: 0,
  line: 1,
  lineRule: 'auto',
  left: 0,
  right: 0,
  firstLine: 0,
  listed: false,
};

const isOn = (element: Element | undefined): boolean | undefined =>
  element && !['0', 'false', 'off', 'none'].includes(attribute(element, 'val') ?? 'true');

/** Keeps only what is said, so that it can be laid over what was said before. */
function said<T extends object>(values: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

const ALIGNMENTS: Readonly<Record<string, Stance['align']>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'both',
  distribute: 'both',
};

const millimetres = (value: number | undefined) => value && (value / 1440) * 25.4;
const points = (value: number | undefined) => value && value / 20;

/** What a w:rPr says of letters; `themeFonts` gives the font behind minorHAnsi and its like. */
function lookIn(rPr: Element | undefined, themeFonts: ReadonlyMap<string, string>): Partial<Look> {
  if (!rPr) return {};
  const fonts = child(rPr, 'rFonts');
  const theme = attribute(fonts, 'hAnsiTheme') ?? attribute(fonts, 'asciiTheme');
  const size = numberIn(child(rPr, 'sz'), 'val');
  return said<Look>({
    font:
      (theme && themeFonts.get(theme.slice(0, 5))) ?? attribute(fonts, 'hAnsi') ?? attribute(fonts, 'ascii'),
    size: size && size / 2,
    bold: isOn(child(rPr, 'b')),
    italic: isOn(child(rPr, 'i')),
    underline: isOn(child(rPr, 'u')),
    caps: isOn(child(rPr, 'caps')),
    colour: attribute(child(rPr, 'color'), 'val'),
  });
}

function stanceIn(pPr: Element | undefined): Partial<Stance> {
  if (!pPr) return {};
  const spacing = child(pPr, 'spacing');
  const indent = child(pPr, 'ind');
  const rule = attribute(spacing, 'lineRule');
  const line = numberIn(spacing, 'line');
  const lineRule = line === undefined ? undefined : rule === 'exact' || rule === 'atLeast' ? rule : 'auto';
  const hanging = numberIn(indent, 'hanging');
  const list = child(pPr, 'numPr', 'numId');
  return said<Stance>({
    align: ALIGNMENTS[attribute(child(pPr, 'jc'), 'val') ?? ''],
    before: points(numberIn(spacing, 'before')),
    after: points(numberIn(spacing, 'after')),
    line: line && (lineRule === 'auto' ? line / 240 : line / 20),
    lineRule,
    left: millimetres(numberIn(indent, 'left') ?? numberIn(indent, 'start')),
    right: millimetres(numberIn(indent, 'right') ?? numberIn(indent, 'end')),
    firstLine: millimetres(hanging ? -hanging : numberIn(indent, 'firstLine')),
    listed: list && attribute(list, 'val') !== '0',
  });
}

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
