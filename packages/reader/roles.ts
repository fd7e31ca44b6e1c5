import type { Actor, Role } from './contract.ts';
import { matchesOf } from './matches.ts';
import { GROUP, type Group, groupAt, type Skeleton } from './skeleton.ts';

/** Verbs that ask a body for its opinion. */
const APPRAISES = '(?:thẩm định|thẩm tra|cho ý kiến|góp ý|tham gia ý kiến|có ý kiến|tham gia góp ý)';
const CLOSELY = '(?:\\s+(?:chặt chẽ|đồng bộ|hiệu quả|tốt|thường xuyên|kịp thời|tích cực))*';
/** "trình" and "báo cáo" as verbs, not in chương trình, tờ trình, theo báo cáo. */
const TRINH = '(?<!(?:chương|công|quy|quá|lịch|giáo|lộ|hành|tường|tờ|thuyết|tiến|Tờ|kính)\\s)trình';
const BAO_CAO = '(?<!(?:nghe|theo|các|bản|qua|tại)\\s)báo cáo';

type Rule = readonly [Role, RegExp];
const rule = (role: Role, pattern: string): Rule => [role, new RegExp(pattern, 'giu')];

/** First rule to claim a group wins. G stands for a group of bodies. */
const RULES: Rule[] = [
  rule('coordinate', `phối hợp${CLOSELY}\\s*[,:]?\\s*(?:cùng với\\s+|với\\s+|cùng\\s+)?${GROUP}`),
  rule('coordinate', `chủ trì\\s*,?\\s*cùng(?: với)?\\s+${GROUP}`),
  rule(
    'coordinate',
    `(?:cùng với|liên kết với|hợp tác với|thống nhất với|trao đổi với|kết hợp với|với sự tham gia của|với sự hỗ trợ của)\\s+${GROUP}`,
  ),
  rule(
    'submitTo',
    `tham mưu(?:,\\s*(?:giúp|đề xuất|báo cáo|trình|kiến nghị))?\\s+(?:cho\\s+|giúp\\s+|với\\s+)?${GROUP}`,
  ),
  rule('submitTo', `(?:${TRINH}|${BAO_CAO}|xin)\\s+${GROUP}(?=\\s+(?:cho|có) ý kiến)`),
  rule('appraise', `${GROUP}(?=\\s+(?:để\\s+)?${APPRAISES})`),
  rule(
    'appraise',
    `(?:lấy|tham khảo)\\s+ý kiến\\s+(?:góp ý\\s+|thẩm định\\s+|tham gia\\s+|đóng góp\\s+)?(?:của\\s+|từ\\s+)?${GROUP}`,
  ),
  rule('appraise', `(?:ý kiến|kết quả|văn bản) (?:thẩm định|góp ý|đồng ý)\\s+của\\s+${GROUP}`),
  rule('coordinate', `sự phối hợp${CLOSELY}(?:\\s+\\p{Ll}+){0,3}\\s+(?:của|giữa)\\s+${GROUP}`),
  rule(
    'coordinate',
    `(?<=[;(,.]\\s*)${GROUP}(?=\\s+(?:cùng\\s+)?phối hợp(?!${CLOSELY}\\s*,?\\s*(?:với|cùng|▣)))`,
  ),
  rule(
    'submitTo',
    `(?:${TRINH}|${BAO_CAO}|đề xuất|kiến nghị|xin ý kiến(?: chỉ đạo)?(?: của)?|xin chủ trương(?: của)?|gửi|nộp|chuyển|trình xin ý kiến)\\s+(?:cho\\s+|về\\s+|tới\\s+|đến\\s+|lên\\s+|với\\s+|lại\\s+)?${GROUP}`,
  ),
  rule(
    'submitTo',
    `(?:${TRINH}|${BAO_CAO}|gửi|nộp|chuyển|đề xuất|bàn giao)[^▣.;()]{1,90}?\\s(?:về|cho|tới|đến|lên)\\s+${GROUP}`,
  ),
  rule('submitTo', `${BAO_CAO}[^▣.;()]{1,60}?\\svới\\s+${GROUP}`),
  rule('submitTo', `(?:\\(|,\\s*|▣▢*\\s+)(?:qua|thông qua)\\s+${GROUP}`),
  rule('submitTo', `chịu trách nhiệm\\s+(?:toàn diện\\s+)?trước\\s+${GROUP}`),
];

const LEADS = new RegExp(
  `${GROUP}(?=\\s+(?:làm\\s+)?(?:chủ trì|đầu mối))|\\((?:do\\s+)?${GROUP}(?=\\s+thực hiện)|chủ trì\\s*:\\s*${GROUP}`,
  'giu',
);

export type Claims = Map<Group, Role>;

function inside(group: Group, start: number, end: number): boolean {
  return group.start >= start && group.end <= end;
}

/** The part of each group in a stretch, but for its assignees, who are given. */
export function rolesIn(skeleton: Skeleton, start: number, end: number, leads: readonly Group[]): Claims {
  const text = skeleton.text.slice(start, end);
  const claims: Claims = new Map();
  if (!skeleton.groups.some((group) => inside(group, start, end) && !leads.includes(group))) return claims;
  for (const [role, pattern] of RULES) {
    for (const match of matchesOf(text, pattern)) {
      const at = start + match.index + match[0].lastIndexOf('▣');
      const group = groupAt(skeleton, at);
      if (group && inside(group, start, end) && !leads.includes(group) && !claims.has(group))
        claims.set(group, role);
    }
  }
  return claims;
}

/** Bodies that a bracket or a clause of the stretch names as leading: "(Sở A chủ trì; …)". */
export function statedLeads(skeleton: Skeleton, start: number, end: number): Group[] {
  const found: Group[] = [];
  for (const match of matchesOf(skeleton.text.slice(start, end), LEADS)) {
    const group = groupAt(skeleton, start + match.index + match[0].lastIndexOf('▣'));
    if (
      group &&
      !/(?:đã|do sự|sự)\s+$/u.test(skeleton.text.slice(Math.max(0, group.start - 10), group.start))
    )
      found.push(group);
  }
  return found;
}

const LAST_BRACKET = new RegExp(
  `\\(${GROUP}(?:\\s*[;,]\\s*(?:hoàn thành|xong|thời gian|thời hạn|trước|trong|chậm nhất|quý|tháng|ngày)[^()▣]*)?\\)\\s*[.;]?\\s*$`,
  'iu',
);

/** "Kiểm tra hiện trạng, đề xuất biện pháp (Phòng Kinh tế)." : who does it stands alone in the last bracket. */
export function bracketLead(skeleton: Skeleton, start: number, end: number): Group | undefined {
  const match = LAST_BRACKET.exec(skeleton.text.slice(start, end));
  return match ? groupAt(skeleton, start + match.index + match[0].indexOf('▣')) : undefined;
}

/** Actors of a group, one for each name. */
export function actorsOf(skeleton: Skeleton, group: Group, role: Role, inherited = false): Actor[] {
  return group.mentions.flatMap((mention) =>
    mention.names.map((name) => ({
      role,
      name,
      generic: mention.generic,
      span: skeleton.passage.span(mention.start, mention.end),
      inherited,
    })),
  );
}
