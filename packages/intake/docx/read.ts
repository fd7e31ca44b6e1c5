import { Draft } from '../draft.ts';
import { FontDecoder } from '../fonts.ts';
import { Refused, refusal } from '../refusals.ts';
import type { Limits, ReadFile } from '../types.ts';
import { Archive, mainPart } from './archive.ts';
import { BodyReader, type Parts } from './body.ts';
import { readNumbering } from './numbering.ts';
import { Styles } from './styles.ts';
import { attribute, child, children, isOn, type Node, parseXml } from './xml.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A DOCX file (ECMA-376): page headers, body, notes; automatic numbers are typed out. */
export function readDocx(bytes: Uint8Array, limits: Limits): ReadFile {
  const archive = new Archive(bytes, limits);
  const part = (name: string, root: string): Node | undefined => {
    const content = archive.part(name);
    return content && parseXml(content, root, limits);
  };
  const main = archive.names.find((name) => mainPart.test(name)) ?? 'word/document.xml';
  const body = child(part(main, 'w:document'), 'w:body');
  if (!body) throw new Refused(refusal('damaged', limits));
  const draft = new Draft();
  const parts = readParts(part, body);
  for (const header of pageHeaders(main, body, part)) writeHeader(draft, header, parts);
  const reader = new BodyReader(draft, parts);
  reader.blocks(body.children);
  reader.notes();
  const { text, pages, tables } = draft.finish();
  const hasMedia = archive.names.some((name) => name.startsWith('word/media/'));
  if (text === '') throw new Refused(refusal(hasMedia ? 'no-text' : 'empty', limits));
  if (pages.length > limits.maxPages) throw new Refused(refusal('too-many-pages', limits));
  const { warnings } = draft;
  return { mediaType, method: 'text', encoding: parts.fonts.encoding, text, pages, warnings, tables };
}

type PartReader = (name: string, root: string) => Node | undefined;

function readParts(part: PartReader, body: Node): Parts {
  const styles = new Styles(part('word/styles.xml', 'w:styles'));
  const numbering = readNumbering(part('word/numbering.xml', 'w:numbering'), (id) => styles.listOf(id));
  const notes = new Map<string, Node>();
  for (const kind of ['footnote', 'endnote']) {
    const root = part(`word/${kind}s.xml`, `w:${kind}s`);
    for (const note of children(root, `w:${kind}`)) notes.set(`${kind}/${attribute(note, 'id') ?? ''}`, note);
  }
  return {
    styles,
    numbering,
    notes,
    fonts: new FontDecoder(),
    rendered: holds(body, 'w:lastRenderedPageBreak'),
  };
}

const holds = (node: Node, tag: string): boolean => node.children.some((c) => c.tag === tag || holds(c, tag));

/** The headers printed on the pages of the first section; a secrecy mark or the issuer may stand there. */
function pageHeaders(main: string, body: Node, part: PartReader): Node[] {
  const rels = part(main.replace('word/', 'word/_rels/').concat('.rels'), 'Relationships');
  const target = new Map(children(rels, 'Relationship').map((r) => [r.attributes.Id, r.attributes.Target]));
  const section = firstSection(body);
  const titlePage = isOn(child(section, 'w:titlePg'));
  return children(section, 'w:headerReference')
    .filter((ref) => titlePage || attribute(ref, 'type') !== 'first')
    .sort((a, b) => Number(attribute(b, 'type') === 'first') - Number(attribute(a, 'type') === 'first'))
    .map((ref) => target.get(ref.attributes['r:id']) ?? '')
    .map((path) => part(path.startsWith('/') ? path.slice(1) : `word/${path}`, 'w:hdr'))
    .filter((header) => header !== undefined);
}

function firstSection(node: Node): Node | undefined {
  for (const c of node.children) {
    const found = c.tag === 'w:sectPr' ? c : firstSection(c);
    if (found) return found;
  }
  return undefined;
}

/** Writes a header unless it says nothing (a page number between dashes) or repeats the one before. */
function writeHeader(draft: Draft, header: Node, parts: Parts): void {
  const alone = new Draft();
  new BodyReader(alone, parts).blocks(header.children);
  const { text } = alone.finish();
  if (!/\p{L}/u.test(text) || /^trang[\s\d/]*$/i.test(text.trim()) || draft.text.includes(text)) return;
  for (const line of text.split('\n')) draft.line(line);
  draft.blank();
}
