import { may, mayTakeHand } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { type Held, handOf, handsOf } from '../acts/rules.ts';
import { canAsk, mayDecide } from '../extensions/rules.ts';
import { isOverFor, stoppedOn } from '../history/rules.ts';
import type { DirectiveDetail, DirectiveSummary } from '../schema.ts';
import { canBeLaid, mayDecideStep, mayReturnStep } from '../steps/rules.ts';

type Open = Pick<DirectiveDetail, 'mayDo' | 'closedBecause'>;

/** What this viewer may do with it now. The same rules stand again where each act is written. */
export function openActs(viewer: Viewer, summary: Pick<DirectiveSummary, 'assignments'>, held: Held): Open {
  const { snapshot, events } = held;
  const mine = handOf(snapshot, viewer.agency.id);
  const mayDo: Open['mayDo'] = [];
  let closedBecause: string | null = null;
  const isHeld = holds(viewer, summary);
  const received = events.some((e) => e.kind === 'received' && e.agencyId === viewer.agency.id);
  if (may(viewer, 'document.receive') && isHeld && !received) mayDo.push('receive');
  if (may(viewer, 'report.approve') && mine?.state === 'awaiting-approval') {
    if (mayTakeHand(viewer, 'progress report', 'checker', [mine.report?.actorId ?? null]))
      mayDo.push('approve');
    else closedBecause = 'Đồng chí đã lập báo cáo này nên không được duyệt. Người khác trong cơ quan duyệt.';
  }
  if (may(viewer, 'completion.accept') && waitingFor(viewer, held)?.state === 'awaiting-acceptance')
    mayDo.push('accept');
  if (may(viewer, 'extension.decide') && snapshot.asked) {
    const decides = mayDecide(viewer, held);
    if (decides.ok) mayDo.push('decideExtension');
    else closedBecause ??= decides.message ?? null;
  }
  if (may(viewer, 'step.decide') && mayDecideStep(snapshot)) mayDo.push('decideStep');
  const isAtWork = mine !== undefined && mine.state !== 'done' && mine.state !== 'awaiting-acceptance';
  if (may(viewer, 'directive.report') && isAtWork) mayDo.push('report');
  if (may(viewer, 'step.return') && mayReturnStep(viewer, snapshot)) mayDo.push('returnStep');
  if (may(viewer, 'extension.ask') && canAsk(snapshot, viewer.agency.id)) mayDo.push('askExtension');
  const isOpen = stoppedOn(snapshot) === null;
  if (may(viewer, 'deadline.set') && snapshot.due === null && isOpen) mayDo.push('setDeadline');
  if (may(viewer, 'step.set') && canBeLaid(snapshot)) mayDo.push('setSteps');
  if (may(viewer, 'handover.give') && isHeld && !isOverFor(snapshot, viewer.agency.id)) mayDo.push('handOn');
  if (may(viewer, 'directive.withdraw') && isOpen) mayDo.push('withdraw');
  return { mayDo, closedBecause };
}

/** The hand whose report waits for this viewer's: own agency's for its head, any for the office. */
export function waitingFor(viewer: Viewer, { snapshot }: Pick<Held, 'snapshot'>) {
  const hands = handsOf(snapshot);
  if (may(viewer, 'completion.accept')) return hands.find((hand) => hand.state === 'awaiting-acceptance');
  return hands.find((hand) => hand.agencyId === viewer.agency.id && hand.state === 'awaiting-approval');
}

/** Whether the viewer's agency has a role in it. */
const holds = (viewer: Viewer, { assignments }: Pick<DirectiveSummary, 'assignments'>): boolean =>
  assignments.some(({ agency }) => agency?.id === viewer.agency.id);
