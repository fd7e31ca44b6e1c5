import { matchesOf } from './matches.ts';
import type { Item } from './tree.ts';

export type RoleLineKind = 'lead' | 'coordinate' | 'appraise' | 'time' | 'product';

/** A line that only says who, with whom, when or what for the task above it. */
export interface RoleLine {
  kind: RoleLineKind;
  start: number;
  end: number;
}

const WHO =
  /^(?:(?:cơ quan|đơn vị|cấp|bộ phận|phòng|người)\s+)?(?:được giao\s+)?(chủ trì|thực hiện|phụ trách|đầu mối|tham mưu|phối hợp|thẩm định)(?:\s+(?:thực hiện|chính|tham mưu|chủ trì))?\s*:\s*(?=\S)/iu;
const WHEN = /^(?:thời gian|thời hạn|tiến độ|hạn)(?:\s+\p{Ll}+){0,3}\s*:\s*(?=\S)/iu;
const WHAT = /^(?:sản phẩm|kết quả)(?:\s+(?:dự kiến|đầu ra|cần đạt|thực hiện|đạt được))?\s*:\s*(?=\S)/iu;

/** Where a second role line begins in the same paragraph: "…; phối hợp: Sở B. Thời hạn: quý I". */
const NEXT = /[.;]\s+(?=(?:[-+]\s)?\p{L}[\p{L} ]{2,30}:\s)/gu;

function partOf(words: string, offset: number): RoleLine | null {
  const end = () => offset + words.replace(/[\s.;]+$/u, '').length;
  const who = WHO.exec(words);
  if (who) {
    const verb = (who[1] ?? '').toLowerCase();
    const kind = verb === 'phối hợp' ? 'coordinate' : verb === 'thẩm định' ? 'appraise' : 'lead';
    return { kind, start: offset + who[0].length, end: end() };
  }
  const when = WHEN.exec(words);
  if (when) return { kind: 'time', start: offset + when[0].length, end: end() };
  const what = WHAT.exec(words);
  return what && { kind: 'product', start: offset + what[0].length, end: end() };
}

/** The role lines of an item that is nothing else; an item of other words has none. */
export function roleLinesOf(item: Item): RoleLine[] {
  const words = item.passage.search.slice(item.start, item.end);
  if (!partOf(words, 0)) return [];
  const cuts = [0, ...matchesOf(words, NEXT).map((match) => match.index + match[0].length)];
  return cuts.flatMap((from, i) => partOf(words.slice(from, cuts[i + 1]), item.start + from) ?? []);
}

export function isRoleLine(item: Item): boolean {
  return partOf(item.passage.search.slice(item.start, item.end), 0) !== null;
}
