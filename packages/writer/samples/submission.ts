import type { OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { ISSUED, offices, to } from './offices.ts';

const body: OfficialDocument['body'] = [
  {
    kind: 'paragraph',
    text: 'Thực hiện chương trình công tác năm 2026, đơn vị đã phối hợp với các cơ quan liên quan xây dựng dự thảo kế hoạch nâng cấp cơ sở vật chất của Trường Chính trị tỉnh.',
  },
  { kind: 'heading', level: 1, text: 'Sự cần thiết' },
  {
    kind: 'paragraph',
    text: 'Giảng đường và thư viện đưa vào sử dụng đã lâu, chưa đáp ứng tiêu chí về cơ sở vật chất của trường chính trị chuẩn mức 1.',
  },
  { kind: 'heading', level: 1, text: 'Nội dung trình' },
  { kind: 'item', level: 2, text: 'Chủ trương nâng cấp 02 giảng đường và thư viện điện tử.' },
  { kind: 'item', level: 2, text: 'Thời gian thực hiện: Trong hai năm 2026 và 2027.' },
  { kind: 'paragraph', text: 'Kính trình xem xét, quyết định.' },
];

/** Tờ trình. */
export function submission(regime: Regime): OfficialDocument {
  const common = {
    number: 31,
    type: { code: 'TTr', name: 'Tờ trình' },
    date: ISSUED,
    subject: 'về chủ trương nâng cấp cơ sở vật chất của Trường Chính trị tỉnh',
    body,
  };
  if (regime === 'party')
    return {
      ...common,
      ...offices.partyOffice,
      addressees: ['Ban Thường vụ Tỉnh ủy'],
      recipients: to('Như trên', 'Ban Tổ chức Tỉnh ủy', 'Lưu VPTU'),
      signature: { authority: null, position: 'Chánh Văn phòng', name: 'Phạm Đức Toàn' },
    };
  return {
    ...common,
    ...offices.school,
    subject: 'Về chủ trương nâng cấp cơ sở vật chất của Trường Chính trị tỉnh',
    addressees: ['Ủy ban nhân dân tỉnh Sơn Hà'],
    recipients: to('Như trên', 'Sở Tài chính', 'Lưu: VT, TCHC'),
    signature: { authority: null, position: 'Hiệu trưởng', name: 'Giàng Quốc Thịnh' },
  };
}
