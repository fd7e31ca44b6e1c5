import { attribute, child, childrenOf, descendants, localName, numberIn } from '../ooxml/find.ts';
import type { Element } from '../ooxml/scan.ts';
import { drawsLines, type Look, type Stance, Styles } from './looks.ts';
import type { Package } from './open.ts';

export interface Piece {
  text: string;
  look: Look;
}

/** Where a paragraph of a table stands, all counted from 0; `width` of its cell in millimetres. */
export interface Cell {
  table: number;
  row: number;
  column: number;
  width: number | undefined;
}

export interface Paragraph {
  /** Counted from 1 through the file, blank ones and those of tables included. */
  number: number;
  text: string;
  pieces: Piece[];
  stance: Stance;
  /** A border above or below it. */
  border: boolean;
  /** Shapes drawn at it. */
  drawings: number;
  cell: Cell | null;
}

export interface Table {
  rows: { header: boolean; cantSplit: boolean }[];
  ruled: boolean;
  /** Number of its first paragraph. */
  first: number;
}

/** Lengths in millimetres. */
export interface Section {
  width: number;
  height: number;
  margins: { top: number; bottom: number; left: number; right: number };
  header: number;
  titlePage: boolean;
  headers: { default?: Paragraph[]; first?: Paragraph[] };
  footers: { default?: Paragraph[] };
}

/** A file as the rules see it. */
export interface Paper {
  paragraphs: Paragraph[];
  tables: Table[];
  sections: Section[];
  /** As the program that saved it counted them. */
  pages: number | undefined;
}

const millimetres = (twips: number | undefined) => ((twips ?? 0) / 1440) * 25.4;

/** The field that prints the page's number stands as this sign in the text. */
export const PAGE_FIELD = '\uE000';

function textOf(run: Element): string {
  return run.children
    .map((each) => {
      switch (localName(each)) {
        case 't':
          return each.text;
        case 'tab':
          return '\t';
        case 'br':
          return '\n';
        case 'noBreakHyphen':
          return '\u2011';
        case 'instrText':
          return /^\s*PAGE\b/i.test(each.text) ? PAGE_FIELD : '';
        default:
          return '';
      }
    })
    .join('');
}

const isPageField = (element: Element) =>
  localName(element) === 'fldSimple' && /^\s*PAGE\b/i.test(attribute(element, 'instr') ?? '');

class Reader {
  readonly paragraphs: Paragraph[] = [];
  readonly tables: Table[] = [];
  readonly #styles: Styles;

  constructor(styles: Styles) {
    this.#styles = styles;
  }

  blocks(container: Element, cell: Cell | null): void {
    for (const each of container.children) {
      const name = localName(each);
      if (name === 'p') this.#paragraph(each, cell);
      else if (name === 'tbl') this.#table(each);
      else if (['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml'].includes(name)) this.blocks(each, cell);
    }
  }

  #paragraph(element: Element, cell: Cell | null): void {
    const pPr = child(element, 'pPr');
    const pieces: Piece[] = [];
    let drawings = 0;
    for (const each of descendants(element)) {
      const name = localName(each);
      if (name === 'drawing' || name === 'pict') drawings += 1;
      if (name !== 'r' && !isPageField(each)) continue;
      const text = name === 'r' ? textOf(each) : PAGE_FIELD;
      if (text) pieces.push({ text, look: this.#styles.look(pPr, child(each, 'rPr')) });
    }
    this.paragraphs.push({
      number: this.paragraphs.length + 1,
      text: pieces.map((piece) => piece.text).join(''),
      pieces,
      stance: this.#styles.stance(pPr),
      border: this.#styles.hasBorder(pPr),
      drawings,
      cell,
    });
  }

  #table(element: Element): void {
    const properties = child(element, 'tblPr');
    const table: Table = {
      rows: [],
      ruled:
        drawsLines(child(properties, 'tblBorders')) ||
        (!child(properties, 'tblBorders') &&
          this.#styles.hasTableBorder(attribute(child(properties, 'tblStyle'), 'val'))),
      first: this.paragraphs.length + 1,
    };
    const number = this.tables.push(table) - 1;
    for (const [row, tr] of childrenOf(element, 'tr').entries()) {
      table.rows.push({
        header: child(tr, 'trPr', 'tblHeader') !== undefined,
        cantSplit: child(tr, 'trPr', 'cantSplit') !== undefined,
      });
      for (const [column, tc] of childrenOf(tr, 'tc').entries()) {
        const width = millimetres(numberIn(child(tc, 'tcPr', 'tcW'), 'w')) || undefined;
        this.blocks(tc, { table: number, row, column, width });
      }
    }
  }
}

function paragraphsOf(part: Element | undefined, styles: Styles): Paragraph[] {
  const reader = new Reader(styles);
  for (const root of part?.children ?? []) reader.blocks(root, null);
  return reader.paragraphs;
}

/** A4, Word's own margins, when a section says nothing; `paragraphs` gives the paragraphs of a part. */
function sectionOf(sectPr: Element, paragraphs: (id: string) => Paragraph[] | undefined): Section {
  const size = child(sectPr, 'pgSz');
  const margins = child(sectPr, 'pgMar');
  const side = (name: string) => Math.abs(millimetres(numberIn(margins, name) ?? 1440));
  const referred = (kind: string, type: string) => {
    const found = childrenOf(sectPr, kind).find((each) => (attribute(each, 'type') ?? 'default') === type);
    return found && paragraphs(attribute(found, 'id') ?? '');
  };
  return {
    width: millimetres(numberIn(size, 'w') ?? 11906),
    height: millimetres(numberIn(size, 'h') ?? 16838),
    margins: { top: side('top'), bottom: side('bottom'), left: side('left'), right: side('right') },
    header: millimetres(numberIn(margins, 'header') ?? 720),
    titlePage: child(sectPr, 'titlePg') !== undefined,
    headers: { default: referred('headerReference', 'default'), first: referred('headerReference', 'first') },
    footers: { default: referred('footerReference', 'default') },
  };
}

/** Paragraphs of the parts that sections refer to, each part read once. */
function partsOf(opened: Package, styles: Styles): (id: string) => Paragraph[] | undefined {
  const read = new Map<string, Paragraph[]>();
  return (id) => {
    const name = opened.related.get(id);
    if (name === undefined) return undefined;
    const known = read.get(name) ?? paragraphsOf(opened.part(name), styles);
    read.set(name, known);
    return known;
  };
}

function stylesOf(opened: Package): Styles {
  const names = [...opened.related.values()];
  const styles = names.find((each) => each.endsWith('/styles.xml')) ?? 'word/styles.xml';
  const theme = names.find((each) => /theme\d*\.xml$/.test(each)) ?? '';
  return new Styles(opened.part(styles), opened.part(theme));
}

/** Reads what the rules need to know; throws only what the scanner throws. */
export function readPaper(opened: Package): Paper {
  const styles = stylesOf(opened);
  const reader = new Reader(styles);
  const body = child(opened.main, 'document', 'body');
  if (body) reader.blocks(body, null);
  const sections = [...descendants(opened.main)].filter((each) => localName(each) === 'sectPr');
  const pages = Number(child(opened.part('docProps/app.xml'), 'Properties', 'Pages')?.text);
  const headers = partsOf(opened, styles);
  return {
    paragraphs: reader.paragraphs,
    tables: reader.tables,
    sections: sections.map((each) => sectionOf(each, headers)),
    pages: pages > 0 ? pages : undefined,
  };
}
