import type { TokenScope } from '../schema.ts';

export const scopeLabels: Record<TokenScope, { name: string; words: string }> = {
  read: { name: 'Đọc', words: 'Văn bản, nhiệm vụ, kiến nghị, cơ quan, số liệu; không sửa gì.' },
  documents: { name: 'Văn bản', words: 'Gửi tệp, rà soát, phát hành, ký nhận, lấy báo cáo.' },
  directives: {
    name: 'Nhiệm vụ',
    words: 'Báo cáo, duyệt, công nhận, đặt thời hạn, giao trong cơ quan.',
  },
  agencies: { name: 'Cơ quan', words: 'Thêm cơ quan, đơn vị vào danh bạ.' },
};
