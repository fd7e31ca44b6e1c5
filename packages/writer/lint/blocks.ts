import { attribute, child, childrenOf, descendants, localName, numberIn } from '../ooxml/find.ts';
import type { Element } from '../ooxml/scan.ts';
import {
  type Cell,
  type Mark,
  millimetres,
  PAGE_FIELD,
  type Paragraph,
  type Piece,
  type Table,
} from './paper.ts';
import { drawsLines, type Styles } from './styles.ts';

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

/** Gathers the bookmarks of a paragraph while its text goes by; one that does not end in it ends with it. */
class MarkReader {
  readonly #marks: (Mark & { id: string })[] = [];
  #at = 0;

  meet(element: Element): void {
    const name = localName(element);
    const id = attribute(element, 'id') ?? '';
    const mark = attribute(element, 'name');
    if (name === 'bookmarkStart' && mark) this.#marks.push({ id, name: mark, from: this.#at, to: -1 });
    if (name !== 'bookmarkEnd') return;
    for (const one of this.#marks) if (one.id === id && one.to < 0) one.to = this.#at;
  }

  pass(letters: number): void {
    this.#at += letters;
  }

  found(): Mark[] {
    return this.#marks.map(({ name, from, to }) => ({ name, from, to: to < 0 ? this.#at : to }));
  }
}

/** Reads paragraphs and tables in their order. */
export class BlockReader {
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
    const marks = new MarkReader();
    let drawings = 0;
    for (const each of descendants(element)) {
      const name = localName(each);
      marks.meet(each);
      if (name === 'drawing' || name === 'pict') drawings += 1;
      if (name !== 'r' && !isPageField(each)) continue;
      const text = name === 'r' ? textOf(each) : PAGE_FIELD;
      if (!text) continue;
      pieces.push({ text, look: this.#styles.look(pPr, child(each, 'rPr')) });
      marks.pass(text.length);
    }
    this.paragraphs.push({
      number: this.paragraphs.length + 1,
      text: pieces.map((piece) => piece.text).join(''),
      pieces,
      stance: this.#styles.stance(pPr),
      border: this.#styles.hasBorder(pPr),
      drawings,
      cell,
      marks: marks.found(),
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
