import type { Block, OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { decision } from './decision.ts';
import { ISSUED, offices, to } from './offices.ts';

const article = (title: string, text = ''): Block => ({
  kind: 'article',
  text: [{ text: title, bold: true }, ...(text ? [{ text: `\n${text}` }] : [])],
});
const clause = (text: string): Block => ({ kind: 'item', level: 2, text });
const point = (text: string): Block => ({ kind: 'item', level: 3, text });
const chapter = (text: string): Block => ({ kind: 'division', level: 'chapter', text });
const section = (text: string): Block => ({ kind: 'division', level: 'section', text });

/** Chapters, sections, articles, clauses and points of how a committee works. */
const committee: readonly Block[] = [
  chapter('Quy định chung'),
  article(
    'Phạm vi điều chỉnh, đối tượng áp dụng',
    'Quy chế này quy định nguyên tắc, chế độ làm việc, trách nhiệm và quan hệ công tác của Ban Chỉ đạo.',
  ),
  article('Nguyên tắc làm việc'),
  clause('Ban Chỉ đạo làm việc theo nguyên tắc tập trung dân chủ; Trưởng ban kết luận.'),
  clause('Thành viên làm việc theo chế độ kiêm nhiệm, chịu trách nhiệm về việc được phân công.'),
  chapter('Trách nhiệm và chế độ làm việc'),
  section('Trách nhiệm'),
  article('Trưởng ban'),
  clause('Trưởng ban có trách nhiệm:'),
  point('Lãnh đạo hoạt động của Ban Chỉ đạo;'),
  point('Phân công nhiệm vụ của từng thành viên;'),
  point('Chủ trì và kết luận các cuộc họp.'),
  article('Thành viên', 'Thành viên báo cáo kết quả việc được phân công trước ngày 20 của tháng cuối quý.'),
  section('Chế độ làm việc'),
  article('Họp và báo cáo'),
  clause('Ban Chỉ đạo họp định kỳ mỗi quý một lần; họp đột xuất theo yêu cầu của Trưởng ban.'),
  clause('Kết luận cuộc họp được thông báo bằng văn bản.'),
  chapter('Điều khoản thi hành'),
  article('Hiệu lực', 'Quy chế này có hiệu lực kể từ ngày Quyết định ban hành có hiệu lực.'),
];

/** Quy chế issued by a decision: it opens a page of its own, with the decision named below its trích yếu. */
export function statutes(regime: Regime): OfficialDocument {
  const paper = decision(regime);
  const subject = 'ban hành Quy chế làm việc của Ban Chỉ đạo thực hiện Đề án';
  const articles: readonly Block[] = [
    {
      kind: 'article',
      text: 'Ban hành kèm theo Quyết định này Quy chế làm việc của Ban Chỉ đạo thực hiện Đề án trường chính trị chuẩn mức 1.',
    },
    {
      kind: 'article',
      text: 'Các thành viên Ban Chỉ đạo và cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này.',
    },
  ];
  return {
    ...paper,
    number: 706,
    subject: regime === 'party' ? subject : `Về việc ${subject}`,
    body: [...paper.body.filter(({ kind }) => kind === 'ground' || kind === 'declaration'), ...articles],
    appendices: [
      {
        enacts: 'Quy chế',
        title: 'làm việc của Ban Chỉ đạo thực hiện Đề án\ntrường chính trị chuẩn mức 1',
        blocks: committee,
      },
    ],
  };
}

/** A regulation in parts: how evidence is gathered and by whom. */
const evidence: readonly Block[] = [
  { kind: 'division', level: 'part', text: 'Những vấn đề chung' },
  chapter('Mục đích, phạm vi'),
  article('Mục đích', 'Bảo đảm mỗi tiêu chí của trường chính trị chuẩn có minh chứng đầy đủ, hợp lệ.'),
  article('Minh chứng'),
  clause('Minh chứng là văn bản, số liệu, hình ảnh chứng tỏ mức độ đạt của tiêu chí.'),
  clause('Minh chứng phải có:'),
  point('Tên, số, ngày ban hành;'),
  point('Nơi lưu bản gốc.'),
  { kind: 'division', level: 'part', text: 'Thu thập, lưu giữ' },
  chapter('Trách nhiệm'),
  article('Người phụ trách tiêu chí', 'Người phụ trách thu thập minh chứng, nộp trước ngày 30/11 hằng năm.'),
  article('Phòng Quản lý đào tạo', 'Phòng Quản lý đào tạo kiểm tra, lưu giữ và lập danh mục minh chứng.'),
];

/** Quy định issued by itself; its symbol is QĐ in a Party paper and QyĐ in a State one. */
export function regulation(regime: Regime): OfficialDocument {
  const common = { number: 15, date: ISSUED, body: evidence };
  if (regime === 'party')
    return {
      ...common,
      ...offices.partyCommittee,
      type: { code: 'QĐ', name: 'Quy định' },
      subject: 'về thu thập, lưu giữ minh chứng trường chính trị chuẩn',
      recipients: to('Ban Tổ chức Tỉnh ủy', 'Trường Chính trị tỉnh', 'Lưu Văn phòng Tỉnh ủy'),
      signature: { authority: 'T/M Ban Thường vụ', position: 'Phó Bí thư', name: 'Trần Quang Hải' },
    };
  return {
    ...common,
    ...offices.school,
    type: { code: 'QyĐ', name: 'Quy định' },
    subject: 'Về thu thập, lưu giữ minh chứng trường chính trị chuẩn',
    recipients: to('Ban Giám hiệu', 'Các khoa, phòng', 'Lưu: VT, QLĐT'),
    signature: { authority: null, position: 'Hiệu trưởng', name: 'Giàng Quốc Thịnh' },
  };
}
