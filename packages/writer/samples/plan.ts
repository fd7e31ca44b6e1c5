import type { OfficialDocument } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { taskTable } from '../tables.ts';
import { ISSUED, offices, to } from './offices.ts';

const work = [
  'Rà soát hai mươi sáu tiêu chí đã đạt, bổ sung minh chứng',
  'Xây dựng bộ phiếu khảo sát chất lượng học viên sau đào tạo',
  'Cử giảng viên đi thực tế ở cơ sở, biên soạn bài giảng tình huống',
  'Nâng cấp phòng học trực tuyến và thư viện điện tử',
  'Tổng kết thực tiễn mô hình chi bộ tự quản ở bản vùng cao',
];

const lines = Array.from({ length: 15 }, (_, index) => ({
  content: work[index % work.length] ?? '',
  lead: index % 2 === 0 ? 'Phòng Quản lý đào tạo' : 'Khoa Xây dựng Đảng',
  coordinate: 'Các khoa, phòng',
  deadline: index % 3 === 0 ? 'Quý III/2026' : '30/11/2026',
  result: 'Báo cáo',
  progress: 'Chưa đến hạn',
}));

const body: OfficialDocument['body'] = [
  {
    kind: 'paragraph',
    text: 'Căn cứ kết quả tự đánh giá năm 2025, đơn vị ban hành kế hoạch thực hiện Đề án trường chính trị chuẩn mức 1 năm 2026 như sau:',
  },
  { kind: 'heading', level: 1, text: 'Mục đích, yêu cầu' },
  { kind: 'item', level: 2, text: 'Giữ vững các tiêu chí đã đạt; khắc phục các tiêu chí chưa đạt.' },
  { kind: 'item', level: 2, text: 'Mỗi việc có người chủ trì, thời hạn và sản phẩm.' },
  { kind: 'heading', level: 1, text: 'Tổ chức thực hiện' },
  { kind: 'item', level: 2, text: 'Các khoa, phòng thực hiện nhiệm vụ nêu tại phụ lục.' },
  { kind: 'item', level: 2, text: 'Phòng Tổ chức, Hành chính theo dõi, đôn đốc, báo cáo hằng quý.' },
];

/** Kế hoạch with its table of tasks as an appendix on landscape paper. */
export function plan(regime: Regime): OfficialDocument {
  const common = {
    number: 12,
    type: { code: 'KH', name: 'Kế hoạch' },
    subject: 'thực hiện Đề án trường chính trị chuẩn mức 1 năm 2026',
    date: ISSUED,
    body,
    appendices: [
      {
        title: 'Danh mục nhiệm vụ năm 2026',
        landscape: true,
        blocks: [taskTable([{ group: 'Nhiệm vụ thường xuyên và nhiệm vụ có thời hạn' }, ...lines])],
      },
    ],
  };
  if (regime === 'party')
    return {
      ...common,
      ...offices.schoolParty,
      recipients: to('Ban Thường vụ Đảng ủy cấp trên (để b/c)', 'Các chi bộ trực thuộc', 'Lưu Đảng ủy'),
      signature: { authority: 'T/M Đảng ủy', position: 'Bí thư', name: 'Giàng Quốc Thịnh' },
    };
  return {
    ...common,
    ...offices.school,
    recipients: to('Ban Giám hiệu', 'Các khoa, phòng', 'Lưu: VT, TCHC'),
    signature: { authority: null, position: 'Hiệu trưởng', name: 'Giàng Quốc Thịnh' },
  };
}
