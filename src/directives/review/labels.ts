import { timeOf } from '#platform/ui/moments.ts';

export const itemKindLabels = {
  requirement: 'Yêu cầu',
  answer: 'Trả lời kiến nghị',
  decision: 'Kết luận không giao cơ quan',
} as const;

/** What somebody did to an item, as it stands in the log. */
const done: Record<string, string> = {
  accepted: 'chấp nhận',
  rejected: 'ghi là không phải nhiệm vụ',
  pending: 'đưa về chưa xem',
  edit: 'sửa',
  split: 'tách',
  merge: 'gộp',
  move: 'chuyển chỗ',
  unmake: 'hoàn tác việc tách, gộp',
  remove: 'bỏ',
  header: 'sửa hoặc kiểm',
};

export interface LastChange {
  userId: string | null;
  name: string | null;
  what: string;
  at: Date;
}

/** What the other one did and what became of one's own write, for whoever came too late. */
export function refusalWords(subject: string, last: LastChange | null, viewerId: string): string {
  const kept = 'Quyết định của đồng chí chưa được ghi; trang đã lấy bản mới để xem lại.';
  if (!last) return `${subject} vừa được người khác thay đổi. ${kept}`;
  const who = last.userId === viewerId ? 'chính đồng chí, ở một cửa sổ khác,' : (last.name ?? 'người khác');
  return `${subject} vừa được ${who} ${done[last.what] ?? 'thay đổi'} lúc ${timeOf(last.at)}. ${kept}`;
}
