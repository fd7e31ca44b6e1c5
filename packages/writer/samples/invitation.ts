import type { Block, OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { ISSUED, offices, to } from './offices.ts';

const line = (label: string, text: string): Block => ({
  kind: 'paragraph',
  text: [{ text: `${label}: `, bold: true }, { text }],
});

const body = (issuer: string): readonly Block[] => [
  {
    kind: 'paragraph',
    text: `${issuer} trân trọng kính mời đồng chí tới dự cuộc họp Ban Chỉ đạo thực hiện Đề án trường chính trị chuẩn mức 1.`,
  },
  line('Nội dung', 'Rà soát tiến độ 55 tiêu chí; cho ý kiến về kế hoạch đầu tư năm 2027.'),
  line('Thời gian', '08 giờ 00 phút, thứ Sáu, ngày 12/6/2026 (01 buổi).'),
  line('Địa điểm', 'Phòng họp số 2, trụ sở Tỉnh ủy Sơn Hà.'),
  line('Chủ trì', 'Đồng chí Trưởng Ban Chỉ đạo.'),
  line('Tài liệu', 'Gửi kèm theo giấy mời này.'),
  { kind: 'paragraph', text: 'Rất mong đồng chí sắp xếp thời gian tới dự đúng thành phần và thời gian.' },
];

/** Giấy mời. */
export function invitation(regime: Regime): OfficialDocument {
  const common = {
    number: 46,
    type: { code: 'GM', name: 'Giấy mời' },
    date: ISSUED,
    addressees: ['Đồng chí thành viên Ban Chỉ đạo'],
  };
  if (regime === 'party')
    return {
      ...common,
      ...offices.partyOffice,
      subject: 'họp Ban Chỉ đạo thực hiện Đề án trường chính trị chuẩn mức 1',
      body: body('Văn phòng Tỉnh ủy'),
      recipients: to('Như trên', 'Thường trực Tỉnh ủy (để b/c)', 'Lưu VPTU'),
      signature: {
        authority: 'K/T Chánh Văn phòng',
        position: 'Phó Chánh Văn phòng',
        name: 'Lò Thị Hương',
      },
    };
  return {
    ...common,
    ...offices.provincialOffice,
    subject: 'Họp Ban Chỉ đạo thực hiện Đề án trường chính trị chuẩn mức 1',
    body: body('Văn phòng Ủy ban nhân dân tỉnh'),
    recipients: to('Như trên', 'Chủ tịch Ủy ban nhân dân tỉnh (để b/c)', 'Lưu: VT, KGVX'),
    signature: {
      authority: 'KT. Chánh Văn phòng',
      position: 'Phó Chánh Văn phòng',
      name: 'Đỗ Bích Liên',
    },
  };
}
