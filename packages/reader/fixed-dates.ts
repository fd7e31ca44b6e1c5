import type { Deadline } from './contract.ts';
import { type Clock, dateAt, type FoundDate, periodAt } from './dates.ts';
import { type Calendar, type FoundDeadline, isoTime } from './found-deadline.ts';
import type { Passage } from './lines.ts';
import { matchesOf } from './matches.ts';

const TIME = '(?:(\\d{1,2})\\s?(?:giờ|h|g)\\s?(\\d{2})?(?:\\s?phút)?,?\\s+)?';
const WEEKDAY = '(?:(?:thứ\\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),?\\s+)?';
const DONE = '(?:hoàn thành|hoàn tất|xong|kết thúc|nghiệm thu|đưa vào (?:sử dụng|hoạt động|khai thác))';

/** Weight of "tại phiên họp tháng 5": no deadline when that meeting is already past. */
const MEETING = 1.2;

/** Words that bind the date to their right, with the weight of what they say. */
const CUES: ReadonlyArray<readonly [RegExp, number]> = [
  [
    new RegExp(
      `${DONE}(?:\\s+\\p{Ll}+){0,3}?\\s+(trước|trong|vào|chậm nhất|muộn nhất|đến hết|đến)\\s`,
      'giu',
    ),
    3,
  ],
  [
    /(?:thời gian|thời hạn|hạn|tiến độ)(?: thực hiện| hoàn thành| cuối cùng| gửi| nộp| báo cáo)*\s*:\s*/giu,
    3,
  ],
  [/(?:chậm|muộn) nhất\s+(?:là\s+|vào\s+|trong\s+|đến\s+|trước\s+|hết\s+)*/giu, 2.5],
  [/(?<!\p{L})trước\s+(?!khi|hết|mắt|đó|đây|đợt|tình)(?:hạn\s+)?/giu, 2],
  [/(?<!\p{L})(?:xong|hoàn thành)\s+(?=tháng|quý|năm|ngày|cuối)/giu, 2],
  [/(?<!\p{L})từ nay đến\s+(?:hết\s+)?/giu, 2],
  [
    /(?<!\p{L})trong\s+(?=(?:cuối\s+|đầu\s+)?(?:tháng|quý|năm\s+\d{4}|ngày\s+\d|6 tháng|06 tháng|sáu tháng))/giu,
    1.5,
  ],
  [/(?<!\p{L})trước khi (?:kết thúc|hết)\s+(?=năm|quý|tháng)/giu, 2],
  [/(?<!\p{L})(?:nộp|gửi)(?:\s+\p{L}+){0,6}?\s+(?:vào\s+)?(?=ngày\s?\d)/giu, 1.5],
  [
    /(?<!\p{L})(?:tại|trong) (?:phiên họp|kỳ họp|cuộc họp|hội nghị|kỳ sinh hoạt|buổi sinh hoạt)[^.;,\d]{0,30}?(?=tháng\s?\d)/giu,
    MEETING,
  ],
  [/(?<!\p{L})vào\s+(?=(?:cuối\s+)?(?:tháng|quý|năm|ngày)\s?\p{L}?|20\d{2}(?![\d-]))/giu, 1.3],
];

/** A date after these is no deadline: horizons, validity, data cut-offs, feasts, starts. */
const NO_CUE =
  /(?:giai đoạn|tầm nhìn|định hướng|tính đến|số liệu đến|có hiệu lực(?: kể)?|kể từ|chào mừng|kỷ niệm|nhân dịp|từ|bắt đầu từ)\s+(?:hết\s+|sau\s+)?$/iu;
/** "khai mạc vào ngày …", "ban hành trong năm …": the time of an event. */
const EVENT =
  /(?:khai mạc|diễn ra|bế mạc|khai giảng|xảy ra|đã [^,.;]{3,40}|(?:ngày lễ|kỷ niệm)[^,.;]{0,30})\s+$/iu;
/** "tổ chức hội thảo … vào ngày …": when it takes place, not when it is due. */
const TAKES_PLACE = /(?:tổ chức|khai mạc|họp|hội nghị|hội thảo|tọa đàm|lễ)[^,.;]{0,60}\s$/iu;

interface Bound extends FoundDate {
  time: string | null;
}

const LEAD = new RegExp(`^${TIME}${WEEKDAY}`, 'iu');
const TIME_FIRST = new RegExp(`^${TIME}`, 'iu');

