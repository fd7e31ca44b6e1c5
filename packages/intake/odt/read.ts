import { Archive } from '../docx/archive.ts';
import { child, children, type Node, named, parseXml } from '../docx/xml.ts';
import { Draft, pageEnd } from '../draft.ts';
import { type Block, FlowWriter, paragraph } from '../flow/blocks.ts';
import { FontDecoder } from '../fonts.ts';
import { Refused, refusal } from '../refusals.ts';
import type { Limits, ReadFile } from '../types.ts';
import { type Counter, countOn } from './numbering.ts';
import { type ListLevels, OdtStyles } from './styles.ts';
import { readTable } from './tables.ts';
import { readInline } from './text.ts';

const mediaType = 'application/vnd.oasis.opendocument.text';

/** An ODT file (OpenDocument 1.3): page headers, body, notes; automatic numbers are typed out, deleted text is left out. */
export function readOdt(bytes: Uint8Array, limits: Limits): ReadFile {
  const archive = new Archive(bytes, limits);
  const part = (name: string, root: string): Node | undefined => {
    const content = archive.part(name);
    return content && parseXml(content, root, limits);
  };
  const manifest = part('META-INF/manifest.xml', 'manifest:manifest');
  if (manifest && holds(manifest, 'manifest:encryption-data'))
    throw new Refused(refusal('encrypted', limits));
  const content = part('content.xml', 'office:document-content');
  const body = child(content, 'office:body', 'office:text');
  if (!body) throw new Refused(refusal('damaged', limits));
  const made = part('styles.xml', 'office:document-styles');
  const styles = new OdtStyles();
  styles.take(made);
  styles.take(content);
  const reader = new OdtReader(styles);
  const draft = new Draft();
  const writer = new FlowWriter(draft);
  for (const header of pageHeaders(made, body, styles)) writer.header(reader.blocks(header.children));
  writer.blocks(reader.blocks(body.children));
  writer.notes(reader.notes());
  const { text, pages, tables } = draft.finish();
  const pictures = archive.names.some((name) => name.startsWith('Pictures/'));
  if (text === '') throw new Refused(refusal(pictures ? 'no-text' : 'empty', limits));
  const { encoding } = reader.fonts;
  return { mediaType, method: 'text', encoding, text, pages, warnings: draft.warnings, tables };
}

const holds = (node: Node, tag: string): boolean => node.children.some((c) => c.tag === tag || holds(c, tag));

/** The headers of the first page's style; a secrecy mark or the issuer may stand there. */
function pageHeaders(made: Node | undefined, body: Node, styles: OdtStyles): Node[] {
  const first = firstParagraph(body);
  const name = styles.masterPage(named(first, 'text:style-name')) ?? 'Standard';
  const master = children(child(made, 'office:master-styles'), 'style:master-page').find(
    (page) => named(page, 'style:name') === name,
  );
  return [...children(master, 'style:header-first'), ...children(master, 'style:header')];
}

function firstParagraph(node: Node): Node | undefined {
  for (const c of node.children) {
    if (c.tag === 'text:p' || c.tag === 'text:h') return c;
    const found = firstParagraph(c);
    if (found) return found;
  }
  return undefined;
}

/** Where a paragraph stands in a list. */
interface Place {
  counter: Counter;
  levels: ListLevels | undefined;
  level: number;
  /** the number of the item is still to be typed */
  due: boolean;
  start: number | undefined;
}

const skipped = new Set([
  'text:tracked-changes',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'office:forms',
  'office:annotation',
]);

class OdtReader {
  readonly fonts = new FontDecoder();
  readonly #styles: OdtStyles;
  readonly #notes: Node[] = [];
  readonly #byId = new Map<string, Counter>();
  readonly #byStyle = new Map<string, Counter>();
  readonly #outline: Counter = [];

  constructor(styles: OdtStyles) {
    this.#styles = styles;
  }

  blocks(nodes: Node[], place?: Place): Block[] {
    return nodes.flatMap((node): Block[] => {
      if (node.tag === 'text:p' || node.tag === 'text:h') return this.#paragraph(node, place);
      if (node.tag === 'text:list') return this.#list(node, place);
      if (node.tag === 'table:table') return [readTable(node, this.#styles, (cells) => this.blocks(cells))];
      if (node.tag === 'text:soft-page-break') return [paragraph(pageEnd)];
      return skipped.has(node.tag) ? [] : this.blocks(node.children, place);
    });
  }

  #list(node: Node, outer: Place | undefined): Block[] {
    const style = named(node, 'text:style-name');
    const level = outer ? outer.level + 1 : 0;
    const levels = (style ? this.#styles.list(style) : undefined) ?? outer?.levels;
    const counter = outer?.counter ?? this.#counterOf(node, style ?? '');
    const id = named(node, 'xml:id');
    if (id) this.#byId.set(id, counter);
    return node.children.flatMap((item) => {
      if (item.tag !== 'text:list-item' && item.tag !== 'text:list-header') return [];
      const start = Number(named(item, 'text:start-value') ?? Number.NaN);
      const due = item.tag === 'text:list-item';
      return this.blocks(item.children, {
        counter,
        levels,
        level,
        due,
        start: Number.isNaN(start) ? undefined : start,
      });
    });
  }

  /** A list goes on from the one that it names, or from the last one of its style; else it begins anew. */
  #counterOf(node: Node, style: string): Counter {
    const continued = named(node, 'text:continue-list');
    const before =
      (continued && this.#byId.get(continued)) ||
      (named(node, 'text:continue-numbering') === 'true' && this.#byStyle.get(style));
    const counter = before || [];
    this.#byStyle.set(style, counter);
    return counter;
  }

  #paragraph(node: Node, place: Place | undefined): Block[] {
    const style = named(node, 'text:style-name');
    const { text, boxes, notes } = readInline(node, this.#styles, this.fonts);
    this.#notes.push(...notes);
    const before = this.#styles.breaksPage(style) ? pageEnd : '';
    const label = this.#label(node, place, text);
    const inBoxes = boxes.flatMap((box) => this.blocks(box.children));
    const start = text.search(/[^\f]|$/);
    return [...inBoxes, paragraph(before + text.slice(0, start) + label + text.slice(start))];
  }

  #label(node: Node, place: Place | undefined, text: string): string {
    if (text.trim() === '') return '';
    if (place) {
      if (!place.due) return '';
      place.due = false;
      return countOn(place.counter, place.levels, place.level, place.start);
    }
    const level = Number(named(node, 'text:outline-level') ?? 0) - 1;
    if (node.tag !== 'text:h' || level < 0 || level > 9 || named(node, 'text:is-list-header') === 'true')
      return '';
    return countOn(this.#outline, this.#styles.outline, level);
  }

  /** Foot and end notes, in the order in which the text calls them. */
  notes(): string[] {
    return this.#notes.map((note) =>
      this.blocks(child(note, 'text:note-body')?.children ?? [])
        .map((block) => (block.kind === 'paragraph' ? block.text.trim() : ''))
        .filter(Boolean)
        .join('\n'),
    );
  }
}
