import type { Block, OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { ISSUED, offices, to } from './offices.ts';

const articles: readonly Block[] = [
  {
    kind: 'article',
    text: 'Thành lập Ban Chỉ đạo thực hiện Đề án xây dựng Trường Chính trị tỉnh Sơn Hà đạt chuẩn mức 1 (sau đây gọi là Ban Chỉ đạo).',
  },
  { kind: 'article', text: 'Ban Chỉ đạo có nhiệm vụ:' },
  { kind: 'item', level: 2, text: 'Xây dựng chương trình, kế hoạch hằng năm.' },
  { kind: 'item', level: 2, text: 'Theo dõi, đôn đốc việc thực hiện Đề án; báo cáo hằng quý.' },
  { kind: 'article', text: 'Quyết định này có hiệu lực kể từ ngày ký.' },
];

function party(): Pick<OfficialDocument, 'body' | 'recipients' | 'signature'> {
  return {
    body: [
      { kind: 'ground', text: 'Căn cứ Điều lệ Đảng;' },
      { kind: 'ground', text: 'Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh Sơn Hà;' },
      { kind: 'ground', text: 'Xét đề nghị của Ban Tổ chức Tỉnh ủy,' },
      { kind: 'declaration', text: 'Ban Thường vụ Tỉnh ủy quyết định' },
      ...articles,
    ],
    recipients: to('Ban Tổ chức Tỉnh ủy', 'Các thành viên Ban Chỉ đạo', 'Lưu Văn phòng Tỉnh ủy'),
    signature: { authority: 'T/M Ban Thường vụ', position: 'Phó Bí thư', name: 'Trần Quang Hải' },
  };
}

function state(): Pick<OfficialDocument, 'body' | 'recipients' | 'signature'> {
  return {
    body: [
      { kind: 'declaration', text: 'Ủy ban nhân dân tỉnh Sơn Hà' },
      { kind: 'ground', text: 'Căn cứ Luật Tổ chức chính quyền địa phương;' },
      { kind: 'ground', text: 'Theo đề nghị của Giám đốc Sở Nội vụ.' },
      { kind: 'declaration', text: 'Quyết định:' },
      ...articles,
    ],
    recipients: to('Như Điều 2', 'Thường trực Tỉnh ủy (để b/c)', 'Lưu: VT, KGVX'),
    signature: {
      authority: 'TM. Ủy ban nhân dân\nKT. Chủ tịch',
      position: 'Phó Chủ tịch',
      name: 'Nông Thị Mai',
    },
  };
}

/** Quyết định: grounds, the word of decision, articles. */
export function decision(regime: Regime): OfficialDocument {
  const common = {
    number: 705,
    type: { code: 'QĐ', name: 'Quyết định' },
    date: ISSUED,
    subject: 'thành lập Ban Chỉ đạo thực hiện Đề án\ntrường chính trị chuẩn mức 1',
  };
  if (regime === 'party') return { ...common, ...offices.partyCommittee, ...party() };
  return {
    ...common,
    ...offices.province,
    subject: 'Về việc thành lập Ban Chỉ đạo thực hiện Đề án\ntrường chính trị chuẩn mức 1',
    ...state(),
  };
}
