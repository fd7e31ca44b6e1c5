import { daysBetween, fold, formatDate } from '@dondoc/vietnamese';
import { may, mayTakeHand } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { type StageTable, stageFault, standingOf } from '#platform/stages.ts';
import type { Finding } from '../schema.ts';
import type { FindingAct, FindingEvent, FindingEventKind, FindingStage, FindingStanding } from './schema.ts';

/** Nothing is closed without a proof, so neither may be passed over. */
export const findingStages: StageTable<FindingStage> = {
  order: ['proved', 'closed'],
  labels: { proved: 'đã nộp minh chứng', closed: 'đã khép' },
};

type Happened = Pick<FindingEvent, 'id' | 'kind' | 'happenedOn' | 'actorId'>;

/** A proof that is returned and a limitation that is opened again both lead back to the start. */
const stageAfter = (kind: FindingEventKind): FindingStage | null =>
  kind === 'proved' || kind === 'closed' ? kind : null;

const stepsOf = (events: readonly Happened[]) =>
  events.map(({ kind, happenedOn }) => ({ stage: stageAfter(kind), on: happenedOn }));

/** How a finding stands at the end of a day. */
export function standingOfFinding(events: readonly Happened[], asOf: string): FindingStanding {
  const { stage, since, isReturned, days } = standingOf(findingStages, stepsOf(events), asOf);
  const back = events.findLast(({ kind, happenedOn }) => happenedOn <= asOf && stageAfter(kind) === null);
  const again = isReturned && back ? (back.kind as 'returned' | 'reopened') : null;
  return { stage, since, days, again };
}

export interface FindingStep {
  kind: FindingEventKind;
  /** The last event that whoever acts has seen. */
  seen: number | null;
  on: string;
}

const STALE = 'Hạn chế này vừa có ghi nhận mới. Chưa có gì thay đổi. Tải lại trang để xem rồi làm lại.';

/**
 * Why this step may not be recorded now, or null. An act meant for what stood there before, or one that comes twice,
 * is refused and changes nothing.
 */
export function stepFault(
  events: readonly Happened[],
  { kind, seen, on }: FindingStep,
  publishedOn: string,
  today: string,
): string | null {
  if ((events.at(-1)?.id ?? null) !== seen) return STALE;
  if (on < publishedOn)
    return `Ngày ${formatDate(on)} trước ngày phát hành văn bản ${formatDate(publishedOn)}. Kiểm tra lại ngày.`;
  const steps = stepsOf(events);
  const { stage, since } = standingOf(findingStages, steps, '9999-12-31');
  const to = stageAfter(kind);
  if (to) return stageFault(findingStages, steps, { from: stage, to, on }, today);
  if (kind === 'returned' && stage !== 'proved') return 'Không có minh chứng nào đang chờ xem để trả lại.';
  if (kind === 'reopened' && stage !== 'closed') return 'Hạn chế này chưa khép nên không có gì để mở lại.';
  if (on > today) return `Ngày ${formatDate(on)} chưa đến. Ghi ngày việc đã diễn ra.`;
  if (since && daysBetween(since, on) < 0)
    return `Ngày ${formatDate(on)} trước ngày ${formatDate(since)} của bước trước. Kiểm tra lại ngày.`;
  return null;
}

const OWN_PROOF =
  'Đồng chí đã nộp minh chứng này nên không được khép hay trả lại. Người khác của Văn phòng xem.';

/** Whoever gave the proof that stands does not judge it. */
export function ownProofFault(viewer: Viewer, events: readonly Happened[]): string | null {
  const proof = events.findLast(({ kind }) => kind === 'proved');
  return mayTakeHand(viewer, 'finding', 'approver', [proof?.actorId ?? null]) ? null : OWN_PROOF;
}

/** What this person may do with it now; the same rules stand again where each act is written. */
export function findingActs(
  viewer: Viewer,
  { kind, events }: { kind: Finding['kind']; events: readonly Happened[] },
  isConcerned: boolean,
): { mayDo: FindingAct[]; closedBecause: string | null } {
  if (kind === 'strength') return { mayDo: [], closedBecause: null };
  const { stage } = standingOfFinding(events, '9999-12-31');
  const mayDo: FindingAct[] = [];
  if (stage === null && may(viewer, 'finding.prove') && isConcerned) mayDo.push('prove');
  const own = ownProofFault(viewer, events);
  const judges = stage === 'proved' && may(viewer, 'finding.close');
  if (judges && !own) mayDo.push('close', 'giveBack');
  if (stage === 'closed' && may(viewer, 'finding.keep')) mayDo.push('reopen');
  if (may(viewer, 'finding.keep')) mayDo.push('tie');
  return { mayDo, closedBecause: judges ? own : null };
}

/** Words too common in such sentences to say that two are about the same. */
const COMMON = new Set(
  'va cua cac cho con chua trong theo duoc thuc hien viec so voi moi den nay la co tai nam tinh truong mot nhung so'.split(
    ' ',
  ),
);
const wordsOf = (text: string): Set<string> =>
  new Set((fold(text).match(/[\p{L}]{2,}/gu) ?? []).filter((word) => !COMMON.has(word)));

/** So much of the words of the shorter one must stand in the other too. */
const ALIKE = 0.45;
/** Less where both name a figure of the same kind: of so many, or in per cent. */
const ALIKE_WITH_FIGURE = 0.3;

type Said = Pick<Finding, 'text' | 'figures'>;

/** Whether two notices seem to find the same wanting; a proposal that the clerk confirms or leaves (design rule 3). */
export function seemsSame(a: Said, b: Said): boolean {
  const [one, other] = [wordsOf(a.text), wordsOf(b.text)];
  const least = Math.min(one.size, other.size);
  if (least === 0) return false;
  const shared = [...one].filter((word) => other.has(word)).length / least;
  return shared >= (sharesFigure(a, b) ? ALIKE_WITH_FIGURE : ALIKE);
}

const sharesFigure = (a: Said, b: Said): boolean =>
  a.figures.some((one) =>
    b.figures.some(
      (other) =>
        (one.of !== undefined && one.of === other.of) || (one.unit !== undefined && one.unit === other.unit),
    ),
  );
