import type { ElementFormat, ElementName, Format } from './format.ts';

/** No regulation seen gives the text of tables a size: ours is below the body's, and smaller in wide tables. */
const tableCell: ElementFormat = {
  label: 'Bảng: ô',
  letters: 'lower',
  allowed: [11, 14],
  size: 12,
  align: 'left',
  before: 2,
  after: 2,
  certainty: 'U',
};
const tableHead: ElementFormat = {
  ...tableCell,
  label: 'Bảng: tên cột',
  bold: true,
  align: 'center',
  keepNext: true,
};
const tableGroup: ElementFormat = { ...tableCell, label: 'Bảng: nhóm', bold: true, keepNext: true };

/** Words and marks shared by both guidelines; sizes and styles by their tables of components. */
// biome-ignore format: a table is read and compared by its rows
const elements: Record<ElementName, ElementFormat> = {
  nationalTitle: { label: 'Tiêu đề', letters: 'upper', allowed: [15, 15], size: 15, bold: true, align: 'center', certainty: 'P' },
  motto: { label: 'Tiêu ngữ', letters: 'lower', allowed: [14, 14], size: 14, bold: true, align: 'center', certainty: 'U' },
  superior: { label: 'Cơ quan cấp trên', letters: 'upper', allowed: [14, 14], size: 14, align: 'center', certainty: 'P' },
  issuer: { label: 'Cơ quan ban hành', letters: 'upper', allowed: [14, 14], size: 14, bold: true, align: 'center', certainty: 'P' },
  separator: { label: 'Dấu sao', letters: 'lower', allowed: [14, 14], size: 14, align: 'center', line: 14, certainty: 'P' },
  number: { label: 'Số và ký hiệu', letters: 'lower', allowed: [14, 14], size: 14, align: 'center', certainty: 'P' },
  placeDate: { label: 'Địa điểm, ngày tháng', letters: 'lower', allowed: [14, 14], size: 14, italic: true, align: 'center', certainty: 'P' },
  typeName: { label: 'Tên loại văn bản', letters: 'upper', allowed: [15, 16], size: 16, bold: true, align: 'center', before: 18, keepNext: true, certainty: 'P' },
  subject: { label: 'Trích yếu', letters: 'lower', allowed: [14, 15], size: 14, bold: true, align: 'center', sides: 10, keepNext: true, certainty: 'P' },
  subjectMark: { label: 'Gạch dưới trích yếu', letters: 'lower', allowed: [14, 15], size: 14, align: 'center', line: 14, after: 8, keepNext: true, certainty: 'S2' },
  letterSubject: { label: 'Trích yếu công văn', letters: 'lower', allowed: [12, 12], size: 12, italic: true, align: 'center', certainty: 'P' },
  urgency: { label: 'Dấu chỉ mức độ khẩn', letters: 'upper', allowed: [14, 14], size: 14, bold: true, align: 'center', before: 8, certainty: 'S1' },
  addressee: { label: 'Kính gửi', letters: 'lower', allowed: [14, 15], size: 14, align: 'center', before: 8, after: 6, keepNext: true, certainty: 'U' },
  addresseeItem: { label: 'Kính gửi: danh sách', letters: 'lower', allowed: [14, 15], size: 14, align: 'left', left: 47.5, hanging: 2.5, keepNext: true, certainty: 'U' },
  ground: { label: 'Căn cứ', letters: 'lower', allowed: [14, 15], size: 14, align: 'both', before: 6, line: 19, firstLine: 10, certainty: 'U' },
  declaration: { label: 'Thẩm quyền, lời ban hành', letters: 'upper', allowed: [14, 15], size: 14, bold: true, align: 'center', before: 8, after: 4, keepNext: true, certainty: 'U' },
  divisionLabel: { label: 'Phần, chương, mục: số', letters: 'lower', allowed: [14, 15], size: 14, bold: true, align: 'center', before: 9, keepNext: true, certainty: 'P' },
  divisionTitle: { label: 'Phần, chương, mục: tên', letters: 'upper', allowed: [14, 15], size: 14, bold: true, align: 'center', after: 4, keepNext: true, outline: 0, certainty: 'P' },
  body: { label: 'Nội dung', letters: 'lower', allowed: [14, 15], size: 14, align: 'both', before: 6, line: 19, firstLine: 10, certainty: 'S2' },
  heading1: { label: 'heading 1', letters: 'upper', allowed: [14, 15], size: 14, bold: true, align: 'both', before: 9, line: 19, firstLine: 10, keepNext: true, outline: 0, certainty: 'P' },
  heading2: { label: 'heading 2', letters: 'lower', allowed: [14, 15], size: 14, bold: true, align: 'both', before: 6, line: 19, firstLine: 10, keepNext: true, outline: 1, certainty: 'P' },
  heading3: { label: 'heading 3', letters: 'lower', allowed: [14, 15], size: 14, italic: true, align: 'both', before: 6, line: 19, firstLine: 10, keepNext: true, outline: 2, certainty: 'U' },
  tableHead,
  tableGroup,
  tableCell,
  compactHead: { ...tableHead, label: 'Bảng hẹp: tên cột', size: 11 },
  compactGroup: { ...tableGroup, label: 'Bảng hẹp: nhóm', size: 11 },
  compactCell: { ...tableCell, label: 'Bảng hẹp: ô', size: 11 },
  recipientsLabel: { label: 'Nơi nhận: nhãn', letters: 'lower', allowed: [14, 14], size: 14, underline: true, align: 'left', before: 14, keepNext: true, certainty: 'S2' },
  recipient: { label: 'Nơi nhận: danh sách', letters: 'lower', allowed: [12, 12], size: 12, align: 'left', hanging: 2.5, keepNext: true, certainty: 'S2' },
  authority: { label: 'Thể thức đề ký', letters: 'upper', allowed: [14, 14], size: 14, bold: true, align: 'center', before: 14, keepNext: true, certainty: 'S2' },
  position: { label: 'Chức vụ người ký', letters: 'upper', allowed: [14, 14], size: 14, boldTolerated: true, align: 'center', keepNext: true, certainty: 'S2' },
  signerName: { label: 'Họ tên người ký', letters: 'lower', allowed: [14, 14], size: 14, bold: true, align: 'center', before: 68, certainty: 'S2' },
  appendixLabel: { label: 'Phụ lục: nhãn', letters: 'lower', allowed: [14, 14], size: 14, bold: true, align: 'center', keepNext: true, certainty: 'U' },
  appendixTitle: { label: 'Phụ lục: tên', letters: 'upper', allowed: [14, 14], size: 14, bold: true, align: 'center', keepNext: true, certainty: 'U' },
  appendixReference: { label: 'Phụ lục: kèm theo', letters: 'lower', allowed: [13, 14], size: 13, italic: true, align: 'center', after: 10, keepNext: true, certainty: 'U' },
  pageNumber: { label: 'header', letters: 'lower', allowed: [14, 14], size: 14, align: 'center', certainty: 'S2' },
};

