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

export function roleLineOf(item: Item): RoleLine | null {
  const words = item.passage.search.slice(item.start, item.end);
  const who = WHO.exec(words);
  const end = item.start + words.replace(/[\s.;]+$/u, '').length;
  if (who) {
    const verb = (who[1] ?? '').toLowerCase();
    const kind = verb === 'phối hợp' ? 'coordinate' : verb === 'thẩm định' ? 'appraise' : 'lead';
    return { kind, start: item.start + who[0].length, end };
  }
  const when = WHEN.exec(words);
  if (when) return { kind: 'time', start: item.start + when[0].length, end };
  const what = WHAT.exec(words);
  return what && { kind: 'product', start: item.start + what[0].length, end };
}
