import { Document, Packer, Paragraph } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { bodyParts } from '../body.ts';
import type { OfficialDocument } from '../content.ts';
import { markFigures } from '../figures.ts';
import { formatOf } from '../formats/choose.ts';
import { flattenSectionEnds } from '../package.ts';
import { stylesOf } from '../styles.ts';
import { appendixSections, section } from '../write.ts';

/** What the writer makes of a paper's body, as WordprocessingML without the document around it. */
export interface BodyXml {
  body: string;
  /** Paragraphs of the appendices, the last section's properties apart; null without appendices. */
  appendices: { content: string; lastSection: string } | null;
  /** The styles that both are set in, as the writer's own list of styles has them. */
  styles: string;
}

/** A header is a part of the file the body comes from: in a template, the template's own goes on. */
const withoutHeaders = (xml: string): string => xml.replaceAll(/<w:(?:header|footer)Reference [^>]*\/>/g, '');

/** Body and appendices as the built-in look sets them; tables of the body as wide as `width` (twips). */
export async function bodyXml(said: OfficialDocument, width: number): Promise<BodyXml> {
  const document = markFigures(said);
  const format = formatOf(document);
  const end = new Paragraph({ style: 'SectionEnd' });
  const file = new Document({
    styles: stylesOf(format),
    sections: [
      {
        ...section(format, true, false),
        children: [...bodyParts(document.body, format, width, true), end],
      },
      ...appendixSections(document, format),
    ],
  });
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(file)));
  const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const xml = flattenSectionEnds(text('word/document.xml'));
  const inner = xml.slice(xml.indexOf('<w:body>') + '<w:body>'.length, xml.lastIndexOf('</w:body>'));
  return { ...parted(withoutHeaders(inner)), styles: text('word/styles.xml') };
}

const SECTION_END = '<w:p><w:pPr><w:pStyle w:val="SectionEnd"/></w:pPr></w:p>';
const FIRST_SECTION = '<w:p><w:pPr><w:pStyle w:val="SectionEnd"/><w:sectPr>';

function parted(inner: string): Pick<BodyXml, 'body' | 'appendices'> {
  const last = inner.lastIndexOf('<w:sectPr');
  const first = inner.indexOf(FIRST_SECTION);
  const end = first < 0 ? last : first;
  const ownEnd = inner.lastIndexOf(SECTION_END, end);
  const body = inner.slice(0, ownEnd < 0 ? end : ownEnd);
  if (first < 0) return { body, appendices: null };
  const start = inner.indexOf('</w:p>', first) + '</w:p>'.length;
  return { body, appendices: { content: inner.slice(start, last), lastSection: inner.slice(last) } };
}
