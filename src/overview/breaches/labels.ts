import type { StageTable } from '#platform/stages.ts';
import { type Stage, stages } from './schema.ts';

export const stageLabels: Record<Stage, string> = {
  notified: 'Đã thông báo ban đầu',
  reported: 'Đã thông báo đầy đủ',
  closed: 'Đã xử lý xong',
};

export const stageVerbs: Record<Stage, string> = {
  notified: 'Ghi đã thông báo ban đầu',
  reported: 'Ghi đã thông báo đầy đủ',
  closed: 'Ghi đã xử lý xong',
};

/** The first notice is asked for where it is serious; who skips it goes on to the whole one. */
export const stageTable: StageTable<Stage> = { order: stages, optional: ['notified'], labels: stageLabels };

/** Where the terms come from, shown beside them. */
export const termWords = {
  notified: 'Thông báo ban đầu khi sự cố nghiêm trọng: Nghị định 331/2026/NĐ-CP, Điều 31 khoản 2 điểm d',
  reported: 'Thông báo vi phạm quy định bảo vệ dữ liệu cá nhân: Luật 91/2025/QH15, Điều 23',
} as const;

/** For whoever is pressed. */
export const pressedWords = (title: string, hoursLeft: number): string =>
  hoursLeft < 0
    ? `Vi phạm dữ liệu cá nhân «${title}»: đã quá hạn thông báo ${-hoursLeft} giờ`
    : `Vi phạm dữ liệu cá nhân «${title}»: ${leftWords(hoursLeft)} để thông báo`;

export function leftWords(hoursLeft: number): string {
  if (hoursLeft < 0) return `quá hạn ${-hoursLeft} giờ`;
  if (hoursLeft === 0) return 'còn dưới 1 giờ';
  return `còn ${hoursLeft} giờ`;
}
