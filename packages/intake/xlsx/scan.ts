import { decodeEntities } from '../docx/xml.ts';

/** What is told of an XML text from its beginning to its end; names come without their prefix. */
export interface Listener {
  open(name: string, attributes: string): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Walks a sheet without keeping it: a tree of half a million cells takes a minute and a gigabyte, this a second. The
 * text has passed `xmlText`, which refuses document types.
 */
export function scan(xml: string, listener: Listener): void {
  let at = 0;
  for (;;) {
    const start = xml.indexOf('<', at);
    if (start < 0) return;
    if (start > at) listener.text(decodeEntities(xml.slice(at, start)));
    const skipped = endOfNoElement(xml, start, listener);
    if (skipped > 0) {
      at = skipped;
      continue;
    }
    const end = endOfTag(xml, start);
    if (end < 0) return;
    tell(xml.slice(start + 1, end), listener);
    at = end + 1;
  }
}

/** Behind a comment, an instruction or a stretch of plain letters; 0 where an element stands. */
function endOfNoElement(xml: string, start: number, listener: Listener): number {
  const behind = (sign: string) => {
    const end = xml.indexOf(sign, start);
    return end < 0 ? xml.length : end + sign.length;
  };
  if (xml.startsWith('<!--', start)) return behind('-->');
  if (xml.startsWith('<?', start)) return behind('?>');
  if (!xml.startsWith('<![CDATA[', start)) return 0;
  const end = behind(']]>');
  listener.text(xml.slice(start + 9, end - 3));
  return end;
}

/** The sign that closes a tag, not one inside an attribute's quotes. */
function endOfTag(xml: string, start: number): number {
  let end = xml.indexOf('>', start);
  while (end >= 0 && isInQuotes(xml.slice(start, end))) end = xml.indexOf('>', end + 1);
  return end;
}

function isInQuotes(tag: string): boolean {
  let quote = '';
  for (const sign of tag) {
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  return quote !== '';
}

function tell(tag: string, listener: Listener): void {
  if (tag.startsWith('/')) {
    listener.close(bare(tag.slice(1).trim()));
    return;
  }
  const empty = tag.endsWith('/');
  const whole = empty ? tag.slice(0, -1) : tag;
  const space = whole.search(/\s/);
  const name = bare(space < 0 ? whole : whole.slice(0, space));
  listener.open(name, space < 0 ? '' : whole.slice(space));
  if (empty) listener.close(name);
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

const patterns = new Map<string, RegExp>();

/** One attribute of those told with an element. */
export function attributeIn(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found ? decodeEntities(found[1] ?? found[2] ?? '') : undefined;
}
