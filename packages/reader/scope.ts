import type { Actor } from './contract.ts';
import { openingOf } from './openings.ts';
import { actorsOf } from './roles.ts';
import { type Section, sectionOf, tellsThePast } from './sections.ts';
import { GROUP, type Group, groupAt, type Skeleton } from './skeleton.ts';
import type { Item } from './tree.ts';

/**
 * How the lead of a directive is known, from near to far: 1 own subject, 2 own assignment, 3 role line,
 * 4 heading, 5 stem, 6 section heading, 7 addressee, 8 nobody. Doubt grows with the number.
 */
export type Step = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** What stands above an item and holds for it. */
export interface Scope {
  leads: Actor[];
  step: Step;
  section: Section;
  /** Below a heading over requests: what follows answers them. */
  petitions: boolean;
  /** A stem asked for something: items here are orders even without an assignee. */
  orders: boolean;
  heading: string | null;
}

export const OPEN_SCOPE: Scope = {
  leads: [],
  step: 8,
  section: 'neutral',
  petitions: false,
  orders: false,
  heading: null,
};

/** A heading or stem: the scope it opens, and where inline words after its colon begin. */
export interface Heading {
  scope: Scope;
  inline: number | null;
}

const TOPIC = '(?:(?:đối với|trách nhiệm của|nhiệm vụ của|về phía|phần việc của|với)\\s+)?';
const TOLD = '(?:(?:giao(?: nhiệm vụ)?(?: cho)?|yêu cầu|đề nghị|phân công|chỉ đạo)\\s+)?';
const DUTY =
  '(?:\\s+(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|cần phải|cần|phải|thực hiện|triển khai|tập trung|chủ động|khẩn trương|tổ chức|chỉ đạo|lãnh đạo|tiếp tục|làm tốt|,|và|tốt|các|một số|những|nhiệm vụ|công việc|việc|nội dung|giải pháp|trọng tâm|sau|sau đây|như sau|cụ thể)|,)*(?:\\s(?:lãnh đạo|chỉ đạo)\\s▣▢*)?';
const AGENCY_HEADING = new RegExp(
  `^\\s*${TOLD}${TOPIC}(${GROUP}(?:\\s*(?:;|,|và|cùng)\\s*${GROUP})*)(?:\\s*\\([^)]*\\))?(?:,?\\s(?:được|đang|nêu|thuộc|trong|theo|căn cứ|trên cơ sở|phụ trách|với|tùy|tại|liên quan|có tên)\\s[^▣:.;,]{2,70}(?=:))?${DUTY}\\s*(:|[.]?\\s*$)`,
  'iu',
);
const STEM_ASSIGN = new RegExp(
  `(?<!(?:đã|được)\\s)(?:yêu cầu|giao(?: nhiệm vụ)?(?: cho)?|đề nghị|phân công)\\s+(?:cho\\s+)?${GROUP}[^▣:]*:\\s*$`,
  'iu',
);
const STEM_SUBJECT = new RegExp(
  `^\\s*${GROUP}\\s[^▣:]*(?:sau|sau đây|như sau|nội dung|nhiệm vụ|công việc|giải pháp|trọng tâm)[^▣:]{0,12}:\\s*$`,
  'iu',
);
const SPEAKS =
  /^\s*(?:đã\s+)?(?:kết luận|có ý kiến|thông báo|ban hành|quyết định|thống nhất|yêu cầu|đề nghị|chỉ thị|điện|xây dựng kế hoạch|họp)/iu;
const ORDERS =
  /(?:yêu cầu|đề nghị|(?<!bàn )giao|ý kiến chỉ đạo|chỉ đạo|chỉ thị|nhiệm vụ|phân công)[^:.]{0,120}:\s*$/iu;
/** "kết luận như sau:" opens the body, but what follows may still be evaluation. */
const OPENS = /(?:kết luận|như sau|sau đây|ý kiến|quyết định|thông báo|kế hoạch|điện)[^:.]{0,120}:\s*$/iu;

function groupsIn(skeleton: Skeleton, start: number, end: number): Group[] {
  return skeleton.groups.filter((group) => group.start >= start && group.end <= end);
}

/** More assignees than this no heading names one by one. */
export const MOST_LEADS = 60;

function leadsOf(skeleton: Skeleton, groups: readonly Group[]): Actor[] {
  return groups.flatMap((group) => actorsOf(skeleton, group, 'lead', true)).slice(0, MOST_LEADS);
}

const NEW_BODY = /^\s*(\p{Lu}[^▣:;.]{2,60}?)\s+có\s+(?:trách nhiệm|nhiệm vụ)(?:\s+sau)?\s*:\s*$/u;

