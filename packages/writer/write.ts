import { Document, Header, type ISectionOptions, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { appendixHead } from './appendix.ts';
import { bodyParts } from './body.ts';
import type { OfficialDocument } from './content.ts';
import { markFigures } from './figures.ts';
import { foot } from './foot.ts';
import { formatOf } from './formats/choose.ts';
import type { Format } from './formats/format.ts';
import { head, title } from './head.ts';
import { sealPackage } from './package.ts';
import { stylesOf } from './styles.ts';
import { twips } from './units.ts';
import { clean } from './wording.ts';

type Section = Pick<ISectionOptions, 'properties' | 'headers'>;

/** Width of the text in twips. */
export function textWidth({ page }: Format, landscape: boolean): number {
  const across = landscape ? page.height : page.width;
  return twips.fromMillimetres(across - page.left - page.right);
}

/** Paper, margins, and the page number centred above the text; `first` hides it on the first page. */
export function section({ page }: Format, first: boolean, landscape: boolean): Section {
  const mm = twips.fromMillimetres;
  const number = new Paragraph({
    style: 'Header',
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
  return {
    properties: {
      titlePage: first,
      page: {
        size: {
          width: mm(page.width),
          height: mm(page.height),
          orientation: landscape ? 'landscape' : 'portrait',
        },
        margin: {
          top: mm(page.top),
          bottom: mm(page.bottom),
          left: mm(page.left),
          right: mm(page.right),
          header: mm(page.header),
          footer: mm(page.header),
          gutter: 0,
        },
      },
    },
    headers: { default: new Header({ children: [number] }) },
  };
}

function sections(document: OfficialDocument, format: Format): ISectionOptions[] {
  const appendices = document.appendices ?? [];
  const main = [
    head(document, format),
    ...title(document, format),
    ...bodyParts(document.body, format, textWidth(format, false), true),
    ...foot(document, format),
    // Without a section to follow, Word would add a whole line after the last table.
    ...(appendices.length === 0 ? [new Paragraph({ style: 'SectionEnd' })] : []),
  ];
  return [{ ...section(format, true, false), children: main }, ...appendixSections(document, format)];
}

/** Each appendix as a section of its own paper. */
export function appendixSections(document: OfficialDocument, format: Format): ISectionOptions[] {
  const appendices = document.appendices ?? [];
  return appendices.map((appendix, index) => ({
    ...section(format, false, appendix.landscape ?? false),
    children: [
      ...appendixHead(document, index, format),
      ...bodyParts(appendix.blocks, format, textWidth(format, appendix.landscape ?? false)),
      ...(index === appendices.length - 1 ? [new Paragraph({ style: 'SectionEnd' })] : []),
    ],
  }));
}

/**
 * Writes an official document as DOCX in the format of its issuer's regime and its date. Nothing is taken from
 * the clock or from chance: the same content gives the same bytes.
 *
 * @param said what is to be said; the format decides how it looks
 * @returns the bytes of the file
 * @throws RangeError when `date` is neither an ISO date nor the beginning of one
 * @example
 * const bytes = await writeDocument({
 *   regime: 'party', superior: 'Tỉnh ủy Sơn Hà', issuer: 'Văn phòng', symbol: 'VPTU', number: 8,
 *   type: { code: 'BC', name: 'Báo cáo' }, subject: 'kết quả thực hiện nhiệm vụ',
 *   place: 'Sơn Hà', date: '2024-02-05', body: [{ kind: 'paragraph', text: 'Văn phòng báo cáo như sau.' }],
 *   recipients: [{ text: 'Thường trực Tỉnh ủy' }, { text: 'Lưu VPTU' }],
 *   signature: { authority: null, position: 'Chánh Văn phòng', name: null },
 * });
 * String.fromCharCode(...bytes.subarray(0, 2)) // => 'PK'
 */
export async function writeDocument(said: OfficialDocument): Promise<Uint8Array> {
  const document = markFigures(said);
  const format = formatOf(document);
  const file = new Document({
    compatibility: { version: 15 },
    styles: stylesOf(format),
    sections: sections(document, format),
    customProperties: Object.entries(document.properties?.facts ?? {}).map(([name, value]) => ({
      name,
      value: clean(value),
    })),
  });
  return sealPackage(new Uint8Array(await Packer.toArrayBuffer(file)), document);
}
