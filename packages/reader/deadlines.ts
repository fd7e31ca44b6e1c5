import {
  addCalendarDays,
  addMonths,
  addWorkingDays,
  rollToWorkingDay,
  type WorkingCalendar,
} from '@dondoc/vietnamese';
import type { Deadline } from './contract.ts';
import { type Clock, dateAt, type FoundDate, periodAt } from './dates.ts';
import type { Passage } from './lines.ts';

/** What deadlines need to know of the paper. */
export interface Calendar {
  clock: Clock;
  /** Day of issue, for terms that run from it. */
  issued: string | null;
  working?: WorkingCalendar;
}

/** A deadline with its place and how well it governs the whole item. */
export interface FoundDeadline {
  deadline: Deadline;
  weight: number;
  start: number;
  yearSupplied: boolean;
}

const TIME = '(?:(\\d{1,2})\\s?(?:giờ|h|g)\\s?(\\d{2})?(?:\\s?phút)?,?\\s+)?';
const WEEKDAY = '(?:(?:thứ\\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),?\\s+)?';
const DONE = '(?:hoàn thành|hoàn tất|xong|kết thúc|nghiệm thu|đưa vào (?:sử dụng|hoạt động|khai thác))';

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
  [/(?<!\p{L})vào\s+(?=(?:cuối\s+)?(?:tháng|quý|năm|ngày)\s?\p{L}?|20\d{2}(?![\d-]))/giu, 1.2],
];

/** A date after these is no deadline: horizons, validity, data cut-offs, feasts, starts. */
const NO_CUE =
  /(?:giai đoạn|tầm nhìn|định hướng|tính đến|số liệu đến|có hiệu lực(?: kể)?|kể từ|chào mừng|kỷ niệm|nhân dịp|từ|bắt đầu từ)\s+(?:hết\s+|sau\s+)?$/iu;
/** "khai mạc vào ngày …", "ban hành trong năm …": the time of an event. */
const EVENT = /(?:khai mạc|diễn ra|bế mạc|khai giảng|xảy ra|đã [^,.;]{3,40})\s+$/iu;

function isoTime(hours: string | undefined, minutes: string | undefined): string | null {
  return hours === undefined ? null : `${hours.padStart(2, '0')}:${minutes ?? '00'}`;
}

interface Bound extends FoundDate {
  time: string | null;
}

/** The date or period right of a cue, with an hour, a weekday or a few words ("ngày khai giảng") between. */
function boundAt(search: string, at: number, clock: Clock, before: boolean): Bound | null {
  const lead = new RegExp(`^${TIME}${WEEKDAY}`, 'iu').exec(search.slice(at, at + 60))?.[0] ?? '';
  const time = new RegExp(`^${TIME}`, 'iu').exec(lead);
  const from = at + lead.length;
  const named = /^(?:ngày|dịp)\s+(?!\d)(?:\p{L}+\s){1,4}(?=\d{1,2}\/)/u.exec(search.slice(from, from + 40));
  const found =
    dateAt(search, from + (named?.[0].length ?? 0), clock) ??
    periodAt(search, from, clock, before) ??
    yearAt(search, from);
  return found && { ...found, start: at, time: isoTime(time?.[1], time?.[2]) };
}

function yearAt(search: string, at: number): FoundDate | null {
  const match = /^(20\d{2})(?!\s?[-–/.]?\s?\d)/u.exec(search.slice(at, at + 12));
  return match && { date: `${match[1]}-12-31`, start: at, end: at + 4, yearSupplied: false };
}

