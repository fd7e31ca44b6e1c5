import type { SuccessionKind } from './schema.ts';

export const kindLabels: Record<SuccessionKind, string> = {
  merge: 'Sáp nhập, hợp nhất',
  split: 'Chia tách',
  rename: 'Đổi tên',
  abolish: 'Giải thể, kết thúc hoạt động',
  transfer: 'Chuyển nhiệm vụ',
};

/** What each kind does, said before it is done. */
export const kindHints: Record<SuccessionKind, string> = {
  merge: 'Các cơ quan này không còn hoạt động; người, đơn vị và việc dở về một cơ quan.',
  split: 'Việc dở, người và đơn vị chia về nhiều cơ quan; chọn từng nơi đến.',
  rename: 'Vẫn là cơ quan ấy, thêm một tên có ngày hiệu lực. Không việc nào phải giao lại.',
  abolish: 'Cơ quan không còn hoạt động; việc dở có cơ quan khác tiếp nhận.',
  transfer: 'Cơ quan vẫn hoạt động, chuyển một phần việc; chọn từng việc chuyển hay ở lại.',
};
