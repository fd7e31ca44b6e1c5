import { compareVietnamese, fold } from '@dondoc/vietnamese';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import { monthWords } from '../needs/labels.ts';
import { programmeName, programmeOf } from '../needs/rules.ts';

/** A need as far as merging asks. */
export interface Mergeable {
  id: string;
  agencyId: string;
  agencyName: string;
  programmeKey: string | null;
  programmeName: string;
  audience: string;
  heads: number;
  months: number[];
}

/** Needs that are not proposed as one line: no two of them, or one apart from the others. */
export interface Refused {
  needIds: string[];
  apartId: string | null;
}

/** What would become one line, or join one that is there. */
export interface Proposal {
  lineId: string | null;
  needIds: string[];
  programmeKey: string | null;
  programmeName: string;
  audience: string;
  heads: number;
  months: number[];
  reason: string;
}

/** Months in which both can be; empty means any, null that there is none. */
export function commonMonths(all: readonly (readonly number[])[]): number[] | null {
  const said = all.filter((months) => months.length > 0);
  if (said.length === 0) return [];
  const common = (said[0] ?? []).filter((month) => said.every((months) => months.includes(month)));
  return common.length > 0 ? common.toSorted((a, b) => a - b) : null;
}

/** The groups that an audience names: "công chức cấp xã; lãnh đạo phòng" are two. */
const groupsOf = (audience: string): string[][] =>
  fold(audience)
    .split(/[,;\n]|\s+va\s+|\s+hoac\s+/)
    .map((part) => part.split(/[^a-z0-9]+/).filter(Boolean))
    .filter((words) => words.length > 0);

/** Words that stand next to each other: «viên chức» is no part of «công chức ngạch chuyên viên». */
const within = (few: string[], many: string[]) => ` ${many.join(' ')} `.includes(` ${few.join(' ')} `);

/** The same people, or partly: a group of one is a group of the other, or part of one. */
export function audiencesMeet(a: string, b: string): boolean {
  const [ours, theirs] = [groupsOf(a), groupsOf(b)];
  return ours.some((one) => theirs.some((other) => within(one, other) || within(other, one)));
}

export const sameAudience = (a: string, b: string): boolean =>
  groupsOf(a)
    .map((words) => words.join(' '))
    .toSorted()
    .join() ===
  groupsOf(b)
    .map((words) => words.join(' '))
    .toSorted()
    .join();

/** Whether somebody has said that these two do not belong together. */
function keptApart(a: string, b: string, refused: readonly Refused[]): boolean {
  return refused.some(
    ({ needIds, apartId }) =>
      needIds.includes(a) && needIds.includes(b) && (apartId === null || apartId === a || apartId === b),
  );
}

/** What a refused proposal keeps apart: needs from each other, or each from the line that it would have joined. */
export function refusalsFor(needIds: readonly string[], there: readonly string[]): Refused[] {
  const ids = [...new Set(needIds)];
  if (there.length > 0) return ids.map((id) => ({ needIds: [id, ...there], apartId: id }));
  return ids.length > 1 ? [{ needIds: ids, apartId: null }] : [];
}

function fits(need: Mergeable, group: readonly Mergeable[], refused: readonly Refused[]): boolean {
  return (
    commonMonths([need.months, ...group.map(({ months }) => months)]) !== null &&
    group.every(
      (other) => audiencesMeet(need.audience, other.audience) && !keptApart(need.id, other.id, refused),
    )
  );
}

/**
 * Lines proposed for needs that are in none: each goes to the first line or group of its programme that it fits whole,
 * else it stands alone. The order of the needs decides, so the same needs give the same proposals.
 */
