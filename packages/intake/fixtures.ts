/** Files for tests, made in memory: DOCX from pieces of XML, PDF from words and places. All words are invented. */
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
].join(' ');

/** A part of a DOCX: the root element round its content. */
export const part = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${namespaces}>${content}</w:${root}>`;

/** A DOCX with that body and further parts by name ('numbering.xml'). */
export function docx(body: string, parts: Record<string, string> = {}): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(part('document', `<w:body>${body}</w:body>`)),
  };
  for (const [name, content] of Object.entries(parts)) files[`word/${name}`] = strToU8(content);
  return zipSync(files);
}

export const r = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const p = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${text.startsWith('<') ? text : r(text)}</w:p>`;
export const inList = (list: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;

export const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`;
export const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const lines = '<w:tblBorders><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders>';
export const table = (rows: string[], ruled = false): string =>
  `<w:tbl><w:tblPr>${ruled ? lines : ''}</w:tblPr>${rows.join('')}</w:tbl>`;

/** Text at a place, in points from the top left corner; every letter is half its size wide. */
export interface Placed {
  x: number;
  y: number;
  text: string;
  size?: number;
  /** turned to the left by that many degrees */
  turn?: number;
}

export interface PdfPage {
  width?: number;
  height?: number;
  rotate?: number;
  text?: Placed[];
  /** straight lines: [x0, y0, x1, y1] */
  rules?: [number, number, number, number][];
}

const hex = (text: string): string =>
  [...Array(text.length).keys()].map((i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');

function content(page: PdfPage): string {
  const height = page.height ?? 842;
  const text = (page.text ?? []).map(({ x, y, text, size = 14, turn = 0 }) => {
    const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
    const matrix = [cos, sin, -sin, cos].map((n) => n.toFixed(4)).join(' ');
    return `BT /F ${size} Tf ${matrix} ${x} ${height - y} Tm <${hex(text)}> Tj ET`;
  });
  const rules = (page.rules ?? []).map(
    ([x0, y0, x1, y1]) => `${x0} ${height - y0} m ${x1} ${height - y1} l S`,
  );
  return [...text, ...rules].join('\n');
}

const unicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end`;

const stream = (dictionary: string, data: string): string =>
  `<<${dictionary}/Length ${data.length}>>stream\n${data}\nendstream`;

/** A PDF whose letters carry their Unicode value; `trailer` may add entries such as /Encrypt; `font` is a name. */
export function pdf(pages: PdfPage[], trailer = '', font = 'F'): Uint8Array {
  const first = 6;
  const kids = pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    `<</Type/Font/Subtype/Type0/BaseFont/${font}/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>`,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${font}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500>>`,
    stream('', unicode),
    ...pages.flatMap((page, i) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${page.width ?? 595} ${page.height ?? 842}]/Rotate ${page.rotate ?? 0}` +
        `/Contents ${first + 2 * i + 1} 0 R/Resources<</Font<</F 3 0 R>>>>>>`,
      stream('', content(page)),
    ]),
  ];
  return pdfOf(objects, trailer);
}

/** A PDF of objects numbered from 1, the first of which is its catalogue. */
export function pdfOf(objects: string[], trailer = ''): Uint8Array {
  let file = '%PDF-1.5\n';
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  file += `trailer<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}

/** A PDF of pages that are each one JPEG picture and hold no letter, as a scanner sends it. */
export function pdfOfPictures(
  pages: { width: number; height: number; bytes: Uint8Array }[],
  dpi: number,
): Uint8Array {
  const first = 3;
  const kids = pages.map((_, i) => `${first + 3 * i} 0 R`).join(' ');
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    ...pages.flatMap(({ width, height, bytes }, i) => {
      const [wide, high] = [width, height].map((dots) => ((dots * 72) / dpi).toFixed(2));
      const size = `/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8`;
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${wide} ${high}]/Contents ${first + 3 * i + 1} 0 R` +
          `/Resources<</XObject<</P ${first + 3 * i + 2} 0 R>>>>>>`,
        stream('', `${wide} 0 0 ${high} 0 0 cm /P Do`),
        stream(`/Type/XObject/Subtype/Image${size}/Filter/DCTDecode`, Buffer.from(bytes).toString('latin1')),
      ];
    }),
  ]);
}

/** A stream object for `pdfOf`, packed that many times over. */
export function packedStream(data: Uint8Array, times: number): string {
  let packed = data;
  for (let i = 0; i < times; i++) packed = deflateSync(packed, { level: 9 });
  return stream(`/Filter[${'/FlateDecode'.repeat(times)}]`, Buffer.from(packed).toString('latin1'));
}
