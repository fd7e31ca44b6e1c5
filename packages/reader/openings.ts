import { GROUP, type Group, groupAt, type Skeleton } from './skeleton.ts';

/** How a clause names its assignee: by a verb of assignment, or as its subject. */
export interface Opening {
  kind: 'assign' | 'giver' | 'subject';
  verb: string | null;
  groups: Group[];
  /** Where the predicate begins. */
  predicate: number;
}

const ADVERBS =
  '(?:(?:đồng thời|bên cạnh đó|ngoài ra|mặt khác|riêng|trước mắt|trước hết|về lâu dài|trong đó|do đó|vì vậy|theo đó|cụ thể|và|nhưng|tiếp tục|đồng ý|thống nhất|nhất trí|kính),?\\s+)*';
const ASSIGN = new RegExp(
  `^\\s*${ADVERBS}(giao|yêu cầu|đề nghị|phân công|ủy quyền|chỉ định)\\s+(?:nhiệm vụ cho\\s+|trách nhiệm cho\\s+|việc cho\\s+|cho\\s+|thêm cho\\s+)?${GROUP}`,
  'iu',
);
const GIVER = new RegExp(
  `^\\s*${GROUP}\\s*,?\\s*(?:tiếp tục\\s+|đồng ý\\s+|thống nhất\\s+|cũng\\s+)?(giao|yêu cầu|đề nghị|phân công)\\s+(?:cho\\s+)?${GROUP}`,
  'iu',
);
const SUBJECT = new RegExp(`^\\s*${ADVERBS}${GROUP}`, 'iu');
const NO_PREDICATE =
  /^\s*(?:$|[:;.)]|(?:của|tại|ở|thuộc|do|mà|và|hoặc|như|để|từ|với|về|,\s*(?:và|hoặc))(?!\p{L}))/iu;
const PREFACE =
  /^\s*(?:trong|trên|căn cứ|nhằm|để|sau|trước|ngay|hằng|hàng|định kỳ|đối với|qua|theo|từ|khi|nếu|chậm nhất|hiện nay|quá trình|về|với|đến|vào|mỗi|cuối|đầu|thời gian|giai đoạn|trường hợp|xét|thực hiện|tiếp theo|được sự|tại|\d)(?!\p{L})/iu;

/** "Việc … được giao cho X chủ trì", "Kinh phí … do X bố trí": the one who acts stands behind the thing. */
const PASSIVE = new RegExp(
  `^\\s*(?!(?:theo|thống nhất|đồng ý|căn cứ)\\s)[\\p{L}][^▣.;:,]{3,140}?\\s(?:(?<!đã\\s)(?:được\\s+)?giao\\s+cho|do)\\s+${GROUP}(?=\\s+(?:chủ trì|tham mưu|thực hiện|đảm nhiệm|phụ trách|bố trí|bảo đảm|chịu trách nhiệm|quản lý|tổng hợp|xây dựng|\\([^)]*\\)\\s+chủ trì))`,
  'iu',
);

function groupsFrom(
  skeleton: Skeleton,
  at: number,
  pattern: RegExp,
  text: string,
): { groups: Group[]; end: number } | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const start = at + match[0].lastIndexOf('▣');
  const group = groupAt(skeleton, start);
  return group ? { groups: [group], end: group.end } : null;
}

const CO_LEAD = new RegExp(`^\\s+(?:cùng với|cùng|và)\\s+${GROUP}\\s+(?:đồng|cùng)\\s+chủ trì`, 'u');

/** "A cùng B đồng chủ trì", "A và B cùng chủ trì": B leads with A. */
function withCoLeads(skeleton: Skeleton, first: Group): Group[] {
  const rest = skeleton.text.slice(first.end);
  const listed = /^\s*;\s*(?=▣)/u.exec(rest);
  const next = listed && groupAt(skeleton, first.end + listed[0].length);
  if (next) return [first, ...withCoLeads(skeleton, next)];
  const match = CO_LEAD.exec(rest);
  const second = match && groupAt(skeleton, first.end + match[0].indexOf('▣'));
  return second ? [first, second] : [first];
}

function directOpening(skeleton: Skeleton, start: number, end: number): Opening | null {
  const text = skeleton.text.slice(start, end);
  const assigned = groupsFrom(skeleton, start, ASSIGN, text);
  if (assigned) {
    const verb = ASSIGN.exec(text)?.[1]?.toLowerCase() ?? null;
    const [first] = assigned.groups;
    return {
      kind: 'assign',
      verb,
      groups: first ? withCoLeads(skeleton, first) : [],
      predicate: assigned.end,
    };
  }
  const given = groupsFrom(skeleton, start, GIVER, text);
  if (given)
    return {
      kind: 'giver',
      verb: GIVER.exec(text)?.[2]?.toLowerCase() ?? null,
      groups: given.groups,
      predicate: given.end,
    };
  const passive = groupsFrom(skeleton, start, PASSIVE, text);
  if (passive) return { kind: 'assign', verb: 'giao', groups: passive.groups, predicate: passive.end };
  const subject = groupsFrom(skeleton, start, SUBJECT, text);
  const [first] = subject?.groups ?? [];
  const groups = first ? withCoLeads(skeleton, first).filter((group) => group.end <= end) : [];
  const last = groups.at(-1);
  if (!last || NO_PREDICATE.test(skeleton.text.slice(last.end, end))) return null;
  return { kind: 'subject', verb: null, groups, predicate: last.end };
}

/** A subject stands no farther behind its preface than this. */
const LONGEST_PREFACE = 700;

/** Openings met before: a clause is looked at by every stage of the walk. */
const openings = new WeakMap<Skeleton, Map<string, Opening | null>>();

/** The opening of a clause, also behind a preface ("Trong thời gian tới, …, Sở Nội vụ nghiên cứu"). */
export function openingOf(skeleton: Skeleton, start: number, end: number): Opening | null {
  const known = openings.get(skeleton) ?? new Map<string, Opening | null>();
  openings.set(skeleton, known);
  const key = `${start} ${end}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const opening = foundOpening(skeleton, start, end);
  known.set(key, opening);
  return opening;
}

function foundOpening(skeleton: Skeleton, start: number, end: number): Opening | null {
  const direct = directOpening(skeleton, start, end);
  if (direct) return direct;
  const text = skeleton.text.slice(start, Math.min(end, start + LONGEST_PREFACE));
  if (!PREFACE.test(text)) return null;
  for (const comma of text.matchAll(/[,:]\s+(?=▣|giao |yêu cầu |đề nghị |phân công )/gu)) {
    const at = start + comma.index + comma[0].length;
    const found = directOpening(skeleton, at, end);
    if (found && !/^\s*(?:,|\()/u.test(skeleton.text.slice(found.predicate, end))) return found;
  }
  return null;
}

/** The names of the giver in "UBND tỉnh giao Sở Y tế …". */
export function giverOf(skeleton: Skeleton, start: number, end: number): Group | null {
  const match = GIVER.exec(skeleton.text.slice(start, end));
  return (match && groupAt(skeleton, start + match[0].indexOf('▣'))) ?? null;
}
