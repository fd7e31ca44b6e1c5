import { addCalendarDays, addMonths, addWorkingDays, rollToWorkingDay } from '@dondoc/vietnamese';
import type { Deadline } from './contract.ts';
import { dateAt } from './dates.ts';
import type { Calendar, FoundDeadline } from './found-deadline.ts';
import type { Passage } from './lines.ts';
import { matchesOf } from './matches.ts';

const TERM =
  /(?:(?:trong|sau)\s+)?(?:(?:vòng|thời hạn|thời gian|tối đa|không quá|chậm nhất(?: là)?(?: sau)?)\s+)+(\d{1,3})\s+(ngày làm việc|ngày|giờ|tuần|tháng)[^.;]{0,12}?(?:(?:,?\s*(?:kể\s+)?từ|sau)\s+(?:ngày|khi|thời điểm)\s+([^.;,]{2,80}))?|(?:sau|trong)\s+(\d{1,3})\s+(ngày làm việc|ngày|giờ|tuần|tháng),?\s+(?:kể\s+)?(?:từ|sau)\s+(?:ngày|khi|thời điểm)\s+([^.;,]{2,80})/giu;
/** "trước ngày khai mạc ít nhất 05 ngày", "chậm nhất 02 ngày trước phiên họp", "gửi tài liệu trước 03 ngày". */
const AHEAD =
  /(?<!\p{L})trước\s+(?:khi|ngày|phiên|kỳ|hội nghị|cuộc|lễ)\s+[^.;,\d]{3,60}?\s(?:ít nhất|tối thiểu|chậm nhất)(?: là)?\s+\d{1,3}\s+(?:ngày|giờ|tuần)|(?:ít nhất|tối thiểu|chậm nhất)(?: là)?\s+\d{1,3}\s+(?:ngày|giờ|tuần)(?: làm việc)?\s+trước\s+(?:khi|ngày|phiên|kỳ|hội nghị|cuộc|lễ)[^.;,]{0,40}|(?<!\p{L})trước\s+(?:ít nhất\s+|tối thiểu\s+)?\d{1,2}\s+(?:ngày|tuần)(?!\s?\d)(?: làm việc)?/giu;
const AFTER = /(?<!\p{L})ngay (?:sau|khi)(?: khi)?\s+[^,.;]{3,80}/giu;

/** More terms than this no item has. */
const MOST = 40;

function baseDay(words: string, calendar: Calendar): string | null {
  const written = /\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2} tháng \d/u.exec(words);
  if (written) return dateAt(words, written.index, calendar.clock)?.date ?? null;
  const own =
    /^(?:ban hành|ký(?: ban hành)?)(?:\s+(?:thông báo|kết luận|chỉ thị|quyết định|kế hoạch|công văn|công điện|văn bản|nghị quyết|chương trình|hướng dẫn) này)?\s*$/iu;
  return own.test(words.trim()) ? calendar.issued : null;
}

function termEnd(base: string | null, count: number, unit: string, calendar: Calendar): string | null {
  if (!base || unit === 'giờ') return null;
  if (unit === 'ngày làm việc')
    return calendar.working ? addWorkingDays(base, count, calendar.working) : null;
  const last =
    unit === 'tháng' ? addMonths(base, count) : addCalendarDays(base, unit === 'tuần' ? count * 7 : count);
  return calendar.working ? rollToWorkingDay(last, calendar.working) : last;
}

/** Terms that run from an event: "trong vòng 10 ngày kể từ ngày …", "ngay sau khi …". */
export function terms(search: string, passage: Passage, offset: number, calendar: Calendar): FoundDeadline[] {
  const found: FoundDeadline[] = [];
  if (!/\d|ngay\s/iu.test(search)) return found;
  const put = (start: number, length: number, date: string | null) => {
    const [from, to] = [offset + start, offset + start + length];
    const deadline: Deadline = {
      kind: 'relative',
      phrase: passage.text.slice(from, to),
      date,
      span: passage.span(from, to),
      every: null,
      time: null,
    };
    found.push({ deadline, weight: 1.1, start, yearSupplied: false });
  };
  for (const match of matchesOf(search, TERM)) {
    if (found.length >= MOST) break;
    const since = match[3] ?? match[6];
    if (since === undefined && !/(?:vòng|thời hạn)/iu.test(match[0])) continue;
    const unit = (match[2] ?? match[5] ?? '').toLowerCase();
    put(
      match.index,
      match[0].length,
      termEnd(since ? baseDay(since, calendar) : null, Number(match[1] ?? match[4]), unit, calendar),
    );
  }
  for (const match of matchesOf(search, AHEAD)) put(match.index, match[0].length, null);
  for (const match of matchesOf(search, AFTER)) put(match.index, match[0].length, null);
  return found;
}
