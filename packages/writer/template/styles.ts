import { attribute, child, childrenOf } from '../ooxml/find.ts';
import { scan } from '../ooxml/scan.ts';
import { escapeXml } from '../package.ts';

const BASE = 'DonDocBase';

/** Nothing of the template's own paragraphs runs into the body: each setting that a style could leave open is said. */
function baseStyle(font: string): string {
  const fonts = ['ascii', 'hAnsi', 'eastAsia', 'cs']
    .map((slot) => `w:${slot}="${escapeXml(font)}"`)
    .join(' ');
  return [
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${BASE}"><w:name w:val="Đôn Đốc: gốc"/>`,
    '<w:pPr><w:suppressAutoHyphens/><w:spacing w:before="0" w:beforeAutospacing="0" w:after="0" w:afterAutospacing="0" w:line="240" w:lineRule="auto"/>',
    '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>',
    `<w:rPr><w:rFonts ${fonts}/><w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="000000"/>`,
    '<w:spacing w:val="0"/><w:kern w:val="0"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN"/></w:rPr></w:style>',
  ].join('');
}

/** Names of the writer's own styles that no other program gives: a template that has them came from our own look. */
const OWN = ['Nội dung', 'Đường kẻ', 'Hết phần'];

/** Ids of the template's paragraph styles by their names. */
function idsByName(styles: string): Map<string, string> {
  const all = childrenOf(child(scan(styles), 'styles'), 'style');
  const pairs = all
    .filter((style) => attribute(style, 'type') === 'paragraph')
    .map(
      (style) => [attribute(child(style, 'name'), 'val') ?? '', attribute(style, 'styleId') ?? ''] as const,
    );
  return new Map(
    pairs.flatMap(([name, id]) =>
      /^[^"<>&]+$/.test(id) ? [[name.toLowerCase().normalize('NFC'), id] as const] : [],
    ),
  );
}

const nameOf = (style: string): string => /<w:name w:val="([^"]*)"/.exec(style)?.[1] ?? '';

/** A style of the writer under a name of its own, resting on nothing of the template. */
function renamed(style: string, id: string): string {
  return style
    .replace(`w:styleId="${id}"`, `w:customStyle="1" w:styleId="DonDoc${id}"`)
    .replace(/<w:name w:val="([^"]*)"/, '<w:name w:val="Đôn Đốc: $1"')
    .replace(/<w:basedOn w:val="[^"]*"\/>/, `<w:basedOn w:val="${BASE}"/>`)
    .replace(/<w:qFormat\/>/, '')
    .replace(/<w:(?:next|link) w:val="[^"]*"\/>/g, '');
}

/**
 * Brings the styles that `xml` uses into a template's list: under names of their own, or, where the template was made
 * from our own look, as the office has changed them there.
 */
export function mergeStyles(
  template: string,
  writer: string,
  xml: string,
  font: string,
): { styles: string; rewrite: (xml: string) => string } {
  const own = idsByName(template);
  const isOurs = OWN.every((name) => own.has(name.toLowerCase()));
  const used = [...new Set([...xml.matchAll(/<w:pStyle w:val="([^"]+)"/g)].map(([, id = '']) => id))];
  const added: string[] = [];
  const ids = new Map<string, string>();
  for (const id of used) {
    const [style = ''] =
      new RegExp(`<w:style [^>]*w:styleId="${id}"[^>]*>.*?</w:style>`, 's').exec(writer) ?? [];
    const known = isOurs ? own.get(nameOf(style).toLowerCase().normalize('NFC')) : undefined;
    if (!known) added.push(renamed(style, id));
    ids.set(id, known ?? `DonDoc${id}`);
  }
  const has = new Set(own.values());
  const all = [baseStyle(font), ...added].filter(
    (style) => !has.has(/w:styleId="([^"]*)"/.exec(style)?.[1] ?? ''),
  );
  const end = template.lastIndexOf('</w:styles>');
  return {
    styles: `${template.slice(0, end)}${all.join('')}${template.slice(end)}`,
    rewrite: (content) =>
      content.replaceAll(/<w:pStyle w:val="([^"]+)"/g, (_, id) => `<w:pStyle w:val="${ids.get(id) ?? id}"`),
  };
}
