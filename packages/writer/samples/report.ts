import type { OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { ISSUED, offices, to } from './offices.ts';

const body: OfficialDocument['body'] = [
  {
    kind: 'paragraph',
    text: 'Thực hiện Thông báo số 118-TB/VPTU, ngày 20/11/2025 của Văn phòng Tỉnh ủy Sơn Hà, đơn vị báo cáo kết quả sáu tháng đầu năm 2026 như sau:',
  },
  { kind: 'heading', level: 1, text: 'Kết quả thực hiện' },
  { kind: 'heading', level: 2, text: 'Nhiệm vụ đã hoàn thành' },
  { kind: 'item', level: 3, text: 'Ban hành kế hoạch thực hiện Đề án trường chính trị chuẩn mức 1.' },
  { kind: 'item', level: 3, text: 'Khảo sát 12 lớp, 640 học viên về chất lượng sau đào tạo.' },
  { kind: 'heading', level: 2, text: 'Nhiệm vụ đang thực hiện' },
  {
    kind: 'item',
    level: 4,
    text: [{ text: 'Bổ sung giảng viên chính: ' }, { text: '06/09', bold: true }, { text: ' người.' }],
  },
  {
    kind: 'table',
    columns: [
      { head: 'TT', millimetres: 10, align: 'center' },
      { head: 'Tiêu chí', share: 3 },
      { head: 'Yêu cầu', align: 'center' },
      { head: 'Đã đạt', align: 'center' },
    ],
    rows: [
      { group: 'Đội ngũ giảng viên' },
      { cells: ['1', 'Giảng viên chính', '20%', '14%'] },
      { cells: ['2', 'Thạc sĩ trở lên', '80%', '86%'] },
    ],
  },
  { kind: 'heading', level: 1, text: 'Kiến nghị' },
  { kind: 'item', level: 2, text: 'Đề nghị sớm tổ chức xét thăng hạng giảng viên chính.' },
];

/** Báo cáo. */
export function report(regime: Regime): OfficialDocument {
  const common = {
    number: 8,
    type: { code: 'BC', name: 'Báo cáo' },
    subject: 'kết quả thực hiện Đề án trường chính trị chuẩn mức 1\nsáu tháng đầu năm 2026',
    date: ISSUED,
    body,
  };
  if (regime === 'party')
    return {
      ...common,
      ...offices.partyOffice,
      recipients: to('Thường trực Tỉnh ủy (để b/c)', 'Trường Chính trị tỉnh', 'Lưu VPTU'),
      signature: {
        authority: 'K/T Chánh Văn phòng',
        position: 'Phó Chánh Văn phòng',
        name: 'Lò Thị Hương',
      },
    };
  return {
    ...common,
    ...offices.school,
    recipients: to('Thường trực Tỉnh ủy (để b/c)', 'Sở Nội vụ', 'Lưu: VT, QLĐT'),
    signature: { authority: 'KT. Hiệu trưởng', position: 'Phó Hiệu trưởng', name: 'Vàng Minh Khôi' },
  };
}