export function proposalsFor(
  free: readonly Mergeable[],
  lines: readonly { id: string; needs: Mergeable[] }[],
  refused: readonly Refused[],
): Proposal[] {
  const groups = lines
    .filter(({ needs }) => needs.length > 0)
    .map((line) => ({ lineId: line.id as string | null, there: line.needs, joining: [] as Mergeable[] }));
  const everyNeed = [...free, ...lines.flatMap(({ needs }) => needs)];
  const keys = programmesOf(everyNeed);
  for (const need of free) {
    const group = groups.find(
      ({ there, joining }) =>
        keys(need) === keys(there[0] ?? joining[0] ?? need) && fits(need, [...there, ...joining], refused),
    );
    if (group) group.joining.push(need);
    else groups.push({ lineId: null, there: [], joining: [need] });
  }
  return groups
    .filter(({ joining }) => joining.length > 0)
    .map(({ lineId, there, joining }) => {
      const others = everyNeed.filter(
        (need) => ![...there, ...joining].includes(need) && keys(need) === keys(joining[0] ?? need),
      );
      return {
        ...{ lineId, needIds: joining.map(({ id }) => id) },
        ...{ ...lineOf([...there, ...joining]), heads: sumOf(joining) },
        reason: reasonFor(joining, there, others, refused),
      };
    })
    .toSorted((a, b) => aloneLast(a) - aloneLast(b) || compareVietnamese(a.programmeName, b.programmeName));
}

/** What is merged is looked at first. */
const aloneLast = ({ lineId, needIds }: Proposal): number => Number(lineId === null && needIds.length === 1);

/** Words of a free name that are those of one in the catalogue mean it. */
function programmesOf(needs: readonly Mergeable[]): (need: Mergeable) => string {
  const keyed = new Map(
    needs.flatMap(({ programmeKey, programmeName: name }) =>
      programmeKey ? [[programmeName(name), programmeKey]] : [],
    ),
  );
  return (need) => need.programmeKey ?? keyed.get(programmeName(need.programmeName)) ?? programmeOf(need);
}

export const sumOf = (needs: readonly { heads: number }[]): number =>
  needs.reduce((sum, { heads }) => sum + heads, 0);

/** What a line of these needs says of itself. */
export function lineOf(needs: readonly Mergeable[]): Omit<Proposal, 'lineId' | 'needIds' | 'reason'> {
  const named = needs.find(({ programmeKey }) => programmeKey) ?? needs[0];
  const audiences: string[] = [];
  for (const { audience } of needs)
    if (!audiences.some((one) => sameAudience(one, audience))) audiences.push(audience.trim());
  return {
    programmeKey: named?.programmeKey ?? null,
    programmeName: named?.programmeName ?? '',
    audience: audiences.join('; '),
    heads: sumOf(needs),
    months: commonMonths(needs.map(({ months }) => months)) ?? [],
  };
}

/** As `lineOf`, with why they are one; alone it says nothing of being one. */
export function wordsOf(needs: readonly Mergeable[]) {
  const { heads: _, ...words } = lineOf(needs);
  return { ...words, reason: needs.length > 1 ? whyOne(needs) : 'Một nhu cầu, đứng riêng một dòng.' };
}

/** Why these needs are one, how they differ, and why others of the same programme are not among them. */
function reasonFor(
  joining: readonly Mergeable[],
  there: readonly Mergeable[],
  others: readonly Mergeable[],
  refused: readonly Refused[],
): string {
  const all = [...there, ...joining];
  const apart = others.slice(0, 3).map((other) => `${other.agencyName} (${whyApart(other, all, refused)})`);
  const more = others.length > 3 ? ` và ${others.length - 3} nhu cầu khác` : '';
  const beside = apart.length > 0 ? ` Không gộp cùng: ${apart.join('; ')}${more}.` : '';
  if (all.length === 1) return `Đứng riêng một dòng: không có nhu cầu nào khác gộp được.${beside}`;
  return `${whyOne(all)}${beside}`;
}

/** Why needs are one line, in words. */
export function whyOne(needs: readonly Mergeable[]): string {
  const agencies = new Set(needs.map(({ agencyId }) => agencyId)).size;
  const names = new Set(needs.map(({ programmeName: name }) => name.trim()));
  const isKeyed = needs.every(({ programmeKey }) => programmeKey !== null);
  const said = [
    `${needs.length} nhu cầu của ${agencies} cơ quan, ${sumOf(needs)} người`,
    names.size === 1
      ? `cùng chương trình${isKeyed ? ' trong danh mục' : ''}`
      : `tên chương trình khác chữ nhưng cùng nội dung (${[...names].map((name) => `«${name}»`).join(', ')})`,
    audienceWords(needs),
    timeWords(needs),
  ];
  return `${said.join('; ')}.`;
}

