import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { OfficialDocument } from './content.ts';
import { clean, issuerInText } from './wording.ts';

/** The first day a zip can hold. Zip times are local: made from local parts when written, it is the same everywhere. */
const firstZipDay = () => new Date(1980, 0, 1);

export const escapeXml = (text: string) =>
  clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Properties of the file, from its content: the day of issue stands for the time of writing. */
export function coreProperties(document: OfficialDocument): string {
  const { type, subject, date, properties } = document;
  const author = escapeXml(properties?.author ?? issuerInText(document));
  const title = escapeXml(properties?.title ?? `${type.name} ${subject.replaceAll('\n', ' ')}`);
  const written = ['created', 'modified'].map(
    (name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:${name}>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${title}</dc:title><dc:creator>${author}</dc:creator><dc:language>vi-VN</dc:language>`,
    `<cp:lastModifiedBy>${author}</cp:lastModifiedBy>`,
    ...(date?.length === 10 ? written : []),
    '</cp:coreProperties>',
  ].join('');
}

/** The paragraph that ends a section must not take a line of the page it ends. */
export function flattenSectionEnds(xml: string): string {
  return xml.replaceAll('<w:p><w:pPr><w:sectPr>', '<w:p><w:pPr><w:pStyle w:val="SectionEnd"/><w:sectPr>');
}

/** The library counts bookmarks through all the files it writes; a file counts its own. */
function countBookmarks(xml: string): string {
  let count = 0;
  const own = new Map<string, number>();
  return xml.replace(/(<w:bookmark(?:Start|End) [^>]*?w:id=")(\d+)(")/g, (_, before, id, after) => {
    const number = own.get(id) ?? count++;
    own.set(id, number);
    return `${before}${number}${after}`;
  });
}

/** Left and right change places on the back of a sheet; the schema wants it before the tab stops. */
function mirrorMargins(xml: string): string {
  return xml.replace('<w:defaultTabStop', '<w:mirrorMargins/><w:defaultTabStop');
}

/** Makes the bytes of a written file depend on its content alone: properties without a clock, order, time. */
export function sealPackage(bytes: Uint8Array, document: OfficialDocument): Uint8Array {
  const parts = unzipSync(bytes);
  const main = parts['word/document.xml'];
  if (!main) throw new Error('the written package has no document part');
  parts['word/document.xml'] = strToU8(countBookmarks(flattenSectionEnds(strFromU8(main))));
  const settings = parts['word/settings.xml'];
  if (document.duplex && settings) parts['word/settings.xml'] = strToU8(mirrorMargins(strFromU8(settings)));
  parts['docProps/core.xml'] = strToU8(coreProperties(document));
  return sealParts(parts);
}

/** Parts in one order (the list of types first, as the packaging rules advise), one time for all. */
export function sealParts(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const first = '[Content_Types].xml';
  const names = Object.keys(parts).sort(
    (a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1),
  );
  const ordered: Zippable = {};
  for (const name of names) ordered[name] = parts[name] ?? new Uint8Array();
  return zipSync(ordered, { mtime: firstZipDay(), level: 6 });
}
