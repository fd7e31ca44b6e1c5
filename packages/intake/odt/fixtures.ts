/** ODT files for tests, made in memory from pieces of XML. All words are invented. */
import { strToU8, zipSync } from 'fflate';

const namespaces = ['office', 'text', 'style', 'table', 'draw', 'fo', 'svg', 'manifest']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

const part = (root: string, content: string) =>
  strToU8(`<?xml version="1.0"?><office:${root} ${namespaces}>${content}</office:${root}>`);

/** A file with that body, styles made for its paragraphs, and the content of styles.xml. */
export function odt(body: string, automatic = '', styles = ''): Uint8Array {
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': part(
      'document-content',
      `<office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`,
    ),
    'styles.xml': part('document-styles', styles),
  });
}

export const p = (content: string, style = 'P'): string =>
  `<text:p text:style-name="${style}">${content}</text:p>`;
export const list = (style: string, items: string[], more = ''): string =>
  `<text:list text:style-name="${style}" ${more}>${items.map((item) => `<text:list-item>${item}</text:list-item>`).join('')}</text:list>`;
