import type { Block, OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { ISSUED, offices, to } from './offices.ts';

const part = (text: string): Block => ({ kind: 'division', level: 'part', text });
const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const item = (text: string): Block => ({ kind: 'item', level: 2, text });

const body: readonly Block[] = [
  part('Sự cần thiết và căn cứ xây dựng Đề án'),
  heading('Sự cần thiết'),
  {
    kind: 'paragraph',
    text: 'Qua tự đánh giá năm 2025, Trường Chính trị tỉnh đạt 26/55 tiêu chí của trường chính trị chuẩn mức 1; còn 29 tiêu chí cần có giải pháp, nguồn lực và thời hạn cụ thể.',
  },
  heading('Căn cứ'),
  item('Quy định của Ban Bí thư về trường chính trị chuẩn.'),
  item('Nghị quyết Đại hội Đảng bộ tỉnh Sơn Hà.'),
  part('Mục tiêu, nhiệm vụ và giải pháp'),
  heading('Mục tiêu theo năm'),
  {
    kind: 'table',
    columns: [
      { head: 'Năm', millimetres: 20, align: 'center' },
      { head: 'Tiêu chí đạt', millimetres: 30, align: 'center' },
      { head: 'Nhiệm vụ trọng tâm', share: 1 },
    ],
    rows: [
      { cells: ['2026', '38/55', 'Hoàn thiện minh chứng; khảo sát chất lượng sau đào tạo.'] },
      { cells: ['2027', '48/55', 'Nâng cấp thư viện điện tử; bổ sung giảng viên chính.'] },
      { cells: ['2028', '55/55', 'Đánh giá, đề nghị công nhận đạt chuẩn mức 1.'] },
    ],
  },
  heading('Kinh phí'),
  item('Tổng kinh phí dự kiến: 12.500.000.000 đồng, từ ngân sách tỉnh.'),
  part('Tổ chức thực hiện'),
  item('Ban Tổ chức Tỉnh ủy theo dõi, đôn đốc; báo cáo Ban Thường vụ Tỉnh ủy hằng năm.'),
  item('Trường Chính trị tỉnh xây dựng kế hoạch năm, phân công từng tiêu chí.'),
];

/** Đề án: parts with headings, targets by year, money. */
export function scheme(regime: Regime): OfficialDocument {
  const common = {
    number: 4,
    type: { code: 'ĐA', name: 'Đề án' },
    date: ISSUED,
    body,
  };
  if (regime === 'party')
    return {
      ...common,
      ...offices.partyCommittee,
      subject: 'xây dựng Trường Chính trị tỉnh Sơn Hà đạt chuẩn mức 1,\ngiai đoạn 2026 - 2028',
      recipients: to('Các ban đảng Tỉnh ủy', 'Trường Chính trị tỉnh', 'Lưu Văn phòng Tỉnh ủy'),
      signature: { authority: 'T/M Ban Thường vụ', position: 'Phó Bí thư', name: 'Trần Quang Hải' },
    };
  return {
    ...common,
    ...offices.school,
    subject: 'Xây dựng Trường Chính trị tỉnh Sơn Hà đạt chuẩn mức 1,\ngiai đoạn 2026 - 2028',
    recipients: to('Thường trực Tỉnh ủy (để b/c)', 'Ban Tổ chức Tỉnh ủy', 'Lưu: VT, TCHC'),
    signature: { authority: null, position: 'Hiệu trưởng', name: 'Giàng Quốc Thịnh' },
  };
}