/** Hướng dẫn 36-HD/VPTW of 03/4/2018: replaced by 05-HD/VPTW on 27/5/2026. */
export const hd36: Format = {
  version: 'HD36',
  regime: 'party',
  basis: 'Hướng dẫn 36-HD/VPTW, ngày 03/4/2018 của Văn phòng Trung ương Đảng',
  from: '2018-04-03',
  to: '2026-05-26',
  font: 'Times New Roman',
  page: { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15, header: 10 },
  margins: { top: [20, 20], bottom: [20, 20], left: [30, 30], right: [15, 15] },
  elements,
  // The three levels of Quy định 66-QĐ/TW; one source places the mark below the number.
  urgency: {
    khan: { text: 'Khẩn' },
    thuong_khan: { text: 'Thượng khẩn' },
    hoa_toc: { text: 'Hỏa tốc' },
  },
  words: { nationalTitle: 'Đảng Cộng sản Việt Nam', motto: '', separator: '*', subjectMark: '-----' },
  head: {
    widths: [72, 93],
    rows: [
      {
        left: ['superior', 'issuer', 'separator'],
        right: ['nationalTitle', { rule: 'nationalTitle', share: 1 }],
      },
      { left: ['number', 'letterSubject', 'urgency'], right: ['placeDate'] },
    ],
  },
  underSubject: 'subjectMark',
  numberPattern: 'Số {number}-{type}/{symbol}',
  letterNumberPattern: 'Số {number}-{type}/{symbol}',
  letterSubjectPattern: '{subject}',
  addressWords: { other: 'Kính gửi' },
  groundMark: '- ',
  levels: ['{n}- ', '{n}. ', '{n}) ', '- '],
  recipientMarks: { each: ',', last: '.' },
  compactFrom: 6,
  appendixNumbers: 'arabic',
  appendixReference: '(Kèm theo {name} {number}, {date} của {issuer})',
};

/** Hướng dẫn 05-HD/VPTW of 27/5/2026: sizes and margins as before, recipients parted by semicolons, tờ trình opens otherwise. */
export const hd05: Format = {
  ...hd36,
  version: 'HD05',
  basis: 'Hướng dẫn 05-HD/VPTW, ngày 27/5/2026 của Văn phòng Trung ương Đảng',
  from: '2026-05-27',
  to: null,
  recipientMarks: { each: ';', last: '.' },
  addressWords: { other: 'Kính gửi', TTr: 'Kính trình' },
};
