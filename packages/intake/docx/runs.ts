import { pageEnd } from '../draft.ts';
import type { FontDecoder, FontRun } from '../fonts.ts';
import { fontIn, type Styles } from './styles.ts';
import { attribute, child, isOn, type Node } from './xml.ts';

/** What a paragraph holds besides its number: text, text boxes anchored in it, notes it refers to. */
export interface Runs {
  text: string;
  boxes: Node[];
  notes: string[];
}

/** The same before its fonts are read. */
interface Walked {
  runs: FontRun[];
  boxes: Node[];
  notes: string[];
}

/** Never text of the paragraph as it stands: what was deleted or moved away, and properties. */
const skipped = new Set(['w:pPr', 'w:rPr', 'w:del', 'w:moveFrom', 'w:delText', 'w:rt', 'mc:Fallback']);

const fixed: Record<string, string> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
  // in a font of TCVN3 the optional hyphen is the letter ư
  'w:softHyphen': '\u00ad',
};

/** A number that changes with the paper is no word of the document. */
const pageField = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i;

/** Reads the runs of paragraphs; fields may go on from one paragraph to the next. */
export class RunReader {
  readonly #rendered: boolean;
  readonly #fonts: FontDecoder;
  readonly #styles: Styles;
  #font: string | undefined;
  #fields: { code: string; inResult: boolean }[] = [];

  /** `rendered`: the file says where Word last broke its pages, so the breaks asked for are not counted again. */
  constructor(rendered: boolean, fonts: FontDecoder, styles: Styles) {
    this.#rendered = rendered;
    this.#fonts = fonts;
    this.#styles = styles;
  }

  read(paragraph: Node): Runs {
    const out: Walked = { runs: [], boxes: [], notes: [] };
    const style = attribute(child(paragraph, 'w:pPr', 'w:pStyle'), 'val');
    this.#font = this.#styles.fontOf(style);
    for (const node of paragraph.children) this.#walk(node, out);
    // A field whose end is missing must not swallow the rest of the document.
    this.#fields = this.#fields.filter((f) => f.inResult && !pageField.test(f.code));
    const { runs, boxes, notes } = out;
    return { text: this.#fonts.text(runs), boxes, notes };
  }

  get #hidden(): boolean {
    return this.#fields.some((f) => !f.inResult || pageField.test(f.code));
  }

  #walk(node: Node, out: Walked): void {
    if (skipped.has(node.tag)) return;
    const sign = fixed[node.tag];
    if (sign) this.#add(out, this.#hidden ? '' : sign);
    else if (node.tag === 'w:t')
      this.#add(out, this.#hidden ? '' : node.children.map((c) => c.text).join(''));
    else if (node.tag === 'w:br' || node.tag === 'w:lastRenderedPageBreak') this.#add(out, this.#break(node));
    else if (node.tag === 'w:fldChar' || node.tag === 'w:instrText') this.#field(node);
    else if (node.tag === 'w:fldSimple' && pageField.test(attribute(node, 'instr') ?? '')) return;
    else if (node.tag === 'w:footnoteReference' || node.tag === 'w:endnoteReference')
      out.notes.push(`${node.tag.slice(2, -9)}/${attribute(node, 'id') ?? ''}`);
    else if (node.tag === 'w:txbxContent') out.boxes.push(node);
    else if (node.tag === 'w:r') this.#run(node, out);
    else for (const c of contents(node)) this.#walk(c, out);
  }

  #run(node: Node, out: Walked): void {
    const properties = child(node, 'w:rPr');
    if (isOn(child(properties, 'w:vanish'))) return;
    const outer = this.#font;
    const style = attribute(child(properties, 'w:rStyle'), 'val');
    this.#font = fontIn(properties) ?? (style && this.#styles.ownFontOf(style)) ?? outer;
    for (const c of contents(node)) this.#walk(c, out);
    this.#font = outer;
  }

  #add(out: Walked, text: string): void {
    if (text) out.runs.push({ text, font: this.#font });
  }

  #break(node: Node): string {
    if (node.tag === 'w:lastRenderedPageBreak') return pageEnd;
    if (attribute(node, 'type') !== 'page') return '\n';
    return this.#rendered ? '' : pageEnd;
  }

  #field(node: Node): void {
    const current = this.#fields.at(-1);
    const type = attribute(node, 'fldCharType');
    if (node.tag === 'w:instrText') {
      if (current && !current.inResult) current.code += node.children.map((c) => c.text).join('');
    } else if (type === 'begin') this.#fields.push({ code: '', inResult: false });
    else if (type === 'separate' && current) current.inResult = true;
    else if (type === 'end') this.#fields.pop();
  }
}

/** The same drawing is stored twice, for new and for old programs: one of the two is read. */
function contents(node: Node): Node[] {
  if (node.tag !== 'mc:AlternateContent') return node.children;
  return (child(node, 'mc:Choice') ?? child(node, 'mc:Fallback'))?.children ?? [];
}
