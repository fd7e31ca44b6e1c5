import pdfmake from 'pdfmake';
import type {
  Content,
  ContextPageSize,
  DynamicContent,
  Node,
  TDocumentDefinitions,
} from 'pdfmake/interfaces.js';
import type { Appendix, OfficialDocument } from '../content.ts';
import { formatOf } from '../formats/choose.ts';
import type { Format } from '../formats/format.ts';
import { issuerInText } from '../wording.ts';
import { bodyParts } from './body.ts';
import { points } from './lengths.ts';
import { appendixHead, foot, head, title } from './parts.ts';

export const FONT = 'paper';
/** Not in the library's types. */
const { virtualfs: memory } = pdfmake as unknown as {
  virtualfs: { writeFileSync(name: string, content: Buffer): void };
};

/** The four styles of the font that a paper is set in, as the bytes of TrueType files; only used letters are embedded. */
export interface PaperFonts {
  normal: Uint8Array;
  bold: Uint8Array;
  italic: Uint8Array;
  boldItalic: Uint8Array;
}

/** The library opens fonts by name; ours lie in its memory alone. */
export function useFonts({ normal, bold, italic, boldItalic }: PaperFonts): void {
  const styles = { normal, bold, italics: italic, bolditalics: boldItalic };
  const named = Object.entries(styles).map(([style, bytes]) => {
    const file = `${FONT}/${style}.ttf`;
    memory.writeFileSync(file, Buffer.from(bytes));
    return [style, file];
  });
  pdfmake.setFonts({ [FONT]: Object.fromEntries(named) });
  // Nothing of a document is fetched or opened: it names no pictures and no addresses.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
}

/** From page 2 on, centred above the text (HD 36-HD/VPTW, NĐ 30/2020: no number on the first page). */
function pageNumber({ page, elements }: Format): DynamicContent {
  return (current: number): Content =>
    current === 1
      ? ''
      : {
          text: String(current),
          alignment: 'center',
          fontSize: elements.pageNumber.size,
          margin: [0, points.fromMillimetres(page.header), 0, 0],
        };
}

function appendixParts(document: OfficialDocument, format: Format): Content[] {
  const { page } = format;
  return (document.appendices ?? []).map(({ blocks, landscape = false }: Appendix, index) => {
    const across = landscape ? page.height : page.width;
    return {
      stack: [
        ...appendixHead(document, index, format),
        ...bodyParts(blocks, format, across - page.left - page.right, !landscape),
      ],
      pageBreak: 'before',
      pageOrientation: landscape ? 'landscape' : 'portrait',
    };
  });
}

/** A heading never ends a page: what keeps with the next goes over with it. */
const startsNewPage = (
  node: Node,
  { getFollowingNodesOnPage }: { getFollowingNodesOnPage(): Node[] },
): boolean =>
  node.headlineLevel === 1 && node.pageNumbers.length === 1 && getFollowingNodesOnPage().length === 0;

function definitionOf(document: OfficialDocument, format: Format): TDocumentDefinitions {
  const { page } = format;
  const mm = points.fromMillimetres;
  const size: ContextPageSize = {
    ...{ width: mm(page.width), height: mm(page.height), orientation: 'portrait' },
  };
  const { properties, type, subject, date } = document;
  const issued = new Date(`${date?.length === 10 ? date : '2000-01-01'}T00:00:00Z`);
  return {
    pageSize: { width: size.width, height: size.height },
    pageMargins: [mm(page.left), mm(page.top), mm(page.right), mm(page.bottom)],
    defaultStyle: { font: FONT },
    header: pageNumber(format),
    pageBreakBefore: startsNewPage as TDocumentDefinitions['pageBreakBefore'],
    content: [
      head(document, format),
      ...title(document, format),
      ...bodyParts(document.body, format, page.width - page.left - page.right, true),
      ...foot(document, format),
      ...appendixParts(document, format),
    ],
    info: {
      title: properties?.title ?? `${type.name} ${subject.replaceAll('\n', ' ')}`,
      author: properties?.author ?? issuerInText(document),
      creationDate: issued,
      modDate: issued,
      producer: 'Đôn Đốc',
      creator: 'Đôn Đốc',
    },
    language: 'vi-VN',
  };
}

/**
 * Writes an official document as PDF, in the same format as {@link writeDocument} and without another program: what
 * may be read and printed but not changed. The font is embedded. The same content gives the same bytes.
 *
 * @param document what is to be said; the format decides how it looks
 * @param fonts a font as wide as Times New Roman, such as Tinos: widths of rules are measured by it
 * @returns the bytes of the file
 * @throws RangeError when `date` is neither an ISO date nor the beginning of one
 * @example
 * const { readFileSync } = await import('node:fs');
 * const ttf = readFileSync('node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
 * const fonts = { normal: ttf, bold: ttf, italic: ttf, boldItalic: ttf };
 * const bytes = await writePdf({
 *   regime: 'party', superior: 'Tỉnh ủy Sơn Hà', issuer: 'Văn phòng', symbol: 'VPTU', number: 8,
 *   type: { code: 'BC', name: 'Báo cáo' }, subject: 'kết quả thực hiện nhiệm vụ',
 *   place: 'Sơn Hà', date: '2024-02-05', body: [{ kind: 'paragraph', text: 'Văn phòng báo cáo như sau.' }],
 *   recipients: [{ text: 'Thường trực Tỉnh ủy' }, { text: 'Lưu VPTU' }],
 *   signature: { authority: null, position: 'Chánh Văn phòng', name: null },
 * }, fonts);
 * String.fromCharCode(...bytes.subarray(0, 5)) // => '%PDF-'
 */
export async function writePdf(document: OfficialDocument, fonts: PaperFonts): Promise<Uint8Array> {
  useFonts(fonts);
  const made = pdfmake.createPdf(definitionOf(document, formatOf(document)));
  return new Uint8Array(await made.getBuffer());
}
