import { attribute, child, childrenOf, descendants, localName, numberIn } from '../ooxml/find.ts';
import type { Element } from '../ooxml/scan.ts';
import { BlockReader } from './blocks.ts';
import type { Package } from './open.ts';
import { millimetres, type Paper, type Paragraph, type Section } from './paper.ts';
import { Styles } from './styles.ts';

function paragraphsOf(part: Element | undefined, styles: Styles): Paragraph[] {
  const reader = new BlockReader(styles);
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
  const reader = new BlockReader(styles);
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
