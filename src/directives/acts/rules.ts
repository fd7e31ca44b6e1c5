import { mayTakeHand } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import { currentStep } from '../chain/rules.ts';
import { type Snapshot, stoppedOn } from '../history/rules.ts';
import type { Hand } from '../leads/rules.ts';
import type { Assignment, Deadline, DirectiveEvent, EventData, EventKind } from '../schema.ts';

/** How a directive stands when somebody acts on it. */
export interface Held {
  events: DirectiveEvent[];
  snapshot: Snapshot;
}

/** What an act adds to the history. */
export interface Decided {
  kind: EventKind;
  agencyId?: string;
  data: EventData;
}

const GONE = 'Báo cáo này đã được xử lý hoặc đã có báo cáo mới hơn. Tải lại để xem.';

/** An agency signs for what lies with it; one above it in the tree only sees it. */
export function receiving(
  { agency }: Viewer,
  { events }: Held,
  assignments: Pick<Assignment, 'agency'>[],
): Outcome<Decided & { agencyId: string }> {
  const agencyId = agency.id;
  if (!assignments.some((one) => one.agency?.id === agencyId))
    return refuse('forbidden', 'Cơ quan của đồng chí không có vai trò trong nhiệm vụ này.');
  return events.some((e) => e.kind === 'received' && e.agencyId === agencyId)
    ? refuse('conflict', 'Cơ quan đã ký nhận nhiệm vụ này.')
    : ok({ kind: 'received', agencyId, data: {} });
}

/** The agencies at work now: the leads, or in a chain the one whose turn it is. */
export function handsOf({ leads, steps }: Pick<Snapshot, 'leads' | 'steps'>): Hand[] {
  if (steps.length === 0) return leads;
  const turn = currentStep(steps);
  return turn && !turn.step.isAbove ? [turn] : [];
}

export const handOf = (snapshot: Pick<Snapshot, 'leads' | 'steps'>, agencyId: string): Hand | undefined =>
  handsOf(snapshot).find((hand) => hand.agencyId === agencyId);

export function ownHand({ agency }: Viewer, snapshot: Snapshot): Outcome<Hand> {
  const hand = handOf(snapshot, agency.id);
  if (hand) return ok(hand);
  return snapshot.steps.some((step) => step.agencyId === agency.id)
    ? refuse('conflict', 'Nhiệm vụ đang ở bước của nơi khác; chưa đến lượt cơ quan của đồng chí.')
    : refuse('forbidden', 'Chỉ cơ quan chủ trì báo cáo nhiệm vụ này. Cơ quan của đồng chí có vai trò khác.');
}

/** The report that waits for the head of this agency, unless they wrote it themselves. */
export function waitingForHead(
  viewer: Viewer,
  snapshot: Snapshot,
  reportId: number,
): Outcome<{ agencyId: string; combined: boolean }> {
  const own = ownHand(viewer, snapshot);
  if (!own.ok) return own;
  const { agencyId, state, report } = own.value;
  if (state !== 'awaiting-approval' || report?.id !== reportId) return refuse('conflict', GONE);
  if (!mayTakeHand(viewer, 'progress report', 'checker', [report.actorId])) {
    return refuse(
      'forbidden',
      'Đồng chí đã lập báo cáo này nên không được duyệt. Người khác trong cơ quan duyệt.',
    );
  }
  return ok({ agencyId, combined: report.actorId === viewer.userId });
}

export function approving(viewer: Viewer, { snapshot }: Held, reportId: number): Outcome<Decided> {
  const waiting = waitingForHead(viewer, snapshot, reportId);
  if (!waiting.ok) return waiting;
  const { agencyId, combined } = waiting.value;
  return ok({ kind: 'report_approved', agencyId, data: { reportId, ...(combined ? { combined } : {}) } });
}

/** The report of completion that lies at the office; whoever made or approved it does not accept it. */
export function waitingForOffice(
  viewer: Viewer,
  { snapshot, events }: Held,
  reportId: number,
): Outcome<{ agencyId: string; completedOn: string }> {
  const lead = handsOf(snapshot).find((l) => l.report?.id === reportId && l.state === 'awaiting-acceptance');
  if (!lead) return refuse('conflict', GONE);
  const hands = events.filter((e) => e.id === reportId || e.data.reportId === reportId).map((e) => e.actorId);
  if (!mayTakeHand(viewer, 'progress report', 'approver', hands))
    return refuse('forbidden', 'Đồng chí đã lập hoặc duyệt báo cáo này nên không được công nhận.');
  return ok({ agencyId: lead.agencyId, completedOn: lead.submittedOn ?? viewer.today });
}

export function accepting(viewer: Viewer, held: Held, reportId: number): Outcome<Decided> {
  const waiting = waitingForOffice(viewer, held, reportId);
  if (!waiting.ok) return waiting;
  const { agencyId, completedOn } = waiting.value;
  return ok({ kind: 'completed', agencyId, data: { reportId, completedOn } });
}

export const cadenceData = ({
  every,
  origin,
  firstDue,
}: Extract<Deadline, { kind: 'cadence' }>): EventData => ({
  ...{ every, origin },
  ...(firstDue ? { date: firstDue } : {}),
});

export function settingDeadline({ snapshot }: Held, deadline: Deadline): Outcome<Decided> {
  if (deadline.kind === 'none') return refuse('badInput', 'Chọn ngày hoặc định kỳ báo cáo.');
  if (deadline.origin === 'document') return refuse('badInput', 'Văn bản không nêu thời hạn này.');
  if (stoppedOn(snapshot)) return refuse('conflict', 'Việc đã báo cáo hoàn thành; không đặt thời hạn nữa.');
  if (deadline.kind === 'cadence') return ok({ kind: 'cadence_set', data: cadenceData(deadline) });
  if (snapshot.due) return refuse('conflict', 'Nhiệm vụ đã có thời hạn; thời hạn chỉ đổi khi được gia hạn.');
  return ok({ kind: 'deadline_set', data: { date: deadline.date, origin: deadline.origin } });
}

/** The office lays it on nobody any more: its count ends on that day, its history stays. */
export function withdrawing({ snapshot }: Held, reason: string): Outcome<Decided> {
  return stoppedOn(snapshot)
    ? refuse('conflict', 'Việc đã báo cáo hoàn thành; không thôi giao được nữa.')
    : ok({ kind: 'withdrawn', data: { reason } });
}
