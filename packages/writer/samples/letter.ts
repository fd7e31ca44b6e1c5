import type { OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { ISSUED, offices, to } from './offices.ts';

const body: OfficialDocument['body'] = [
  {
    kind: 'paragraph',
    text: 'Để có cơ sở tổng hợp kế hoạch đào tạo, bồi dưỡng cán bộ, công chức, viên chức năm 2027, đề nghị các cơ quan, đơn vị:',
  },
  { kind: 'item', level: 2, text: 'Rà soát nhu cầu cử cán bộ đi học, nêu rõ lớp, số người và thời gian.' },
  { kind: 'item', level: 2, text: 'Gửi kết quả trước ngày 30/6/2026 để tổng hợp.' },
  {
    kind: 'paragraph',
    text: 'Trong quá trình thực hiện, nếu có vướng mắc, đề nghị trao đổi để cùng giải quyết.',
  },
];

/** Công văn: no type name, its trích yếu under the number; several addressees, and urgent. */
export function letter(regime: Regime): OfficialDocument {
  const common = {
    number: 125,
    type: { code: 'CV', name: 'Công văn' },
    subject: 'đăng ký nhu cầu đào tạo, bồi dưỡng năm 2027',
    date: ISSUED,
    urgency: 'khan' as const,
    body,
  };
  if (regime === 'party')
    return {
      ...common,
      ...offices.partyBoard,
      addressees: ['Các đảng ủy trực thuộc Tỉnh ủy', 'Trường Chính trị tỉnh'],
      recipients: to('Như trên', 'Thường trực Tỉnh ủy (để b/c)', 'Lưu Ban Tổ chức Tỉnh ủy'),
      signature: { authority: 'K/T Trưởng Ban', position: 'Phó Trưởng Ban', name: 'Hoàng Văn Sáng' },
    };
  return {
    ...common,
    ...offices.department,
    addressees: ['Các sở, ban, ngành', 'Ủy ban nhân dân các xã, phường'],
    recipients: to('Như trên', 'Ủy ban nhân dân tỉnh (để b/c)', 'Lưu: VT, TCBC'),
    signature: { authority: 'KT. Giám đốc', position: 'Phó Giám đốc', name: 'Đỗ Bích Liên' },
  };
}
