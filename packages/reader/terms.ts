import { addCalendarDays, addMonths, type Counted, type TermUnit, termEnd } from '@dondoc/vietnamese';
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

const UNITS: Record<string, TermUnit> = {
  'ngày làm việc': 'working-day',
  ngày: 'day',
  tuần: 'week',
  tháng: 'month',
};

/** The last day, where the day it runs from is known and the term is one of days. */
function endOf(
  base: string | null,
  count: number,
  unit: TermUnit | undefined,
  { working }: Calendar,
): Counted<string> | null {
  if (!base || !unit) return null;
  if (working) return termEnd(base, count, unit, working);
  if (unit === 'working-day') return null;
  const value =
    unit === 'month' ? addMonths(base, count) : addCalendarDays(base, unit === 'week' ? count * 7 : count);
  return { ok: true, value };
}

/** Terms that run from an event: "trong vòng 10 ngày kể từ ngày …", "ngay sau khi …". */
export function terms(search: string, passage: Passage, offset: number, calendar: Calendar): FoundDeadline[] {
  const found: FoundDeadline[] = [];
  if (!/\d|ngay\s/iu.test(search)) return found;
  const put = (start: number, length: number, end: Counted<string> | null) => {
    const [from, to] = [offset + start, offset + start + length];
    const deadline: Deadline = {
      kind: 'relative',
      phrase: passage.text.slice(from, to),
      date: end?.ok ? end.value : null,
      span: passage.span(from, to),
      every: null,
      time: null,
    };
    const missing = end && !end.ok ? { missingYear: end.missingYear } : {};
    found.push({ deadline, weight: 1.1, start, yearSupplied: false, ...missing });
  };
  for (const match of matchesOf(search, TERM)) {
    if (found.length >= MOST) break;
    const since = match[3] ?? match[6];
    if (since === undefined && !/(?:vòng|thời hạn)/iu.test(match[0])) continue;
    const unit = UNITS[(match[2] ?? match[5] ?? '').toLowerCase()];
    const base = since ? baseDay(since, calendar) : null;
    put(match.index, match[0].length, endOf(base, Number(match[1] ?? match[4]), unit, calendar));
  }
  for (const match of matchesOf(search, AHEAD)) put(match.index, match[0].length, null);
  for (const match of matchesOf(search, AFTER)) put(match.index, match[0].length, null);
  return found;
}
