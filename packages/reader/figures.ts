import { parseNumber } from '@dondoc/vietnamese';
import type { Figure } from './contract.ts';
import type { Passage } from './lines.ts';
import { matchesOf } from './matches.ts';

const NUM = '\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d+(?:,\\d+)?';
const UNITS =
  'tiêu chí|chỉ tiêu|lớp|học viên|lượt(?: học viên| người)?|giảng viên(?: chính)?|đề tài|sáng kiến|chuyên đề|hội thảo|tham luận|cán bộ|đảng viên|chi bộ|công chức|viên chức|xã|phường|huyện|đơn vị|cơ quan|trung tâm|phòng học|hộ|hồ sơ|dự án|nhiệm vụ|nghị quyết|dự thảo(?: nghị quyết)?|kiến nghị(?: cử tri)?|văn bản|vụ|cuộc|công trình|buổi|tin|bài|người|trường|thôn|bản|tổ|(?:nghìn |triệu )?tỷ đồng|triệu đồng|nghìn đồng|đồng|ha|km|m2|tấn|ngày|giờ';
const RATIO = new RegExp(
  `(?<![\\d/.,])(\\d{1,5})\\s?/\\s?(\\d{1,5})(?![\\d/.%]|\\s?(?:giờ|\\p{Lu}))(?:\\s+(${UNITS})(?!\\p{L}))?`,
  'gu',
);
const PERCENT = new RegExp(`(?<![\\d.,])(${NUM})\\s?%`, 'gu');
const COUNT = new RegExp(`(?<![\\d/.,-])(${NUM})\\s+(${UNITS})(?!\\p{L})`, 'gu');
/** Parts of a figure that look like a date, a rota or a scale. */
const ROTA = new Set(['24/24', '24/7', '7/7']);

/** Ratios, shares and counts in a stretch: "26/55 tiêu chí", "14%", "2.318 tỷ đồng"; never days or rotas. */
export function figuresIn(passage: Passage, start: number, end: number): Figure[] {
  const search = passage.search.slice(start, end);
  const found: Figure[] = [];
  const taken: [number, number][] = [];
  const put = (match: RegExpMatchArray, length: number, figure: Omit<Figure, 'text' | 'span'>) => {
    const at = match.index ?? 0;
    if (taken.some(([from, to]) => at < to && from < at + match[0].length)) return;
    taken.push([at, at + match[0].length]);
    found.push({
      text: passage.text.slice(start + at, start + at + length),
      ...figure,
      span: passage.span(start + at, start + at + length),
    });
  };
  for (const match of matchesOf(search, RATIO)) {
    const [value, of] = [Number(match[1]), Number(match[2])];
    const dated =
      /(?:ngày|tháng)\s?$/iu.test(search.slice(0, match.index)) ||
      (value <= 31 && of <= 12 && !match[3] && !/đạt\s$/u.test(search.slice(0, match.index)));
    if (ROTA.has(`${value}/${of}`) || dated || of === 0) continue;
    const length =
      match[0].length -
      (match[3]
        ? match[0].length - (match[0].search(/\s\p{L}/u) < 0 ? match[0].length : match[0].search(/\s\p{L}/u))
        : 0);
    put(match, length, { value, of, ...(match[3] ? { unit: match[3] } : {}) });
  }
  for (const match of matchesOf(search, PERCENT))
    put(match, match[0].length, { value: parseNumber(match[1] ?? '') ?? undefined, unit: '%' });
  for (const match of matchesOf(search, COUNT))
    put(match, match[0].length, { value: parseNumber(match[1] ?? '') ?? undefined, unit: match[2] });
  return found.sort((a, b) => a.span[0] - b.span[0]);
}
