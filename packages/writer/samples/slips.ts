import type { Block, OfficialDocument, Table } from '../content.ts';
import type { Regime } from '../formats/format.ts';
import { questionTable, ROOM_TO_WRITE } from '../forms.ts';
import { ISSUED, offices } from './offices.ts';

const item = (text: string): Block => ({ kind: 'item', level: 2, text });

const points: Table = {
  kind: 'table',
  columns: [
    { head: 'TT', millimetres: 10, align: 'center' },
    { head: 'Nội dung thẩm định', share: 2 },
    { head: 'Ý kiến', share: 3 },
  ],
  rows: [
    { cells: ['1', 'Căn cứ ban hành', 'Đủ 04 căn cứ, còn hiệu lực.'] },
    { cells: ['2', 'Thẩm quyền, thể thức', 'Đúng thẩm quyền; sửa ký hiệu của phụ lục.'] },
    { cells: ['3', 'Thành phần Ban Chỉ đạo', 'Đề nghị bổ sung đại diện Sở Tài chính.'] },
  ],
};

/** Phiếu thẩm định: entered in no register, signed by whoever appraises. */
export function appraisal(regime: Regime): OfficialDocument {
  const office = regime === 'party' ? offices.partyBoard : offices.department;
  return {
    ...office,
    number: null,
    unnumbered: true,
    type: { code: 'PTĐ', name: 'Phiếu thẩm định' },
    subject: 'dự thảo Quyết định thành lập Ban Chỉ đạo thực hiện Đề án',
    date: ISSUED,
    body: [
      item('Cơ quan soạn thảo: Trường Chính trị tỉnh.'),
      item('Hồ sơ gửi thẩm định: Dự thảo Tờ trình, dự thảo Quyết định, danh sách thành viên.'),
      item('Nội dung thẩm định:'),
      points,
      item('Kết luận: Nhất trí trình sau khi bổ sung, chỉnh sửa theo ý kiến trên.'),
    ],
    recipients: [],
    signature:
      regime === 'party'
        ? { authority: 'K/T Trưởng Ban', position: 'Phó Trưởng Ban', name: 'Hoàng Văn Sáng' }
        : { authority: 'KT. Giám đốc', position: 'Phó Giám đốc', name: 'Đỗ Bích Liên' },
  };
}

/** Phiếu khảo sát: filled in without a name, so that nobody signs. */
export function survey(regime: Regime): OfficialDocument {
  return {
    ...(regime === 'party' ? offices.schoolParty : offices.school),
    number: null,
    unnumbered: true,
    type: { code: 'PKS', name: 'Phiếu khảo sát' },
    subject: 'ý kiến của học viên sau khóa bồi dưỡng',
    date: ISSUED,
    body: [
      {
        kind: 'paragraph',
        text: 'Phiếu không ghi họ tên; câu trả lời chỉ dùng để nâng cao chất lượng đào tạo. Đề nghị đồng chí đánh dấu × vào một ô ở mỗi dòng (1: rất chưa tốt; 5: rất tốt).',
      },
      { kind: 'heading', level: 1, text: 'Nội dung, phương pháp' },
      questionTable(
        ['Nội dung chuyên đề gắn với thực tiễn địa phương', 'Thời gian dành cho thảo luận, trao đổi'],
        ['1', '2', '3', '4', '5'],
      ),
      { kind: 'heading', level: 1, text: 'Tổ chức lớp học' },
      questionTable(['Phòng học, trang thiết bị', 'Chỗ nghỉ, ăn của học viên'], ['1', '2', '3', '4', '5']),
      { kind: 'heading', level: 1, text: 'Ý kiến khác' },
      { kind: 'paragraph', text: ROOM_TO_WRITE },
    ],
    recipients: [],
    signature: null,
  };
}

const NAMES = ['Tẩn Văn An', 'Lò Thị Bình', 'Vàng A Chư', 'Nguyễn Thị Dung', 'Giàng A Páo'];

/** Danh sách, with whoever made it at the left. */
export function list(regime: Regime): OfficialDocument {
  return {
    ...(regime === 'party' ? offices.schoolParty : offices.school),
    number: null,
    unnumbered: true,
    type: { code: 'DS', name: 'Danh sách' },
    subject: 'học viên lớp bồi dưỡng bí thư chi bộ, khóa 2 năm 2026',
    date: ISSUED,
    body: [
      {
        kind: 'table',
        columns: [
          { head: 'TT', millimetres: 10, align: 'center' },
          { head: 'Họ và tên', share: 3 },
          { head: 'Năm sinh', millimetres: 22, align: 'center' },
          { head: 'Chức vụ, đơn vị', share: 4 },
          { head: 'Ghi chú', share: 2 },
        ],
        rows: [
          { group: 'Tổ 1' },
          ...NAMES.map((name, index) => ({
            cells: [
              String(index + 1),
              name,
              String(1980 + index * 3),
              `Bí thư Chi bộ bản số ${index + 1}`,
              '',
            ],
          })),
        ],
      },
      { kind: 'paragraph', text: 'Danh sách có 05 người.' },
    ],
    recipients: [],
    recorder: { authority: null, position: 'Người lập', name: 'Tẩn Thị Lan' },
    signature:
      regime === 'party'
        ? { authority: 'T/M Đảng ủy', position: 'Bí thư', name: 'Giàng Quốc Thịnh' }
        : { authority: null, position: 'Hiệu trưởng', name: 'Giàng Quốc Thịnh' },
  };
}
