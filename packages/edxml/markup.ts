/** An element: its name, the words or elements in it, its attributes. */
export type Tag = readonly [
  name: string,
  content: string | readonly Tag[] | null,
  attributes?: Record<string, string>,
];

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters that XML forbids, and halves of characters, are dropped: they would make the file unreadable. */
const escaped = (words: string): string =>
  words
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

/** The text of an element; what it holds is never laid out, since white space in names would be read as theirs. */
export function element([name, content, attributes = {}]: Tag): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  if (!content?.length) return `<${name}${said.join('')}/>`;
  const inside = typeof content === 'string' ? escaped(content) : content.map(element).join('');
  return `<${name}${said.join('')}>${inside}</${name}>`;
}
