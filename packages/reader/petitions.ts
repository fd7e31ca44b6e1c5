import { openingOf } from './openings.ts';
import { decides } from './sections.ts';
import type { Skeleton } from './skeleton.ts';
import type { Item } from './tree.ts';

/** A request and where its answer begins. */
export interface Petition {
  /** Range of the subject, without the colon. */
  start: number;
  end: number;
  answer: number;
}

const ABOUT =
  /^\s*(?:về|đối với|liên quan(?: đến)?|kiến nghị|đề nghị(?= (?:về|của|hỗ trợ|bổ sung|cho))|nội dung kiến nghị)(?!\p{L})/iu;

/** More colons than this no petition has; the last ones tell. */
const MOST = 24;

/** A matter named without "về" ("Trường hợp ông A đề nghị …: Giao B"): only where a body is told, and only then. */
function named(
  skeleton: Skeleton,
  item: Item,
  answered: { end: number; answer: number } | undefined,
): boolean {
  const when = /^\s*(?:trước|từ|trong|chậm nhất|hằng|hàng|định kỳ|đến|ngày|tháng|quý)(?!\p{L})/iu;
  if (
    !answered ||
    when.test(skeleton.text.slice(item.start, item.end)) ||
    openingOf(skeleton, item.start, answered.end)
  )
    return false;
  return openingOf(skeleton, answered.answer, item.end) !== null;
}

/**
 * Parts "Về <what was asked>: <answer>" at the last colon behind which an assignment, a subject with a verb or
 * a decision stands; what stands before it gives no roles, whatever bodies and verbs it holds.
 *
 * @param sure below a heading over requests one colon is enough
 */
export function petitionOf(item: Item, skeleton: Skeleton, sure: boolean): Petition | null {
  const text = skeleton.text.slice(item.start, item.end);
  const about = ABOUT.test(text);
  const colons = [...text.matchAll(/:\s+(?=\S)/gu)].slice(-MOST).map((match) => ({
    end: item.start + match.index,
    answer: item.start + match.index + match[0].length,
  }));
  const answered = colons.findLast(
    ({ answer }) =>
      openingOf(skeleton, answer, item.end) !== null || decides(skeleton.text.slice(answer, item.end)),
  );
  if (!about && !named(skeleton, item, answered)) return null;
  const chosen = answered ?? (sure ? colons.at(-1) : undefined);
  return chosen ? { start: item.start, end: chosen.end, answer: chosen.answer } : null;
}
