import { comparisonKey } from '@dondoc/vietnamese';
import { type Opening, openingOf } from './openings.ts';
import type { Skeleton } from './skeleton.ts';

/** A stretch of an item with one assignee: one directive, however many sentences. */
export interface Chunk {
  start: number;
  end: number;
  opening: Opening | null;
}

interface Segment {
  start: number;
  end: number;
}

const ABBREVIATION = /(?:^|\s)(?:TP|Tp|QL|KT|TM|TL|Q|TS|ThS|GS|PGS|ĐT|đ\/c|v\.v|\p{Lu})\.$/u;

/** Cuts at full stops before a capital and at semicolons outside brackets. */
function segmentsOf(skeleton: Skeleton, start: number, end: number): Segment[] {
  const segments: Segment[] = [];
  let from = start;
  let depth = 0;
  const cut = (at: number) => {
    if (skeleton.text.slice(from, at).trim() !== '') segments.push({ start: from, end: at });
    from = at;
  };
  for (let i = start; i < end; i += 1) {
    const sign = skeleton.text[i];
    if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (sign === ';') cut(i + 1);
    else if (sign === '.' || sign === '!' || sign === '…') {
      const stop = /^[.!…]["')]?\s+[\p{Lu}▣"(]/u.test(skeleton.text.slice(i, i + 6));
      if (stop && !ABBREVIATION.test(skeleton.text.slice(Math.max(0, i - 6), i + 1))) cut(i + 1);
    }
  }
  cut(end);
  return joinLists(skeleton, segments);
}

/** "Thủ trưởng các sở; Chủ tịch UBND các xã cử …": bodies parted by semicolons are one subject. */
function joinLists(skeleton: Skeleton, segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    const list =
      last &&
      /^\s*(?:(?:giao|yêu cầu|đề nghị|phân công)\s+)?(?:▣▢*\s*;\s*)+$/iu.test(
        skeleton.text.slice(last.start, last.end),
      );
    if (list && /^\s*▣/u.test(skeleton.text.slice(segment.start, segment.end))) last.end = segment.end;
    else joined.push({ ...segment });
  }
  return joined;
}

/** In a chain the next body only appraises, submits or helps what the first makes. */
const CHAIN =
  /^\s*(?:để\s+)?(?:chịu trách nhiệm\s+)?(?:thẩm định|thẩm tra|cho ý kiến|góp ý|tham gia ý kiến|có ý kiến|trình(?! độ)|phê duyệt|thông qua|ký ban hành|(?:cùng\s+)?phối hợp(?!\s+(?:chặt chẽ\s+|đồng bộ\s+)?(?:với|cùng|▣)))/iu;

export function namesOf(opening: Opening): string[] {
  return opening.groups.flatMap((group) => group.mentions.flatMap((mention) => mention.names));
}

const ANAPHORA = /^(?:nhà trường|trường|sở|ban|đơn vị|cơ quan)$/u;

const MOST = 5000;
const keys = new Map<string, string>();

/** Inherited names are compared at every clause below their heading, so their keys are kept. */
function keyOf(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  if (keys.size >= MOST) keys.clear();
  const key = comparisonKey(name);
  keys.set(name, key);
  return key;
}

function sameAssignee(opening: Opening, before: readonly string[]): boolean {
  const names = namesOf(opening).map(keyOf);
  const owners = before.map(keyOf);
  return names.every(
    (name) =>
      owners.includes(name) ||
      (ANAPHORA.test(name) && owners.some((key) => key.includes(name.replace('nhà ', '')))),
  );
}

const DECIDES_FIRST =
  /^\s*(?:về nguyên tắc,?\s+)?(?:đồng ý|thống nhất|nhất trí|chấp thuận|cho phép|ghi nhận|tiếp thu)[^▣]*/iu;

/** "Thống nhất với đề xuất của A, giao B …": the decision and the order part at the comma. */
function splitDecision(skeleton: Skeleton, segment: Segment): Segment[] {
  const text = skeleton.text.slice(segment.start, segment.end);
  if (!DECIDES_FIRST.test(text) || openingOf(skeleton, segment.start, segment.end)) return [segment];
  const comma = /,\s+(?:và\s+|đồng thời\s+)?(?=(?:giao|yêu cầu|đề nghị|phân công)\s+(?:cho\s+)?▣)/iu.exec(
    text,
  );
  if (!comma) return [segment];
  const at = segment.start + comma.index + 1;
  return [
    { start: segment.start, end: at },
    { start: at, end: segment.end },
  ];
}

const COMMITTEE =
  /^(?:các )?(?:đảng ủy|đảng bộ|đảng đoàn|ban cán sự|chi bộ|chi ủy|cấp ủy|ban thường vụ|(?:tỉnh|thành|huyện|thị|quận) ủy)/u;

/** Below a Party committee "Lãnh đạo UBND tỉnh …" is what it does, not who acts. */
function withoutLeadership(opening: Opening | null, inherited: readonly string[]): Opening | null {
  const leads = opening?.kind === 'subject' && /^lãnh đạo /iu.test(namesOf(opening)[0] ?? '');
  return leads && inherited.some((name) => COMMITTEE.test(keyOf(name))) ? null : opening;
}

/**
 * Cuts an item into directives: a clause with a new assignee begins one, all others go on with the last.
 *
 * @param inherited names of the assignee from above, so that naming it again begins nothing new
 */
export function chunksOf(
  skeleton: Skeleton,
  start: number,
  end: number,
  inherited: readonly string[],
): Chunk[] {
  const chunks: Chunk[] = [];
  for (const segment of segmentsOf(skeleton, start, end).flatMap((part) => splitDecision(skeleton, part))) {
    const opening = withoutLeadership(openingOf(skeleton, segment.start, segment.end), inherited);
    const last = chunks.at(-1);
    const owner = last?.opening ? namesOf(last.opening) : inherited;
    const chain =
      opening?.kind === 'subject' && CHAIN.test(skeleton.text.slice(opening.predicate, segment.end));
    const renews = opening && !chain && !(opening.kind === 'subject' && sameAssignee(opening, owner));
    const decided =
      last &&
      !last.opening &&
      DECIDES_FIRST.test(skeleton.text.slice(last.start, last.end)) &&
      inherited.length === 0;
    if (!last || renews || (decided && opening)) chunks.push({ ...segment, opening });
    else last.end = segment.end;
  }
  return chunks.map((chunk) => trimmed(skeleton, chunk));
}

/** Without blanks and the separator at the end. */
function trimmed(skeleton: Skeleton, chunk: Chunk): Chunk {
  let { start, end } = chunk;
  while (start < end && /\s/.test(skeleton.text[start] ?? '')) start += 1;
  while (end > start && /[\s;,]/.test(skeleton.text[end - 1] ?? '')) end -= 1;
  return { ...chunk, start, end };
}
