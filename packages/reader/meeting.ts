import { dateAt } from './dates.ts';
import type { Paragraph } from './paragraphs.ts';

const HELD = new Set(['TB', 'KL', 'BB', 'CV', 'CT', 'NQ']);
const OPENS =
  /^(?:trong\s+)?(?:(?:buổi\s+)?(?:sáng|chiều|tối)(?:,|\s)\s*)?(?:vừa qua,\s+)?(?=ngày\s?\d)|^hôm nay[^.;]{0,60}?(?=ngày\s?\d)|^vào (?:hồi|lúc) [^.;]{0,30}?(?=ngày\s?\d)/iu;
const HELD_ON =
  /(?:phiên họp|hội nghị|cuộc họp|buổi làm việc|buổi họp|kỳ họp|phiên làm việc|buổi kiểm tra|họp giao ban)[^.;:]{0,80}?(?:vào\s+)?(?=ngày\s?\d{1,2}\s?(?:\/|tháng|-|\.))/iu;
const RANGE = /^ngày\s?\d{1,2}\s?(?:-|và|,|đến)\s?(?=\d{1,2}\s?\/)/iu;

/** The day of the meeting a conclusion speaks of: at the head of the first sentence, or after its name. */
export function meetingDateIn(paragraphs: readonly Paragraph[], type: string | null): string | null {
  if (type !== null && !HELD.has(type)) return null;
  for (const { passage, opener } of paragraphs) {
    if (opener) return null;
    const at = OPENS.exec(passage.search) ?? HELD_ON.exec(passage.search.slice(0, 260));
    if (!at) continue;
    const start = at.index + at[0].length;
    const range = RANGE.exec(passage.search.slice(start));
    const found = dateAt(passage.search, start + (range?.[0].length ?? 0));
    if (
      found?.date &&
      !/(?:công văn|tờ trình|báo cáo|văn bản|thông báo)\s+số[^.;]*$/iu.test(passage.search.slice(0, start))
    )
      return found.date;
  }
  return null;
}

const CONCLUDES =
  /(?:kết luận|ý kiến chỉ đạo|ý kiến kết luận|ý kiến|chỉ đạo)\s+của\s+(?:(?:các\s+)?đồng chí\s+)?(.+?)(?=\s+(?:tại|về|trong|ở|sau|qua|khi|đối với)\s|$)/iu;

/** Whose conclusions they are: the office, with the name where it is given. */
export function chairIn(subject: string | null): string | null {
  return CONCLUDES.exec(subject ?? '')?.[1]?.trim() ?? null;
}
