import pdfmake from 'pdfmake';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { points } from './lengths.ts';
import { FONT, type PaperFonts, useFonts } from './write.ts';

/** A sheet of questions that somebody answers with a pen: the same for all, so nothing on it tells whose it is. */
export interface AnswerSheet {
  /** whose sheet it is, at the top left */
  issuer: string;
  /** which sheet, for those who key it in */
  code: string;
  title: string;
  /** under the title: of whom, until when */
  about: string;
  /** what is promised to whoever answers */
  promise: string;
  /** how the boxes are used */
  how: string;
  /** boxes run from 1 to this */
  scaleTo: number;
  /** questions under their headings, numbered through */
  groups: { heading: string; questions: string[] }[];
  /** over the lines for words of one's own */
  wordsLabel: string;
  /** at the foot of every page */
  foot: string;
}

const mm = points.fromMillimetres;
const SIDE = mm(15);
const WIDTH = mm(210);
const INSIDE = WIDTH - 2 * SIDE;
const BOX = mm(4.9);
const LINES = 3;
const LINE = mm(8);

const head = ({ issuer, code, title, about, promise, how }: AnswerSheet): Content[] => [
  {
    columns: [
      { width: '*', text: issuer.toLocaleUpperCase('vi'), bold: true, fontSize: 12 },
      { width: 'auto', text: ['Mã phiếu: ', { text: code, bold: true }] },
    ],
    columnGap: mm(8),
  },
  { text: title, bold: true, fontSize: 14, alignment: 'center', margin: [0, 12, 0, 2] },
  { text: about, italics: true, alignment: 'center', margin: [0, 0, 0, 8] },
  {
    table: { widths: ['*'], body: [[{ text: promise, bold: true }]] },
    layout: {
      ...{ hLineWidth: () => 0.8, vLineWidth: () => 0.8 },
      ...{ paddingLeft: () => 6, paddingRight: () => 6, paddingTop: () => 4, paddingBottom: () => 5 },
    },
  },
  { text: how, margin: [0, 7, 0, 2] },
];

/** A box with its figure, pale enough that a cross stands out. */
const box = (figure: number): TableCell => ({
  ...{ text: String(figure), fontSize: 9, color: '#555555', alignment: 'center' },
  margin: [0, 3, 0, 3],
});

/** A heading that is said again where its questions run over to the next page, and the questions, each with its boxes. */
function groupPart({ heading, questions }: AnswerSheet['groups'][number], first: number, scaleTo: number) {
  const points = Array.from({ length: scaleTo }, (_, at) => at + 1);
  const blank = { border: [false, false, false, false] as [boolean, boolean, boolean, boolean], text: '' };
  const rows: TableCell[][] = questions.map((text, at) => [
    { ...blank, text: `${first + at}. ${text}`, margin: [0, 2, 4, 2] },
    ...points.map(box),
  ]);
  const top: TableCell[] = [
    { ...blank, text: heading, bold: true, colSpan: scaleTo + 1, margin: [0, 4, 0, 1] },
    ...points.map(() => blank),
  ];
  return {
    table: {
      ...{ widths: ['*', ...points.map(() => BOX)], body: [top, ...rows] },
      ...{ headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true },
    },
    layout: {
      // No line over the heading.
      ...{ hLineWidth: (row: number) => (row === 0 ? 0 : 0.6), vLineWidth: () => 0.6 },
      hLineColor: () => '#555555',
      ...{ vLineColor: () => '#555555', paddingTop: () => 0, paddingBottom: () => 0 },
      ...{ paddingLeft: (column: number) => (column === 0 ? 0 : 1), paddingRight: () => 1 },
    },
    margin: [0, 3, 0, 3] as [number, number, number, number],
  } satisfies Content;
}

function groupParts({ groups, scaleTo }: AnswerSheet): Content[] {
  let next = 1;
  return groups.map((group) => {
    const first = next;
    next += group.questions.length;
    return groupPart(group, first, scaleTo);
  });
}

const words = ({ wordsLabel }: AnswerSheet): Content => ({
  unbreakable: true,
  margin: [0, 8, 0, 0],
  stack: [
    { text: wordsLabel },
    {
      canvas: Array.from({ length: LINES }, (_, at) => ({
        ...{ type: 'line' as const, x1: 0, x2: INSIDE, lineWidth: 0.4, dash: { length: 1.5, space: 1.5 } },
        ...{ y1: (at + 1) * LINE, y2: (at + 1) * LINE },
      })),
    },
  ],
});

/**
 * Lays out a sheet of questions as PDF, A4 upright: each question with a box for each point of the scale, then lines for
 * words. Pages carry the code of the sheet and their number, so that loose ones find together. The same sheet gives the
 * same bytes.
 *
 * @param sheet what is asked, and what is promised
 * @param fonts the styles of the font, as for {@link writePdf}
 * @returns the bytes of the file
 * @example
 * const { readFileSync } = await import('node:fs');
 * const ttf = readFileSync('node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
 * const fonts = { normal: ttf, bold: ttf, italic: ttf, boldItalic: ttf };
 * const sheet = { issuer: 'Trường', code: 'A1', title: 'PHIẾU KHẢO SÁT', about: 'Học viên', promise: 'Không ghi tên',
 *   how: 'Đánh dấu một ô', scaleTo: 10, groups: [{ heading: 'Chung', questions: ['Đồng chí hài lòng ở mức nào?'] }],
 *   wordsLabel: 'Ý kiến khác:', foot: 'Bỏ vào hộp chung' };
 * String.fromCharCode(...(await writeAnswerSheet(sheet, fonts)).subarray(0, 5)) // => '%PDF-'
 */
export async function writeAnswerSheet(sheet: AnswerSheet, fonts: PaperFonts): Promise<Uint8Array> {
  useFonts(fonts);
  const never = new Date('2000-01-01T00:00:00Z');
  const definition: TDocumentDefinitions = {
    pageSize: { width: WIDTH, height: mm(297) },
    pageMargins: [SIDE, mm(14), SIDE, mm(17)],
    defaultStyle: { font: FONT, fontSize: 10.5 },
    footer: (page, count) => ({
      columns: [
        { width: '*', text: sheet.foot, italics: true },
        { width: 'auto', text: `${sheet.code} · trang ${page}/${count}` },
      ],
      ...{ columnGap: mm(6), fontSize: 9, margin: [SIDE, mm(3), SIDE, 0] },
    }),
    content: [...head(sheet), ...groupParts(sheet), words(sheet)],
    info: {
      ...{ title: sheet.title, creationDate: never, modDate: never },
      ...{ producer: 'Đôn Đốc', creator: 'Đôn Đốc' },
    },
    language: 'vi-VN',
  };
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}
