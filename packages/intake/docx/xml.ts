import { XMLParser } from 'fast-xml-parser';
import { Refused, refusal } from '../refusals.ts';
import type { Limits } from '../types.ts';

/** An element in document order: `w:p`, its attributes, its children; text stands in nodes named `#text`. */
export interface Node {
  tag: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

type Raw = Record<string, Raw[] | Record<string, string> | string>;

/** Entities are decoded here: the parser's own decoder knows no numeric ones and gives up on long texts. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 500,
});

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (all, hex, decimal, name) => {
    if (name) return entities[name] ?? all;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

function convert(raw: Raw): Node {
  const tag = Object.keys(raw).find((key) => key !== ':@') ?? '#text';
  const content = raw[tag];
  const attributes = (raw[':@'] ?? {}) as Record<string, string>;
  if (typeof content === 'string') return { tag, attributes, children: [], text: decodeEntities(content) };
  return { tag, attributes, children: ((content ?? []) as Raw[]).map(convert), text: '' };
}

/** The text of an XML part. A document type is refused: OOXML has none (ECMA-376-2 §9.1.2). */
export function xmlText(bytes: Uint8Array, root: string, limits: Limits): string {
  const utf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
  const text = new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Refused(refusal('unsafe', limits));
  // The parser closes by itself what a cut text leaves open.
  if (!new RegExp(`</(?:\\w+:)?${root}\\s*>|<(?:\\w+:)?${root}[^>]*/>`).test(text))
    throw new Refused(refusal('damaged', limits));
  return text;
}

/** The element of that name at the root of an XML part. */
export function parseXml(bytes: Uint8Array, root: string, limits: Limits): Node | undefined {
  const text = xmlText(bytes, root, limits);
  try {
    return (parser.parse(text) as Raw[]).map(convert).find((node) => node.tag === root);
  } catch {
    throw new Refused(refusal('damaged', limits));
  }
}

/** The element reached by a path of names, first match at each step. */
export function child(node: Node | undefined, ...path: string[]): Node | undefined {
  let at = node;
  for (const tag of path) at = at?.children.find((c) => c.tag === tag);
  return at;
}

/** The children of that name. */
export const children = (node: Node | undefined, tag: string): Node[] =>
  node?.children.filter((c) => c.tag === tag) ?? [];

/** An attribute by its name with prefix. */
export function named(node: Node | undefined, name: string): string | undefined {
  const value = node?.attributes[name];
  return value === undefined ? undefined : decodeEntities(value);
}

/** An attribute of the WordprocessingML namespace. */
export const attribute = (node: Node | undefined, name: string): string | undefined =>
  named(node, `w:${name}`);

/** A switch such as `<w:b/>`: on unless it says otherwise (ECMA-376-1 §17.17.4). */
export function isOn(node: Node | undefined): boolean {
  return node !== undefined && !['0', 'false', 'off'].includes(attribute(node, 'val') ?? '1');
}