/** The date or period right of a cue, with an hour, a weekday or a few words ("ngày khai giảng") between. */
function boundAt(search: string, at: number, clock: Clock, before: boolean): Bound | null {
  const lead = LEAD.exec(search.slice(at, at + 60))?.[0] ?? '';
  const time = TIME_FIRST.exec(lead);
  const today = /^(?:hôm nay|ngày mai)\s*\(?(?:ngày\s)?(?=\d)/iu.exec(
    search.slice(at + lead.length, at + lead.length + 24),
  );
  const from = at + lead.length + (today?.[0].length ?? 0);
  const named = /^(?:ngày|dịp)\s+(?!\d)(?:\p{L}+\s){1,4}(?=\d{1,2}\/)/u.exec(search.slice(from, from + 40));
  const found =
    dateAt(search, from + (named?.[0].length ?? 0), clock) ??
    periodAt(search, from, clock, before) ??
    yearAt(search, from);
  return found && { ...found, start: at, time: isoTime(time?.[1], time?.[2]) };
}

/** A day with a character no repair makes sure of: the phrase is kept, the date stays empty. */
function illegibleAt(search: string, at: number): Bound | null {
  const match = /^ngày\s?(?=\S{0,2}\d)\S{1,3}\/\S{1,3}\/\d{4}/u.exec(search.slice(at, at + 24));
  return match && { date: null, start: at, end: at + match[0].length, yearSupplied: false, time: null };
}

function yearAt(search: string, at: number): FoundDate | null {
  const match = /^(20\d{2})(?!\s?[-–/.]?\s?\d)/u.exec(search.slice(at, at + 12));
  return match && { date: `${match[1]}-12-31`, start: at, end: at + 4, yearSupplied: false };
}

/** More days than this no item has. */
const MOST = 60;

/** Fixed days and periods to the right of a cue. */
export function fixedDates(
  search: string,
  passage: Passage,
  offset: number,
  calendar: Calendar,
): FoundDeadline[] {
  const found: FoundDeadline[] = [];
  if (!/\d|quý\s|(?:cuối|hết)\s+năm/u.test(search)) return found;
  for (const [cue, weight] of CUES) {
    for (const match of matchesOf(search, cue)) {
      if (found.length >= MOST) return found;
      const word = match[1] ?? '';
      const takesBack = /^(?:tháng|quý|năm|cuối)$/u.test(word);
      const at = match.index + match[0].length - (takesBack ? word.length + 1 : 0);
      const before = /trước\s+$/iu.test(match[0]) || word === 'trước';
      const left = search.slice(Math.max(0, match.index - 45), match.index);
      if (NO_CUE.test(left) || (/^(?:vào|trong)\s/iu.test(match[0]) && EVENT.test(left))) continue;
      if (
        /^vào\s/iu.test(match[0]) &&
        /^ngày/u.test(search.slice(at)) &&
        TAKES_PLACE.test(search.slice(Math.max(0, match.index - 80), match.index))
      )
        continue;
      const bound = boundAt(search, at, calendar.clock, before) ?? illegibleAt(search, at);
      if (weight === MEETING && (bound?.date ?? '') < (calendar.issued ?? '')) continue;
      if (!bound || isRecurring(search.slice(match.index, bound.end + 30), bound.end - match.index)) continue;
      found.push({
        deadline: fixed(passage, offset, match.index, bound),
        weight,
        start: match.index,
        yearSupplied: bound.yearSupplied,
      });
    }
  }
  return found;
}

function fixed(passage: Passage, offset: number, start: number, bound: Bound): Deadline {
  const span = passage.span(offset + start, offset + bound.end);
  return {
    kind: 'date',
    phrase: passage.text.slice(offset + start, offset + bound.end),
    date: bound.date,
    span,
    every: null,
    time: bound.time,
  };
}

/** A day followed by "hằng tháng", "của tháng cuối quý", "tháng đầu mỗi quý" comes round again. */
function isRecurring(text: string, dateEnd: number): boolean {
  return /^\s*(?:,\s*)?(?:(?:của\s+)?(?:tháng|ngày) (?:cuối|đầu)(?: của)?(?: mỗi| hằng)? (?:quý|năm|tháng)|(?:tháng\s)?(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|năm))/iu.test(
    text.slice(dateEnd),
  );
}

/** "từ ngày … đến", "16/5 - 10/6/2026": the last day counts. */
const RANGE =
  /^\s*(?:từ\s.{3,40}?\s(?:đến|tới)\s+(?:hết\s+)?|\d{1,2}\/\d{1,2}(?:\/\d{4})?\s?-\s?(?=\d{1,2}\/))/iu;

/** A period alone in a cell or bracket ("Quý II/2026", "11 - 13/3/2026") is a deadline without a cue. */
export function bareDeadline(
  passage: Passage,
  start: number,
  end: number,
  calendar: Calendar,
): FoundDeadline | null {
  const search = passage.search.slice(start, end);
  const range = RANGE.exec(search)?.[0].length ?? 0;
  const at = range + search.slice(range).search(/\S/);
  if (at < 0) return null;
  const bound = boundAt(search, at, calendar.clock, false);
  if (!bound || search.slice(bound.end).replace(/[).;,\s]/g, '') !== '') return null;
  return {
    deadline: fixed(passage, start, at, bound),
    weight: 2,
    start: at,
    yearSupplied: bound.yearSupplied,
  };
}