/** "Tổ tự đánh giá có nhiệm vụ:": the words say of themselves that they name a body. */
function newBody(item: Item, skeleton: Skeleton, scope: Scope): Scope | null {
  const match = NEW_BODY.exec(skeleton.text.slice(item.start, item.end));
  if (!match) return null;
  const start = item.start + match[0].indexOf(match[1] ?? '');
  const end = start + (match[1]?.length ?? 0);
  const { passage } = skeleton;
  const lead: Actor = {
    role: 'lead',
    name: passage.text.slice(start, end),
    generic: false,
    span: passage.span(start, end),
    inherited: true,
  };
  return { ...scope, leads: [lead], step: 4, section: 'task', orders: true };
}

/** "2. Sở Y tế", "Đối với các xã:", "Giao X:", "X: <words>". */
function agencyHeading(item: Item, skeleton: Skeleton, scope: Scope): Heading | null {
  const text = skeleton.text.slice(item.start, item.end);
  const match = AGENCY_HEADING.exec(text);
  if (!match) return null;
  const from = item.start + match[0].indexOf('▣');
  const groups = groupsIn(skeleton, from, from + (match[1]?.length ?? 0));
  const rest = item.start + match[0].length;
  const inline = skeleton.text.slice(rest, item.end).trim() === '' ? null : rest;
  const colon = text.trimEnd().endsWith(':') || (inline === null && !/[.]\s*$/u.test(text));
  if (inline === null && !colon) return null;
  const step: Step = /^\s*(?:yêu cầu|đề nghị|phân công|chỉ đạo)/iu.test(text) && groups.length > 2 ? 5 : 4;
  return {
    scope: { ...scope, leads: leadsOf(skeleton, groups), step, section: 'task', orders: true },
    inline,
  };
}

/** "… một số nội dung sau" above items is a stem whose colon was left out. */
function withColon(item: Item, text: string): string {
  return item.children.length > 0 ? text.replace(/(?<=\s(?:như sau|sau đây|sau))\s*[.;]?\s*$/u, ':') : text;
}

/** "Chủ tịch UBND các tỉnh tiếp tục theo dõi …, trong đó:", "Yêu cầu A; B theo chức năng …:": its bodies lead the items below. */
function orderedStem(item: Item, skeleton: Skeleton, scope: Scope): Scope | null {
  const text = withColon(item, skeleton.text.slice(item.start, item.end));
  const opening = /:\s*$/u.test(text) ? openingOf(skeleton, item.start, item.end) : null;
  if (!opening || opening.kind === 'giver') return null;
  const predicate = skeleton.text.slice(opening.predicate, item.end);
  if (opening.kind === 'subject' && (SPEAKS.test(predicate) || tellsThePast(text))) return null;
  return { ...scope, leads: leadsOf(skeleton, opening.groups), step: 5, section: 'task', orders: true };
}

/** A sentence ending in a colon that asks somebody: its assignee leads all below. */
function stem(item: Item, skeleton: Skeleton, scope: Scope): Scope | null {
  const text = withColon(item, skeleton.text.slice(item.start, item.end));
  if (!/:\s*$/u.test(text)) return null;
  const assigned = STEM_ASSIGN.exec(text);
  const subject = STEM_SUBJECT.exec(text);
  const bySubject = subject && !SPEAKS.test(text.slice(text.indexOf('▣')).replace(/^▣▢*/u, ''));
  const at = assigned ? assigned.index + assigned[0].indexOf('▣') : bySubject ? text.indexOf('▣') : -1;
  const group = at < 0 ? undefined : groupAt(skeleton, item.start + at);
  if (group) return { ...scope, leads: leadsOf(skeleton, [group]), step: 5, section: 'task', orders: true };
  if (ORDERS.test(text)) return { ...scope, section: 'task', orders: true };
  return OPENS.test(text) ? { ...scope } : null;
}

/** What an item opens when it is a heading or stem; null when it is words of its own. */
export function headingOf(item: Item, skeleton: Skeleton, scope: Scope, headed: boolean): Heading | null {
  const words = skeleton.passage.text.slice(item.start, item.end).trim();
  const agency = agencyHeading(item, skeleton, scope);
  if (agency) return { ...agency, scope: { ...agency.scope, heading: words } };
  const asked =
    (headed ? orderedStem(item, skeleton, scope) : null) ??
    newBody(item, skeleton, scope) ??
    stem(item, skeleton, scope);
  if (asked) return { scope: { ...asked, heading: words }, inline: null };
  if (!headed) return null;
  const section = sectionOf(skeleton.passage.search.slice(item.start, item.end)) ?? scope.section;
  return { scope: { ...scope, section, heading: words }, inline: null };
}
