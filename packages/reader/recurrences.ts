import { type FoundDeadline, isoTime } from './found-deadline.ts';
import type { Passage } from './lines.ts';
import { matchesOf } from './matches.ts';

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
  [/\d{1,2} lần\s?\/\s?(ngày|tuần|tháng|quý|năm)(?!\p{L})/giu, (m) => periodOf(undefined, m[1])],
  [/6 tháng(?: và|,| hoặc) (?:hằng |hàng |cả |một |1 )?năm/giu, () => 'P6M'],
  [/(?<!\p{L})(?:định kỳ|thường kỳ(?!\s+(?:tháng|quý|lần|giữa|cuối)))(?!\p{L})/giu, () => null],
];

/** "một tiêu chí đánh giá hằng năm", "kế hoạch hằng năm đã duyệt": a quality of a thing, not a duty's rhythm. */
const QUALITY = /(?<!\p{L})(?:là|tiêu chí|căn cứ|cơ sở|chỉ tiêu|theo|đã|được)(?!\p{L})[^,;.]{0,60}$/iu;

/** More rhythms than this no item has. */
const MOST = 40;

/** Rhythms: "hằng quý", "định kỳ 6 tháng", "trước ngày 20 hằng tháng". */
export function recurrences(search: string, passage: Passage, offset: number): FoundDeadline[] {
  const found: FoundDeadline[] = [];
  if (!/kỳ|hằng|hàng|mỗi|lần|tháng (?:cuối|đầu)|6 tháng(?: và|,| hoặc)/iu.test(search)) return found;
  for (const [pattern, every] of RECURRING) {
    for (const match of matchesOf(search, pattern)) {
      if (found.length >= MOST) return found;
      const before = search.slice(Math.max(0, match.index - 70), match.index);
      if (/\p{L}$/u.test(before) || QUALITY.test(before) || found.some((other) => overlaps(other, match)))
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
