/** A tag or a piece of text of a page; entities are read. */
export type HtmlToken =
  | { kind: 'open'; tag: string; attributes: Record<string, string> }
  | { kind: 'close'; tag: string }
  | { kind: 'text'; text: string };

/** What stands inside these is no text, whatever it looks like. */
const raw = [
  'script',
  'style',
  'title',
  'textarea',
  'noscript',
  'template',
  'svg',
  'select',
  'iframe',
  'object',
];

/** Cuts a page into tokens, as forgiving as browsers are; each sign is looked at once, so that no page takes long. */
export function* tokensOf(source: string): Generator<HtmlToken> {
  for (let at = 0; at < source.length; ) {
    const next = source.indexOf('<', at);
    const text = source.slice(at, next < 0 ? source.length : next);
    if (text) yield { kind: 'text', text: decodeEntities(text) };
    if (next < 0) return;
    const [, slash = '', name] = /^<(\/?)([a-zA-Z][\w:-]{0,30})/.exec(source.slice(next, next + 40)) ?? [];
    if (!name) {
      at = endOfMark(source, next);
      if (at === next + 1) yield { kind: 'text', text: '<' };
      continue;
    }
    const end = endOfTag(source, next + 1);
    const tag = name.toLowerCase();
    at = end + 1;
    if (slash) yield { kind: 'close', tag };
    else if (raw.includes(tag)) at = endOf(source, tag, at);
    else yield { kind: 'open', tag, attributes: readAttributes(source.slice(next + 1 + name.length, end)) };
  }
}

/** After a comment or a declaration; after the sign alone where it is neither. */
function endOfMark(source: string, at: number): number {
  if (source.startsWith('<!--', at)) {
    const end = source.indexOf('-->', at);
    return end < 0 ? source.length : end + 3;
  }
  if (!/[!?]/.test(source[at + 1] ?? '')) return at + 1;
  const end = source.indexOf('>', at);
  return end < 0 ? source.length : end + 1;
}

/** Where a tag ends: at a ">" that stands in no quotes. A tag that never ends is the rest of the page. */
function endOfTag(source: string, from: number): number {
  let quote = '';
  for (let at = from; at < source.length; at++) {
    const sign = source[at] ?? '';
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '>') return at;
    else if ((sign === '"' || sign === "'") && source[at - 1] === '=') quote = sign;
  }
  return source.length;
}

function endOf(source: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}\\s*>`, 'gi');
  end.lastIndex = from;
  return end.test(source) ? end.lastIndex : source.length;
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single, bare] of text.matchAll(
    /([a-zA-Z][\w:-]{0,40})\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g,
  ))
    found[name.toLowerCase()] = decodeEntities(double ?? single ?? bare ?? '');
  return found;
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '\u00ad',
  copy: '©',
  reg: '®',
  deg: '°',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  middot: '·',
  times: '×',
  para: '¶',
  sect: '§',
  frac12: '½',
  sup2: '²',
  sup3: '³',
  plusmn: '±',
  rarr: '→',
  trade: '™',
};

const marks: Record<string, string> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
};

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,8}));?/g,
    (all, hex, decimal, name: string) => {
      if (name) return named[name] ?? letterOf(name) ?? all;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code & 0xfff800) !== 0xd800 ? western(code) : '';
    },
  );
}

/** Numbers 128 to 159 are meant as Windows-1252 has them. */
const western = (code: number): string =>
  code >= 0x80 && code <= 0x9f
    ? new TextDecoder('windows-1252').decode(Uint8Array.of(code))
    : String.fromCodePoint(code);

/** &agrave; and its kind. */
function letterOf(name: string): string | undefined {
  const [, letter, mark = ''] = /^([a-zA-Z])(grave|acute|circ|tilde|uml)$/.exec(name) ?? [];
  return letter && (letter + (marks[mark] ?? '')).normalize('NFC');
}
