import type { Block, OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { ISSUED, offices, to } from './offices.ts';

const task = (text: string): Block => ({ kind: 'item', level: 4, text });

function body(leader: string, office: string, above: string): readonly Block[] {
  return [
    {
      kind: 'paragraph',
      text: `Ngày 02/6/2026, ${leader} chủ trì buổi làm việc với Trường Chính trị tỉnh. Cùng dự có lãnh đạo Ban Tổ chức Tỉnh ủy, Sở Nội vụ, Sở Tài chính. Sau khi nghe báo cáo và ý kiến của các đại biểu, ${leader} kết luận như sau:`,
    },
    {
      kind: 'item',
      level: 2,
      text: 'Thời gian qua, Trường Chính trị tỉnh đã có nhiều cố gắng; số lớp và số học viên đều đạt kế hoạch. Tuy nhiên, việc khảo sát chất lượng sau đào tạo chưa được thực hiện; đến nay mới đạt 26/55 tiêu chí.',
    },
    {
      kind: 'item',
      level: 2,
      text: 'Yêu cầu Trường Chính trị tỉnh tập trung thực hiện các nhiệm vụ sau:',
    },
    task('Rà soát từng tiêu chí chưa đạt, lập bảng tiến độ theo tháng, phân công người phụ trách.'),
    task('Đổi mới phương pháp giảng dạy theo hướng tăng thảo luận, xử lý tình huống.'),
    task('Khảo sát chất lượng học viên sau đào tạo; hoàn thành trước ngày 30/9/2026.'),
    { kind: 'item', level: 2, text: 'Về các kiến nghị của nhà trường' },
    task(
      'Về bổ sung giảng viên: Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính thẩm định, trình Ủy ban nhân dân tỉnh trong quý III/2026.',
    ),
    task(`Về nâng cấp thư viện điện tử: Giao Sở Tài chính tham mưu ${above} xem xét, quyết định.`),
    {
      kind: 'paragraph',
      text: `${office} thông báo để các cơ quan, đơn vị biết, thực hiện.`,
    },
  ];
}

/** Thông báo kết luận: the notice of what a meeting concluded. */
export function conclusion(regime: Regime): OfficialDocument {
  const common = { number: 118, type: { code: 'TB', name: 'Thông báo' }, date: ISSUED };
  if (regime === 'party')
    return {
      ...common,
      ...offices.partyOffice,
      subject:
        'kết luận của đồng chí Phó Bí thư Thường trực Tỉnh ủy\ntại buổi làm việc với Trường Chính trị tỉnh',
      body: body('đồng chí Phó Bí thư Thường trực Tỉnh ủy', 'Văn phòng Tỉnh ủy', 'Thường trực Tỉnh ủy'),
      recipients: to('Thường trực Tỉnh ủy (để b/c)', 'Sở Nội vụ', 'Trường Chính trị tỉnh', 'Lưu VPTU'),
      signature: {
        authority: 'K/T Chánh Văn phòng',
        position: 'Phó Chánh Văn phòng',
        name: 'Lò Thị Hương',
      },
    };
  return {
    ...common,
    ...offices.provincialOffice,
    subject: 'Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh\ntại buổi làm việc với Trường Chính trị tỉnh',
    body: body('Phó Chủ tịch Ủy ban nhân dân tỉnh', 'Văn phòng Ủy ban nhân dân tỉnh', 'Ủy ban nhân dân tỉnh'),
    recipients: to('Chủ tịch Ủy ban nhân dân tỉnh (để b/c)', 'Sở Nội vụ', 'Sở Tài chính', 'Lưu: VT, KGVX'),
    signature: {
      authority: 'KT. Chánh Văn phòng',
      position: 'Phó Chánh Văn phòng',
      name: 'Đỗ Bích Liên',
    },
  };
}
