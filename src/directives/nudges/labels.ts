import { formatDate } from '@dondoc/vietnamese';
import type { About, Nudge, PressedLine, Reader } from './schema.ts';

/** What each rung is, as a thing done and as a place on the ladder. */
export const rungLabels: Record<number, string> = {
  1: 'Nhắc việc',
  2: 'Công văn đôn đốc',
  3: 'Danh sách trình lãnh đạo',
  4: 'Đề xuất kiểm tra',
};

/** The same on a narrow ladder and on tabs. */
export const rungNames: Record<number, string> = {
  1: 'Nhắc việc',
  2: 'Công văn',
  3: 'Lãnh đạo',
  4: 'Kiểm tra',
};

/** "quá hạn 3 ngày", "còn 5 ngày", "92 ngày chưa có báo cáo". */
export function wordsOfPlace({ about, days }: { about: About; days: number }): string {
  if (about === 'before') return days === 0 ? 'đến hạn hôm nay' : `còn ${days} ngày`;
  if (about === 'late') return `quá hạn ${days} ngày`;
  return about === 'silent' ? `${days} ngày chưa có báo cáo` : 'Văn phòng nhắc';
}

/** What was done at a rung: "Nhắc việc 15/3/2024, quá hạn 1 ngày". */
export function sentenceOfNudge({ rung, madeOn, about, days, letter, decision }: Nudge): string {
  const when = formatDate(madeOn);
  if (rung === 2 && letter)
    return `Công văn đôn đốc số ${letter.number} ngày ${formatDate(letter.signedOn)}, ${letter.signer} ký`;
  if (rung === 4 && decision)
    return decision.inspect
      ? `Lãnh đạo quyết định kiểm tra ${formatDate(decision.decidedOn)}`
      : `Lãnh đạo chưa cho kiểm tra ${formatDate(decision.decidedOn)}`;
  const why = about === 'hand' ? '' : `, ${wordsOfPlace({ about, days })}`;
  if (rung === 4) return `Đề xuất kiểm tra ${when}${why}; chờ lãnh đạo quyết định`;
  return `${rung === 3 ? 'Đưa vào danh sách trình lãnh đạo' : 'Nhắc việc'} ${when}${why}`;
}

/** Why it presses: with the day it is about. */
export const whyOf = ({
  about,
  aboutDay,
  days,
}: Pick<PressedLine, 'about' | 'aboutDay' | 'days'>): string => {
  const since = about === 'silent' ? `từ ${formatDate(aboutDay)}` : `hạn ${formatDate(aboutDay)}`;
  return `${wordsOfPlace({ about, days })} (${since})`;
};

/** Who has read it: "Trần Thị Mai đã đọc; Hoàng Văn Bình chưa đọc". */
export function readWords(readers: Reader[]): string {
  return readers.map(({ name, readAt }) => `${name} ${readAt ? 'đã đọc' : 'chưa đọc'}`).join('; ');
}

/** The same in a narrow column: "1/2 đã đọc". */
export function readCount(readers: Reader[]): string | null {
  if (readers.length === 0) return null;
  return `${readers.filter(({ readAt }) => readAt !== null).length}/${readers.length} đã đọc`;
}
