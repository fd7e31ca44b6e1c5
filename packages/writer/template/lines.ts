import { attribute, child, localName } from '../ooxml/find.ts';
import type { Element } from '../ooxml/scan.ts';
import type { OpenTemplate } from './open.ts';

/** A paragraph of a template as its reader sees it, and where it hangs. */
export interface Line {
  part: string;
  /** Counted from 1 in its part. */
  number: number;
  text: string;
  /** A picture or a drawing stands in it. */
  hasPicture: boolean;
  /** Codes of fields that begin in it. */
  fields: string;
  cell: string | null;
  /** What it hangs in, outermost first; two paragraphs beside each other have the same. */
  within: readonly string[];
  /** It ends a section. */
  endsSection: boolean;
}

const PARTS: readonly [RegExp, string][] = [
  [/^word\/document\.xml$/, 'Nội dung'],
  [/^word\/header\d*\.xml$/, 'Đầu trang'],
  [/^word\/footer\d*\.xml$/, 'Chân trang'],
  [/^word\/(foot|end)notes\.xml$/, 'Chú thích'],
];

/** A part of the file, as people name it. */
export const partLabel = (part: string): string => PARTS.find(([name]) => name.test(part))?.[1] ?? part;

const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  br: '\n',
  noBreakHyphen: '-',
};

class Reader {
  readonly lines: Line[] = [];
  readonly #part: string;
  #tables = 0;
  #boxes = 0;

  constructor(part: string) {
    this.#part = part;
  }

  read(element: Element, within: readonly string[], cell: string | null): void {
    const name = localName(element);
    if (name === 'p' && element.name.startsWith('w:')) this.#paragraph(element, within, cell);
    else if (name === 'tbl') this.#table(element, within);
    else if (name === 'sdt' || name === 'txbxContent') this.#each(element, [...within, this.#box()], cell);
    else this.#each(element, within, cell);
  }

  #box(): string {
    this.#boxes += 1;
    return `box ${this.#boxes}`;
  }

  #each(element: Element, within: readonly string[], cell: string | null): void {
    for (const each of element.children) this.read(each, within, cell);
  }

  #table(element: Element, within: readonly string[]): void {
    this.#tables += 1;
    const table = this.#tables;
    let row = 0;
    for (const tr of element.children) {
      if (localName(tr) !== 'tr') {
        this.#each(tr, [...within, this.#box()], null);
        continue;
      }
      row += 1;
      let column = 0;
      for (const tc of tr.children) {
        if (localName(tc) === 'tc') column += 1;
        const inRow = [...within, `table ${table} row ${row}`];
        const where = `bảng ${table}, hàng ${row}, ô ${column}`;
        this.#each(tc, [...inRow, `cell ${column}`], where);
      }
    }
  }

  #paragraph(element: Element, within: readonly string[], cell: string | null): void {
    const line: Line = {
      ...{
        part: this.#part,
        number: this.lines.length + 1,
        text: '',
        hasPicture: false,
        fields: '',
        cell,
        within,
      },
      endsSection: child(element, 'pPr', 'sectPr') !== undefined,
    };
    this.lines.push(line);
    const nested: Element[] = [];
    collect(element, line, nested);
    for (const each of nested) this.read(each, within, cell);
  }
}

/** The words of a paragraph; paragraphs of boxes drawn in it are left for later. */
function collect(element: Element, line: Line, nested: Element[]): void {
  for (const each of element.children) {
    const name = localName(each);
    if (name === 'txbxContent') nested.push(each);
    else if (name === 't') line.text += each.text;
    else if (name === 'instrText') line.fields += each.text;
    else {
      if (name === 'fldSimple') line.fields += ` ${attribute(each, 'instr') ?? ''}`;
      if (name === 'fldChar' && attribute(each, 'fldCharType') === 'begin') line.fields += '\n';
      if (name === 'drawing' || name === 'pict' || name === 'object') line.hasPicture = true;
      line.text += SIGNS[name] ?? '';
      collect(each, line, nested);
    }
  }
}

/** Every paragraph of the parts that are printed, part by part, the body first. */
export function linesOf({ xml }: OpenTemplate): Line[] {
  const printed = PARTS.flatMap(([name]) => [...xml.keys()].filter((part) => name.test(part)).sort());
  return printed.flatMap((part) => {
    const reader = new Reader(part);
    for (const root of xml.get(part)?.children ?? []) reader.read(root, [], null);
    return reader.lines;
  });
}