function fixedDates(search: string, passage: Passage, offset: number, calendar: Calendar): FoundDeadline[] {
  const found: FoundDeadline[] = [];
  for (const [cue, weight] of CUES) {
    for (const match of search.matchAll(cue)) {
      const word = match[1] ?? '';
      const takesBack = /^(?:tháng|quý|năm|cuối)$/u.test(word);
      const at = match.index + match[0].length - (takesBack ? word.length + 1 : 0);
      const before = /trước\s+$/iu.test(match[0]) || word === 'trước';
      const left = search.slice(Math.max(0, match.index - 45), match.index);
      if (NO_CUE.test(left) || (/^(?:vào|trong)\s/iu.test(match[0]) && EVENT.test(left))) continue;
      const bound = boundAt(search, at, calendar.clock, before);
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

const UNIT: Record<string, string> = { ngày: 'P1D', tuần: 'P1W', tháng: 'P1M', quý: 'P3M', năm: 'P1Y' };
const COUNT: Record<string, number> = { hai: 2, ba: 3, bốn: 4, sáu: 6, chín: 9 };

function periodOf(count: string | undefined, unit: string | undefined): string | null {
  const n = count === undefined ? 1 : (COUNT[count.toLowerCase()] ?? Number(count));
  const base = UNIT[(unit ?? '').toLowerCase()];
  if (!base || Number.isNaN(n)) return base ?? null;
  return n === 1 ? base : `P${n * Number(base[1])}${base[2]}`;
}

const RECURRING: ReadonlyArray<readonly [RegExp, (match: RegExpMatchArray) => string | null]> = [
  [
    /(?:trước\s+)?(?:ngày\s+)?\d{1,2}\s+(?:của\s+)?tháng (?:cuối|đầu)(?: của)?(?: mỗi| hằng| hàng)? quý/giu,
    () => 'P3M',
  ],
  [
    /(?:định kỳ\s+)?(?:(0?\d{1,2}|hai|ba|sáu|chín)\s+(tháng|tuần|năm)(?:\s+(?:một|1)\s+lần|\s?\/\s?lần)|(?:một|1)\s+(?:lần\s?\/\s?|năm (?:một|1) lần)(tháng|quý|năm|tuần)?)/giu,
    (m) => periodOf(m[1], m[2] ?? m[3] ?? 'năm'),
  ],
  [
    /định kỳ\s+(?:(?:hằng|hàng|mỗi)\s+)?(?:(0?\d{1,2}|hai|ba|sáu|chín)\s+)?(ngày|tuần|tháng|quý|năm)(?!\p{L})/giu,
    (m) => periodOf(m[1], m[2]),
  ],
  [
    /(?:(?:trước|vào|chậm nhất(?: là)?)\s+)?(?:(?:sáng|chiều|\d{1,2} giờ(?: \d{2})?)\s+)?(?:(?:thứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy|\d)|ngày \d{1,2}(?:\s?,? tháng \d{1,2}|\/\d{1,2})?)(?:\s?,)?\s+)?(?:hằng|hàng|mỗi)\s+(ngày|tuần|tháng|quý|năm)(?!\p{L}| học)/giu,
    (m) => periodOf(undefined, m[1]),
  ],
  [/6 tháng(?: và|,| hoặc) (?:hằng |hàng |cả |một |1 )?năm/giu, () => 'P6M'],
  [/(?<!\p{L})(?:định kỳ|thường kỳ)(?!\p{L})/giu, () => null],
];

/** "một tiêu chí đánh giá hằng năm", "kế hoạch hằng năm đã duyệt": a quality of a thing, not a duty's rhythm. */
const QUALITY = /(?:là|tiêu chí|căn cứ|cơ sở|chỉ tiêu|theo|đã|được)[^,;.]{0,60}$/iu;

function recurrences(search: string, passage: Passage, offset: number): FoundDeadline[] {
  const found: FoundDeadline[] = [];
  for (const [pattern, every] of RECURRING) {
    for (const match of search.matchAll(pattern)) {
      const before = search.slice(0, match.index);
      if (
        /\p{L}$/u.test(before) ||
        QUALITY.test(before.slice(-70)) ||
        found.some((other) => overlaps(other, match))
      )
        continue;
      const phrase = passage.text.slice(offset + match.index, offset + match.index + match[0].length);
      const time = /(\d{1,2}) giờ(?: (\d{2}))?/u.exec(
        search.slice(Math.max(0, match.index - 22), match.index + match[0].length),
      );
      const span = passage.span(offset + match.index, offset + match.index + match[0].length);
      found.push({
        deadline: {
          kind: 'recurring',
          phrase,
          date: null,
          span,
          every: every(match),
          time: isoTime(time?.[1], time?.[2]),
        },
        weight: 1,
        start: match.index,
        yearSupplied: false,
      });
    }
  }
  return found;
}

function overlaps(other: FoundDeadline, match: RegExpMatchArray): boolean {
  const start = match.index ?? 0;
  return start < other.start + other.deadline.phrase.length && other.start < start + match[0].length;
}

const TERM =
  /(?:(?:trong|sau)\s+)?(?:(?:vòng|thời hạn|thời gian|tối đa|không quá|chậm nhất(?: là)?(?: sau)?)\s+)+(\d{1,3})\s+(ngày làm việc|ngày|tuần|tháng)[^.;]{0,12}?(?:(?:,?\s*(?:kể\s+)?từ|sau)\s+(?:ngày|khi|thời điểm)\s+([^.;,]{3,80}))?|(?:sau|trong)\s+(\d{1,3})\s+(ngày làm việc|ngày|tuần|tháng),?\s+(?:kể\s+)?(?:từ|sau)\s+(?:ngày|khi|thời điểm)\s+([^.;,]{3,80})/giu;
const AFTER = /(?<!\p{L})ngay (?:sau|khi)(?: khi)?\s+[^,.;]{3,80}/giu;

function baseDay(words: string, calendar: Calendar): string | null {
  const written = /\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2} tháng \d/u.exec(words);
  if (written) return dateAt(words, written.index, calendar.clock)?.date ?? null;
  const own =
    /^(?:ban hành|ký(?: ban hành)?)(?:\s+(?:thông báo|kết luận|chỉ thị|quyết định|kế hoạch|công văn|công điện|văn bản|nghị quyết|chương trình|hướng dẫn) này)?\s*$/iu;
  return own.test(words.trim()) ? calendar.issued : null;
}

function termEnd(base: string | null, count: number, unit: string, calendar: Calendar): string | null {
  if (!base) return null;
  if (unit === 'ngày làm việc')
    return calendar.working ? addWorkingDays(base, count, calendar.working) : null;
  const last =
    unit === 'tháng' ? addMonths(base, count) : addCalendarDays(base, unit === 'tuần' ? count * 7 : count);
  return calendar.working ? rollToWorkingDay(last, calendar.working) : last;
}

function terms(search: string, passage: Passage, offset: number, calendar: Calendar): FoundDeadline[] {
  const found: FoundDeadline[] = [];
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
  for (const match of search.matchAll(TERM)) {
    const since = match[3] ?? match[6];
    if (since === undefined && !/(?:vòng|thời hạn)/iu.test(match[0])) continue;
    const unit = (match[2] ?? match[5] ?? '').toLowerCase();
    put(
      match.index,
      match[0].length,
      termEnd(since ? baseDay(since, calendar) : null, Number(match[1] ?? match[4]), unit, calendar),
    );
  }
  for (const match of search.matchAll(AFTER)) put(match.index, match[0].length, null);
  return found;
}

const SOFT =
  /trong thời gian (?:sớm nhất|tới|ngắn nhất)|(?<!\p{L})(?:sớm(?! hơn)|khẩn trương|kịp thời|càng sớm càng tốt|(?:theo|đúng) (?:đúng )?(?:lộ trình|tiến độ)|đúng thời hạn)(?!\p{L})/giu;
const CONTINUOUS = /(?<!\p{L})(?:thường xuyên|liên tục)(?!\p{L})/giu;

function looseOnes(search: string, passage: Passage, offset: number): FoundDeadline[] {
  const make =
    (kind: 'soft' | 'continuous', weight: number) =>
    (match: RegExpMatchArray): FoundDeadline => {
      const start = match.index ?? 0;
      const [from, to] = [offset + start, offset + start + match[0].length];
      return {
        deadline: {
          kind,
          phrase: passage.text.slice(from, to),
          date: null,
          span: passage.span(from, to),
          every: null,
          time: null,
        },
        weight,
        start,
        yearSupplied: false,
      };
    };
  return [
    ...[...search.matchAll(SOFT)].map(make('soft', 0.5)),
    ...[...search.matchAll(CONTINUOUS)].map(make('continuous', 0.3)),
  ];
}

/** A period alone in a cell or bracket ("Quý II/2026", "11 - 13/3/2026") is a deadline without a cue. */
export function bareDeadline(
  passage: Passage,
  start: number,
  end: number,
  calendar: Calendar,
): FoundDeadline | null {
  const search = passage.search.slice(start, end);
  const range = /^\s*từ\s.{3,40}?\s(?:đến|tới)\s+(?:hết\s+)?/iu.exec(search)?.[0].length ?? 0;
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

/**
 * The deadlines in a stretch of a passage, the governing one first: a fixed day before a rhythm, a rhythm
 * before a term, a term before urgency; among fixed days the strongest cue, then the last written.
 *
 * @param masked the stretch in search form, citations and quoted titles blanked out
 */
export function deadlinesIn(
  masked: string,
  passage: Passage,
  offset: number,
  calendar: Calendar,
): FoundDeadline[] {
  const rounds = recurrences(masked, passage, offset);
  const dates = fixedDates(masked, passage, offset, calendar).filter(
    (found) =>
      !rounds.some(
        (round) =>
          found.start < round.start + round.deadline.phrase.length &&
          round.start < found.start + found.deadline.phrase.length,
      ),
  );
  const unique = dates
    .sort((a, b) => b.weight - a.weight || b.start - a.start)
    .filter((found, i, all) => all.findIndex((other) => sameStretch(other, found)) === i);
  const within = terms(masked, passage, offset, calendar);
  return [
    ...unique,
    ...within.filter((term) => !/hằng|hàng/.test(term.deadline.phrase)),
    ...rounds,
    ...looseOnes(masked, passage, offset),
  ].sort((a, b) => rank(a) - rank(b));
}

function sameStretch(a: FoundDeadline, b: FoundDeadline): boolean {
  return a.deadline.span?.[1] === b.deadline.span?.[1];
}

const ORDER = ['date', 'recurring', 'relative', 'soft', 'continuous'];

function rank(found: FoundDeadline): number {
  const illegible = found.deadline.kind === 'date' && found.deadline.date === null;
  return illegible ? 1.5 : ORDER.indexOf(found.deadline.kind);
}
