import pdfmake from 'pdfmake';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { points } from './lengths.ts';
import { FONT, type PaperFonts, useFonts } from './write.ts';

/** A slip of paper that somebody fills in by hand and a scanner brings back. */
export interface Slip {
  /** what the QR code says */
  code: string;
  /** under the code, for people */
  codeInWords: string;
  title: string;
  /** facts in two columns: what, and how */
  facts: [label: string, value: string][];
  /** whose form it is, at the top */
  office: string;
  /** at the foot: how it is handed in */
  foot: string;
}

const mm = points.fromMillimetres;
const MARGIN = mm(12);
/** A5 upright, as half a sheet of the paper that every office has. */
const WIDTH = mm(148);
const INSIDE = WIDTH - 2 * MARGIN;
const LINES = 5;
const LINE = mm(8);

/** A box to tick with its word beside. */
const tick = (word: string): Content => ({
  table: { widths: [9, '*'], body: [[{ text: '', border: [true, true, true, true] }, beside(word)]] },
  layout: { paddingTop: () => 0, paddingBottom: () => 0, hLineWidth: () => 0.8, vLineWidth: () => 0.8 },
});

const beside = (text: string): TableCell => ({ text, border: [false, false, false, false] });

const ruled = (count: number): Content => ({
  canvas: Array.from({ length: count }, (_, at) => ({
    ...{ type: 'line' as const, x1: 0, x2: INSIDE, lineWidth: 0.4, dash: { length: 1.5, space: 1.5 } },
    ...{ y1: (at + 1) * LINE, y2: (at + 1) * LINE },
  })),
});

function slipParts(slip: Slip, isFirst: boolean): Content[] {
  const facts: TableCell[][] = slip.facts.map(([label, value]) => [
    { text: label },
    { text: value, bold: true },
  ]);
  return [
    {
      ...(isFirst ? {} : { pageBreak: 'before' as const }),
      columns: [
        {
          width: '*',
          stack: [
            { text: slip.office, fontSize: 10 },
            { text: 'PHIẾU BÁO CÁO TIẾN ĐỘ', bold: true, fontSize: 14, margin: [0, 6, 0, 4] },
            { text: slip.title, fontSize: 11.5 },
          ],
        },
        {
          width: mm(34),
          stack: [
            // Mended by the code itself where up to a quarter of it is soiled.
            { qr: slip.code, fit: mm(30), eccLevel: 'Q', alignment: 'right' },
            { text: slip.codeInWords, fontSize: 9, alignment: 'right', margin: [0, 3, 0, 0] },
          ],
        },
      ],
      columnGap: mm(4),
    },
    {
      table: { widths: [mm(30), '*'], body: facts },
      layout: 'noBorders',
      margin: [0, 8, 0, 6],
    },
    {
      columns: [tick('Đã xong, ngày …../…../…….'), tick('Đang làm, đạt ……… %')],
      columnGap: mm(6),
    },
    { text: 'Kết quả, sản phẩm, vướng mắc:', margin: [0, 10, 0, 0] },
    ruled(LINES),
    {
      margin: [0, 14, 0, 0],
      columns: [
        {
          width: '*',
          stack: [{ text: 'Người lập phiếu', bold: true, alignment: 'center' }, hand('(ký, ghi rõ họ tên)')],
        },
        {
          width: '*',
          stack: [{ text: 'Thủ trưởng cơ quan', bold: true, alignment: 'center' }, hand('(ký, đóng dấu)')],
        },
      ],
    },
  ];
}

const hand = (words: string): Content => ({ text: words, italics: true, fontSize: 10, alignment: 'center' });

/**
 * Lays out slips as PDF, A5 upright, one to a page: a QR code, what the slip is about, boxes and lines for a pen. The
 * same slips give the same bytes.
 *
 * @param slips what each is about; one at least
 * @param fonts the styles of the font, as for {@link writePdf}
 * @returns the bytes of the file
 * @example
 * const { readFileSync } = await import('node:fs');
 * const ttf = readFileSync('node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
 * const fonts = { normal: ttf, bold: ttf, italic: ttf, boldItalic: ttf };
 * const slip = { code: 'DD1.TB8-2024-1.ABCD', codeInWords: 'TB8-2024-1', title: 'Rà soát đề án',
 *   facts: [['Cơ quan', 'Sở Y tế']], office: 'Văn phòng', foot: 'Nộp về Văn phòng' };
 * String.fromCharCode(...(await writeSlips([slip], fonts)).subarray(0, 5)) // => '%PDF-'
 */
export async function writeSlips(slips: Slip[], fonts: PaperFonts): Promise<Uint8Array> {
  useFonts(fonts);
  const never = new Date('2000-01-01T00:00:00Z');
  const definition: TDocumentDefinitions = {
    pageSize: { width: WIDTH, height: mm(210) },
    pageMargins: [MARGIN, MARGIN, MARGIN, mm(14)],
    defaultStyle: { font: FONT, fontSize: 11 },
    // Every page is one slip.
    footer: (page) => ({
      ...{ text: slips[page - 1]?.foot ?? '', fontSize: 8.5, italics: true },
      margin: [MARGIN, 0, MARGIN, 0],
    }),
    content: slips.flatMap((slip, at) => slipParts(slip, at === 0)),
    info: {
      ...{ title: 'Phiếu báo cáo tiến độ', creationDate: never, modDate: never },
      ...{ producer: 'Đôn Đốc', creator: 'Đôn Đốc' },
    },
    language: 'vi-VN',
  };
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}
