/** An element with its attributes, the text directly in it, and its children. */
export interface Element {
  /** Name with its prefix, such as w:pPr. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: Element[];
}

/** The part is no well-formed XML, or nested deeper than any document is. */
export class Malformed extends Error {}

const DEEPEST = 250;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Position of the '>' that ends the tag opened at `from`; a quoted value may hold a '>'. */
function endOfTag(xml: string, from: number): number {
  let quote = '';
  for (let at = from; at < xml.length; at += 1) {
    const sign = xml[at] ?? '';
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at;
    else if (sign === '<') break;
  }
  throw new Malformed('a tag has no end');
}

/** What opens with these is passed over up to its own end; CDATA is not used by what writes office files. */
const PASSED = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
] as const;

function passOver(xml: string, at: number): number | undefined {
  const passed = PASSED.find(([start]) => xml.startsWith(start, at));
  if (!passed) return undefined;
  const end = xml.indexOf(passed[1], at + passed[0].length);
  if (end < 0) throw new Malformed(`${passed[0]} has no end`);
  return end + passed[1].length;
}

function attributesOf(inside: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single] of inside.matchAll(ATTRIBUTE))
    attributes[name] = decode(double ?? single ?? '');
  return attributes;
}

/**
 * The elements of a part, as children of a nameless root. Every sign is looked at once, whatever the bytes.
 *
 * @throws Malformed when tags do not end or do not close in order
 */
export function scan(xml: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open: Element[] = [root];
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    const top = open.at(-1) ?? root;
    if (tag !== at) top.text += decode(xml.slice(at, tag < 0 ? xml.length : tag));
    if (tag < 0) break;
    at = passOver(xml, tag) ?? readTag(xml, tag, open);
  }
  if (open.length !== 1) throw new Malformed('an element is left open');
  return root;
}

/** Opens or closes an element; gives the position after its tag. */
function readTag(xml: string, at: number, open: Element[]): number {
  const end = endOfTag(xml, at + 1);
  const inside = xml.slice(at + 1, end);
  if (inside.startsWith('/')) {
    if (open.length < 2 || open.pop()?.name !== inside.slice(1).trim())
      throw new Malformed('an element closes that is not open');
    return end + 1;
  }
  const closed = inside.endsWith('/');
  const [name = ''] = /^[^\s/]+/.exec(inside) ?? [];
  if (!name) throw new Malformed('a tag has no name');
  const attributes = attributesOf(inside.slice(name.length));
  const element: Element = { name, attributes, text: '', children: [] };
  open.at(-1)?.children.push(element);
  if (!closed && open.push(element) > DEEPEST) throw new Malformed('nested too deeply');
  return end + 1;
}
