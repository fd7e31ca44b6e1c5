import type { ElementFormat, ElementName, Format } from './format.ts';
import { hd36 } from './party.ts';

const party = hd36.elements;

/** Boxes (ô) of Phụ lục I; a consistent set of sizes within its ranges. */
const elements: Record<ElementName, ElementFormat> = {
  ...party,
  nationalTitle: { ...party.nationalTitle, label: 'Quốc hiệu', allowed: [12, 13], size: 13, certainty: 'S2' },
  motto: { ...party.motto, allowed: [13, 14], size: 14, certainty: 'S2' },
  superior: { ...party.superior, allowed: [12, 13], size: 13, certainty: 'S2' },
  issuer: { ...party.issuer, allowed: [12, 13], size: 13, certainty: 'S2' },
  number: { ...party.number, allowed: [13, 13], size: 13, before: 6, certainty: 'S2' },
  placeDate: { ...party.placeDate, allowed: [13, 14], size: 14, before: 6, certainty: 'S2' },
  typeName: { ...party.typeName, allowed: [13, 14], size: 14, certainty: 'S2' },
  subject: { ...party.subject, allowed: [13, 14], size: 14, certainty: 'S2' },
  letterSubject: {
    ...party.letterSubject,
    allowed: [12, 13],
    size: 13,
    italic: false,
    before: 6,
    certainty: 'S2',
  },
  urgency: { ...party.urgency, allowed: [13, 14], size: 13, certainty: 'S2' },
  addressee: { ...party.addressee, allowed: [13, 14], certainty: 'S2' },
  addresseeItem: { ...party.addresseeItem, allowed: [13, 14], certainty: 'S2' },
  ground: { ...party.ground, allowed: [13, 14], italic: true, firstLine: 12.7, certainty: 'S2' },
  declaration: { ...party.declaration, allowed: [13, 14] },
  divisionLabel: { ...party.divisionLabel, allowed: [13, 14], certainty: 'U' },
  divisionTitle: { ...party.divisionTitle, allowed: [13, 14], certainty: 'U' },
  body: { ...party.body, allowed: [13, 14], firstLine: 12.7, certainty: 'S2' },
  heading1: { ...party.heading1, allowed: [13, 14], firstLine: 12.7, certainty: 'U' },
  heading2: { ...party.heading2, allowed: [13, 14], firstLine: 12.7, certainty: 'U' },
  heading3: { ...party.heading3, allowed: [13, 14], firstLine: 12.7 },
  recipientsLabel: {
    ...party.recipientsLabel,
    allowed: [12, 12],
    size: 12,
    bold: true,
    italic: true,
    underline: false,
  },
  recipient: { ...party.recipient, allowed: [11, 11], size: 11 },
  authority: { ...party.authority, allowed: [13, 14] },
  position: { ...party.position, allowed: [13, 14], bold: true },
  signerName: { ...party.signerName, allowed: [13, 14] },
  appendixLabel: { ...party.appendixLabel, certainty: 'S2' },
  appendixTitle: { ...party.appendixTitle, allowed: [13, 14], certainty: 'S2' },
  pageNumber: { ...party.pageNumber, allowed: [13, 14] },
};

/** Nghị định 30/2020/NĐ-CP of 05/3/2020, Phụ lục I. */
export const nd30: Format = {
  version: 'ND30',
  regime: 'state',
  basis: 'Nghị định 30/2020/NĐ-CP, ngày 05/3/2020 của Chính phủ',
  from: '2020-03-05',
  to: null,
  font: 'Times New Roman',
  page: hd36.page,
  margins: { top: [20, 25], bottom: [20, 25], left: [30, 35], right: [15, 20] },
  elements,
  urgency: {
    khan: { text: 'Khẩn', frame: { width: 20, height: 8 } },
    thuong_khan: { text: 'Thượng khẩn', frame: { width: 40, height: 8 } },
    hoa_toc: { text: 'Hỏa tốc', frame: { width: 30, height: 8 } },
  },
  words: {
    nationalTitle: 'Cộng hòa xã hội chủ nghĩa Việt Nam',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    separator: '',
    subjectMark: '',
  },
  head: {
    widths: [62, 103],
    rows: [
      {
        left: ['superior', 'issuer', { rule: 'issuer', share: 0.4 }],
        right: ['nationalTitle', 'motto', { rule: 'motto', share: 1 }],
      },
      { left: ['number', 'letterSubject', 'urgency'], right: ['placeDate'] },
    ],
  },
  underSubject: { rule: 'subject', share: 0.4 },
  numberPattern: 'Số: {number}/{type}-{symbol}',
  letterNumberPattern: 'Số: {number}/{symbol}',
  letterSubjectPattern: 'V/v {subject}',
  addressWords: { other: 'Kính gửi' },
  groundMark: '',
  levels: ['{n}. ', '{n}. ', '{n}) ', '- '],
  recipientMarks: { each: ';', last: '.' },
  compactFrom: 6,
  appendixNumbers: 'roman',
  appendixReference: '(Kèm theo {name} {number} {date} của {issuer})',
};
