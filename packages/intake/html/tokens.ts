/** A tag or a piece of text of a page; entities are read. */
export type HtmlToken =
  | { kind: 'open'; tag: string; attributes: Record<string, string> }
  | { kind: 'close'; tag: string }
  | { kind: 'text'; text: string };

const pattern =
  /<!--[\s\S]*?(?:-->|$)|<!\[[^>]*>|<[!?][^>]*>|<(\/?)([a-zA-Z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|([^<]+)|</g;

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

/** Cuts a page into tokens, as forgiving as browsers are. */
export function* tokensOf(source: string): Generator<HtmlToken> {
  pattern.lastIndex = 0;
  let at = 0;
  for (;;) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (!match) return;
    at = pattern.lastIndex;
    const [all, slash, name, attributes = '', text] = match;
    if (text !== undefined) yield { kind: 'text', text: decodeEntities(text) };
    else if (all === '<') yield { kind: 'text', text: '<' };
    if (!name) continue;
    const tag = name.toLowerCase();
    if (slash) yield { kind: 'close', tag };
    else if (raw.includes(tag)) at = endOf(source, tag, at);
    else yield { kind: 'open', tag, attributes: readAttributes(attributes) };
  }
}

function endOf(source: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}\\s*>`, 'gi');
  end.lastIndex = from;
  return end.test(source) ? end.lastIndex : source.length;
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single, bare] of text.matchAll(
    /([a-zA-Z][\w:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g,
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
