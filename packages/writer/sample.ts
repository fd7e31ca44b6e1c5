import type { OfficialDocument } from './content.ts';

/** An invented report in Party format: the subject of this package's tests. */
export const sampleReport: OfficialDocument = {
  regime: 'party',
  superior: 'Tỉnh ủy Sơn Hà',
  issuer: 'Văn phòng',
  symbol: 'VPTU',
  number: 8,
  type: { code: 'BC', name: 'Báo cáo' },
  subject: 'kết quả thực hiện Thông báo số 118-TB/VPTU\ncủa Văn phòng Tỉnh ủy',
  place: 'Sơn Hà',
  date: '2024-02-05',
  addressees: ['Thường trực Tỉnh ủy'],
  body: [
    { kind: 'paragraph', text: 'Văn phòng Tỉnh ủy báo cáo kết quả thực hiện như sau:' },
    { kind: 'heading', level: 1, text: 'Kết quả chung' },
    {
      kind: 'item',
      level: 2,
      text: [{ text: 'Tổng số: ' }, { text: '13', bold: true }, { text: ' nhiệm vụ.' }],
    },
    {
      kind: 'table',
      columns: [
        { head: 'TT', millimetres: 10, align: 'center' },
        { head: 'Nội dung', share: 3 },
        { head: 'Giá trị', align: 'right' },
      ],
      rows: [{ group: 'A. Chung' }, { cells: ['1', 'Giảng viên chính', '14\u00A0%'] }],
    },
    { kind: 'paragraph', text: 'Văn phòng Tỉnh ủy trân trọng báo cáo.' },
  ],
  recipients: [{ text: 'Thường trực Tỉnh ủy' }, { text: 'Trường Chính trị tỉnh,' }, { text: 'Lưu VPTU.' }],
  signature: { authority: 'K/T Chánh Văn phòng', position: 'Phó Chánh Văn phòng', name: 'Lò Thị Hương' },
  appendices: [
    {
      title: 'Căn cứ của số liệu',
      blocks: [{ kind: 'paragraph', text: 'Mã: TB118\u20112023\u20113.1.' }],
      landscape: true,
    },
  ],
};
