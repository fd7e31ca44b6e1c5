import { legacyOfFont } from '@dondoc/vietnamese';
import type { ListPlace, Numbering } from './numbering.ts';
import { attribute, child, children, type Node } from './xml.ts';

/** The font named by the properties of a run; the letters of the old encodings stand in the upper half of Latin-1. */
export function fontIn(properties: Node | undefined): string | undefined {
  const fonts = child(properties, 'w:rFonts');
  const names = ['hAnsi', 'ascii'].map((name) => attribute(fonts, name)).filter((name) => name !== undefined);
  return names.find((name) => legacyOfFont(name)) ?? names[0];
}

/** Paragraph and list styles: what a paragraph inherits of numbering, and whether a table style draws lines. */
export class Styles {
  readonly #byId = new Map<string, Node>();
  readonly #standardFont: string | undefined;
  /** the paragraph style of paragraphs that name none */
  #standard: string | undefined;

  constructor(root: Node | undefined) {
    for (const style of children(root, 'w:style')) {
      const id = attribute(style, 'styleId') ?? '';
      this.#byId.set(id, style);
      const type = attribute(style, 'type');
      if (type === 'paragraph' && ['1', 'true', 'on'].includes(attribute(style, 'default') ?? ''))
        this.#standard = id;
    }
    this.#standardFont = fontIn(child(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr'));
  }

  /** The font of a paragraph's text where its runs name none. */
  fontOf(id: string | undefined): string | undefined {
    return (
      (id && this.ownFontOf(id)) ?? (this.#standard && this.ownFontOf(this.#standard)) ?? this.#standardFont
    );
  }

  /** The font that a style names, itself or by what it is based on. */
  ownFontOf(id: string): string | undefined {
    for (const [, style] of this.#chain(id)) {
      const font = fontIn(child(style, 'w:rPr'));
      if (font) return font;
    }
    return undefined;
  }

  /** The style and those it is based on, nearest first. */
  *#chain(id: string | undefined): Generator<[string, Node]> {
    const seen = new Set<string>();
    for (let at = id; at && !seen.has(at); ) {
      seen.add(at);
      const style = this.#byId.get(at);
      if (!style) return;
      yield [at, style];
      at = attribute(child(style, 'w:basedOn'), 'val');
    }
  }

  /** The list (numId) a style belongs to. */
  listOf(id: string): string | undefined {
    for (const [, style] of this.#chain(id)) {
      const list = attribute(child(style, 'w:pPr', 'w:numPr', 'w:numId'), 'val');
      if (list) return list;
    }
    return undefined;
  }

  /** Where a paragraph with these properties stands in the lists; numId 0 takes it out of them. */
  placeOf(properties: Node | undefined, numbering: Numbering): ListPlace | undefined {
    const own = child(properties, 'w:numPr');
    const styleId = attribute(child(properties, 'w:pStyle'), 'val');
    const list = attribute(child(own, 'w:numId'), 'val') ?? (styleId && this.listOf(styleId));
    if (!list || list === '0') return undefined;
    const level = attribute(child(own, 'w:ilvl'), 'val');
    if (level !== undefined) return { list, level: Number(level) };
    for (const [id, style] of this.#chain(styleId)) {
      const inherited = attribute(child(style, 'w:pPr', 'w:numPr', 'w:ilvl'), 'val');
      if (inherited !== undefined) return { list, level: Number(inherited) };
      const tied = numbering.levelOfStyle(list, id);
      if (tied > 0) return { list, level: tied };
    }
    return { list, level: 0 };
  }

  /** The borders a table style draws. */
  bordersOf(id: string | undefined): Node | undefined {
    for (const [, style] of this.#chain(id)) {
      const borders = child(style, 'w:tblPr', 'w:tblBorders');
      if (borders) return borders;
    }
    return undefined;
  }
}
