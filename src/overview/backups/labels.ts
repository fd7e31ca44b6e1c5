import type { Backup, BackupKind } from './schema.ts';

export const kindLabels: Record<BackupKind, string> = {
  daily: 'hằng ngày',
  hand: 'làm tay',
  upgrade: 'trước khi nâng cấp',
};

/** What became of it, in a word or a sentence. */
export function stateOf({ problem, trialProblem, triedAt, faults, removedAt, mustGo }: Backup): string {
  if (problem) return `không sao lưu được: ${problem}`;
  if (removedAt) return 'đã xoá';
  if (mustGo) return 'còn chứa văn bản đã huỷ vì có nội dung mật: xoá mọi bản chép của tệp này';
  if (trialProblem) return `thử khôi phục không được: ${trialProblem}`;
  if (faults > 0) return `${faults} tệp trên đĩa không như khi nhận`;
  return triedAt ? 'đã thử khôi phục, đúng' : 'chưa thử khôi phục';
}