function audienceWords(needs: readonly Mergeable[]): string {
  const audiences = lineOf(needs).audience.split('; ');
  return needs.every(({ audience }) => sameAudience(audience, needs[0]?.audience ?? ''))
    ? 'cùng đối tượng'
    : `đối tượng gần nhau (${audiences.map((one) => `«${one}»`).join(', ')})`;
}

function timeWords(needs: readonly Mergeable[]): string {
  const common = commonMonths(needs.map(({ months }) => months)) ?? [];
  if (common.length === 0) return 'không nhu cầu nào định tháng';
  const differ = needs.some(({ months }) => months.join() !== needs[0]?.months.join());
  return differ ? `tháng khác nhau, cùng mở được ${monthWords(common)}` : `cùng ${monthWords(common)}`;
}

function whyApart(other: Mergeable, all: readonly Mergeable[], refused: readonly Refused[]): string {
  if (all.some(({ id }) => keptApart(id, other.id, refused))) return 'đã từ chối gộp';
  if (commonMonths([other, ...all].map(({ months }) => months)) === null)
    return `chỉ học được ${monthWords(other.months)}`;
  return all.every(({ audience }) => audiencesMeet(audience, other.audience))
    ? 'đã ở nhóm khác'
    : `đối tượng «${other.audience}»`;
}

/** Whether needs chosen by hand can be one line: one programme, and a month that suits all. */
export function joinable(needs: readonly Mergeable[]): Outcome<null> {
  const keys = programmesOf(needs);
  const [first] = needs;
  const other = needs.find((need) => first && keys(need) !== keys(first));
  if (first && other)
    return refuse(
      'conflict',
      `Không gộp được: «${first.programmeName}» và «${other.programmeName}» là hai chương trình. Chưa có gì thay đổi.`,
    );
  if (commonMonths(needs.map(({ months }) => months)) === null)
    return refuse(
      'conflict',
      'Không gộp được: không có tháng nào mà mọi nhu cầu cùng học được. Chưa có gì thay đổi; bỏ bớt nhu cầu rồi gộp.',
    );
  return ok(null);
}

export interface ClassRow {
  id: string;
  heads: number;
  ordinal: number;
  isFixed: boolean;
}

/** Heads shared out as evenly as they go: none has two more than another. */
export function evenly(heads: number, parts: number): number[] {
  const least = Math.floor(heads / parts);
  return Array.from({ length: parts }, (_, at) => least + (at < heads % parts ? 1 : 0));
}

/**
 * The classes of a line: as few as hold its heads, evenly filled. What is fixed keeps its heads; of the others those
 * that still have the right heads stay as they are, and so where they were placed.
 */
export function splitIntoClasses(
  heads: number,
  sizeTo: number | null,
  rows: readonly ClassRow[],
): { keep: ClassRow[]; drop: ClassRow[]; add: { ordinal: number; heads: number }[] } {
  const fixed = rows.filter(({ isFixed }) => isFixed);
  const rest = Math.max(0, heads - sumOf(fixed));
  const sizes = rest === 0 ? [] : evenly(rest, sizeTo ? Math.ceil(rest / sizeTo) : 1);
  const keep = [...fixed];
  const drop: ClassRow[] = [];
  for (const row of rows.filter(({ isFixed }) => !isFixed)) {
    const at = sizes.indexOf(row.heads);
    if (at < 0) drop.push(row);
    else {
      sizes.splice(at, 1);
      keep.push(row);
    }
  }
  const taken = new Set(keep.map(({ ordinal }) => ordinal));
  let next = 0;
  const ordinal = (): number => {
    do next += 1;
    while (taken.has(next));
    return next;
  };
  return { keep, drop, add: sizes.map((size) => ({ ordinal: ordinal(), heads: size })) };
}
