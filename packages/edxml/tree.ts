import { SaxesParser } from 'saxes';
import type { Limits } from './limits.ts';
import type { ReadEdxml } from './types.ts';

/** An element by its local name: senders put the same names under other prefixes and namespaces. */
export interface Element {
  name: string;
  /** By local name. */
  attributes: Record<string, string>;
  children: Element[];
  text: string;
  parent: Element | null;
}

type Reason = Extract<ReadEdxml, { ok: false }>['reason'];

/** Thrown on the way and caught once, in `readEdxml`. */
export class Unreadable extends Error {
  readonly reason: Reason;
  readonly place: string;

  constructor(reason: Reason, place: string, message: string) {
    super(message);
    this.reason = reason;
    this.place = place;
  }
}

/**
 * The tree of a package. A document type is refused whatever it says: entities are how a small file grows or reaches
 * for others (OWASP, XML External Entity Prevention). Anything not well-formed is refused with its line.
 */
export function parseTree(bytes: Uint8Array, limits: Limits): Element {
  if (bytes.length > limits.bytes)
    throw new Unreadable('tooLarge', 'gói', `Gói lớn hơn ${megabytes(limits.bytes)} MB nên không đọc.`);
  const text = decoded(bytes);
  if (!/^\s*</.test(text.slice(0, 1000)))
    throw new Unreadable('notXml', 'đầu gói', 'Tệp không phải XML. Đề nghị bên gửi gửi lại gói edXML.');
  const { markup, payloads } = lifted(text);
  if (markup.length > limits.markup)
    throw new Unreadable(
      'tooLarge',
      'gói',
      `Phần ngoài tệp đính kèm lớn hơn ${megabytes(limits.markup)} MB nên không đọc gói.`,
    );
  return built(markup, payloads, limits);
}

/** Shorter words are not worth telling apart. */
const LONG = 4096;

/** Stands for a long run of base64; of the characters for private use, which no font of a document shows. */
const MARK = '\ue000';

/**
 * The text with each long run of base64 between two tags lifted out, its line breaks left: the parser weighs every sign
 * (48 MB took it 4 s), and what is not base64 has no reason to be large.
 */
function lifted(text: string): { markup: string; payloads: string[] } {
  const pieces: string[] = [];
  const payloads: string[] = [];
  let from = 0;
  for (let at = text.indexOf('>'); at >= 0; ) {
    const end = text.indexOf('<', at);
    if (end < 0) break;
    if (end - at > LONG && isBase64(text, at + 1, end)) {
      const payload = text.slice(at + 1, end);
      const breaks = '\n'.repeat(payload.split('\n').length - 1);
      pieces.push(text.slice(from, at + 1), MARK, String(payloads.length), MARK, breaks);
      payloads.push(payload);
      from = end;
    }
    at = text.indexOf('>', end);
  }
  return { markup: [...pieces, text.slice(from)].join(''), payloads };
}

/** The words of an element, with the run of base64 that was lifted out of it. */
function laidBack(text: string, payloads: string[]): string {
  const [, at = ''] = /^\ue000(\d+)\ue000\s*$/.exec(text) ?? [];
  return (at && payloads[Number(at)]) || text;
}

/** In pieces: a pattern is only compiled once it has been asked before. */
export function isBase64(text: string, from = 0, to = text.length): boolean {
  for (let at = from; at < to; at += LONG)
    if (/[^A-Za-z0-9+/=\s]/.test(text.slice(at, Math.min(to, at + LONG)))) return false;
  return true;
}

export const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

function decoded(bytes: Uint8Array): string {
  const declared = /encoding\s*=\s*["']([\w-]+)["']/.exec(
    String.fromCharCode(...bytes.subarray(0, 200)).split('?>')[0] ?? '',
  )?.[1];
  try {
    return new TextDecoder(encodingOf(bytes) ?? declared ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    const message = `Chữ trong gói không đọc được theo bảng mã ${declared ?? 'UTF-8'}. Đề nghị bên gửi gửi lại theo UTF-8.`;
    throw new Unreadable('damaged', 'đầu gói', message);
  }
}

function encodingOf([a, b, c]: Uint8Array): string | null {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : null;
}

function built(text: string, payloads: string[], limits: Limits): Element {
  const parser = new SaxesParser();
  const top: Element = { name: '', attributes: {}, children: [], text: '', parent: null };
  let at = top;
  let elements = 0;
  let depth = 0;
  const here = () => `dòng ${parser.line}, cột ${parser.column + 1}`;
  parser.on('error', () => {
    throw new Unreadable('damaged', here(), `XML hỏng ở ${here()}. Đề nghị bên gửi gửi lại gói.`);
  });
  parser.on('doctype', () => {
    throw new Unreadable(
      'unsafe',
      here(),
      'Gói khai báo DOCTYPE nên không đọc: gói edXML không có phần này.',
    );
  });
  const tooMany = () =>
    new Unreadable('tooLarge', here(), 'Gói có quá nhiều thẻ hoặc thẻ lồng quá sâu nên không đọc.');
  let attributed = 0;
  parser.on('opentagstart', () => {
    attributed = 0;
  });
  parser.on('attribute', () => {
    attributed++;
    if (attributed > limits.attributes) throw tooMany();
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements++;
    depth++;
    if (elements > limits.elements || depth > limits.depth) throw tooMany();
    const entries = Object.entries(attributes).map(([key, value]) => [local(key), value]);
    const element = { name: local(name), attributes: Object.fromEntries(entries), children: [], text: '' };
    const child: Element = { ...element, parent: at };
    at.children.push(child);
    at = child;
  });
  const add = (more: string) => {
    at.text += more;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    at.text = laidBack(at.text, payloads);
    depth--;
    at = at.parent ?? top;
  });
  parser.write(text).close();
  const [root] = top.children;
  if (!root) throw new Unreadable('notXml', 'đầu gói', 'Tệp XML không có nội dung.');
  return root;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Where an element stands: `edXML/edXMLEnvelope/…`; the second of its name is told apart as `To[2]`. */
export function placeOf(element: Element): string {
  const trail: string[] = [];
  for (let at: Element | null = element; at?.name; at = at.parent) {
    const { name } = at;
    const same = at.parent?.children.filter((one) => one.name === name) ?? [];
    trail.unshift(same.length > 1 ? `${name}[${same.indexOf(at) + 1}]` : name);
  }
  return trail.join('/');
}

/** The first child of one of the names, at each step. */
export function child(element: Element | undefined, ...names: string[]): Element | undefined {
  return element?.children.find(({ name }) => names.includes(name));
}

export const children = (element: Element | undefined, ...names: string[]): Element[] =>
  element?.children.filter(({ name }) => names.includes(name)) ?? [];

/** All below that have the name, in the order of the file. */
export function below(element: Element, name: string): Element[] {
  return element.children.flatMap((one) => (one.name === name ? [one] : below(one, name)));
}
