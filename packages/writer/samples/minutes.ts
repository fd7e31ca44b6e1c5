import type { Block, OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { ISSUED, offices, to } from './offices.ts';

const item = (level: 2 | 3 | 4, text: string): Block => ({ kind: 'item', level, text });

const body: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Thời gian, địa điểm, thành phần' },
  item(2, 'Thời gian: Từ 08 giờ 00 phút đến 10 giờ 30 phút, ngày 05/6/2026.'),
  item(2, 'Địa điểm: Phòng họp tầng 2, Trường Chính trị tỉnh.'),
  item(2, 'Thành phần: 09/11 thành viên có mặt; vắng có lý do 02 đồng chí.'),
  item(2, 'Chủ trì: Đồng chí Giàng Quốc Thịnh. Người ghi biên bản: Đồng chí Tẩn Thị Lan.'),
  { kind: 'heading', level: 1, text: 'Nội dung và diễn biến' },
  item(2, 'Đồng chí chủ trì nêu mục đích, nội dung cuộc họp.'),
  item(
    2,
    'Phòng Quản lý đào tạo báo cáo tiến độ: 26/55 tiêu chí đã đạt; 11 tiêu chí còn thiếu minh chứng; 18 tiêu chí chưa thực hiện.',
  ),
  item(2, 'Ý kiến phát biểu:'),
  item(4, 'Đồng chí Hoàng Văn Sáng: Cần lập bảng tiến độ theo tháng cho từng tiêu chí chưa đạt.'),
  item(4, 'Đồng chí Lò Thị Hương: Đề nghị khảo sát học viên ngay sau mỗi lớp.'),
  { kind: 'heading', level: 1, text: 'Kết luận' },
  item(2, 'Giao Phòng Quản lý đào tạo lập bảng tiến độ, xong trước ngày 20/6/2026.'),
  item(2, 'Giao các khoa, phòng bổ sung minh chứng của tiêu chí được phân công.'),
  {
    kind: 'paragraph',
    text: 'Cuộc họp kết thúc hồi 10 giờ 30 phút cùng ngày. Biên bản được thông qua tại cuộc họp và lập thành 02 bản có giá trị như nhau.',
  },
];

/** Biên bản: whoever wrote it signs at the left, the chair at the right. */
export function minutes(regime: Regime): OfficialDocument {
  const common = {
    number: 3,
    type: { code: 'BB', name: 'Biên bản' },
    date: ISSUED,
    body,
    recorder: { authority: null, position: 'Người ghi biên bản', name: 'Tẩn Thị Lan' },
  };
  if (regime === 'party')
    return {
      ...common,
      ...offices.schoolParty,
      subject: 'họp Đảng ủy Trường Chính trị tỉnh tháng 6 năm 2026',
      recipients: [],
      signature: { authority: null, position: 'Chủ trì hội nghị', name: 'Giàng Quốc Thịnh' },
    };
  return {
    ...common,
    ...offices.school,
    subject: 'Họp rà soát tiến độ thực hiện tiêu chí trường chính trị chuẩn',
    recipients: to('Thành viên dự họp', 'Lưu: VT, TCHC'),
    signature: { authority: null, position: 'Chủ trì', name: 'Giàng Quốc Thịnh' },
  };
}
