import { workingDaysBetween, type YearlyCalendar } from '@dondoc/vietnamese';
import type { Viewer } from '#accounts/schema.ts';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import type { Decided, Held } from '../acts/rules.ts';
import { currentStep, isDone, type StepNow, wholeOf } from '../chain/rules.ts';
import type { Snapshot } from '../history/rules.ts';
import type { Assignment } from '../schema.ts';
import type { Step, StepDecision, StepReturn, StepRole, StepState, StepView } from './schema.ts';

type Actor = Pick<Assignment, 'role' | 'agency'>;

/**
 * The chain that the roles of a document speak of: the lead drafts, who appraises does so in order and the last of them
 * submits, who stands between passes it on, the last to whom it is submitted decides. None where nobody stands above the
 * lead, or where several lead: their progress is kept for each of them.
 */
export function proposedSteps(
  assignments: Actor[],
  isAbove: (agencyId: string) => boolean,
): Omit<Step, 'id'>[] {
  const of = (role: Actor['role']) =>
    assignments.flatMap((one) => (one.role === role && one.agency ? one.agency.id : []));
  const [leads, appraisers, submitted] = [of('lead'), of('appraise'), of('submitTo')];
  const [lead, ...others] = leads;
  if (!lead || others.length > 0 || appraisers.length + submitted.length === 0) return [];
  const decides = submitted.at(-1);
  const between = submitted.slice(0, -1).filter((id) => !appraisers.includes(id));
  // Who decides stands above as a rule; the clerk says where it is otherwise.
  const step = (role: StepRole, agencyId: string): Omit<Step, 'id'> => ({
    ...{ role, agencyId, isAbove: role === 'decide' || isAbove(agencyId), product: null, due: null },
  });
  const submits = decides !== undefined && between.length === 0;
  return [
    step('draft', lead),
    ...appraisers.map((id, i) =>
      step(submits && i === appraisers.length - 1 ? 'appraiseAndSubmit' : 'appraise', id),
    ),
    ...between.map((id) => step('submit', id)),
    ...(decides === undefined ? [] : [step('decide', decides)]),
  ];
}

const shownState = ({ isTurn, state }: StepNow): StepState => {
  if (state === 'done') return 'done';
  if (!isTurn) return 'waiting';
  return state === 'not-started' || state === 'in-progress' || state === 'passed-on' ? 'open' : state;
};

/** A step as pages show it, with the desk clock of the one whose turn it is; the directory adds the agency's name. */
export function viewOf(one: StepNow, today: string, calendar: YearlyCalendar): Omit<StepView, 'agency'> {
  const state = shownState(one);
  const lain = workingDaysBetween(one.since, today, calendar);
  return {
    ...one.step,
    state,
    since: state === 'waiting' ? null : one.since,
    deskDays: one.isTurn && lain.ok ? lain.value : null,
    returnedBecause: one.isTurn ? one.returnedBecause : null,
  };
}

type Chained = Pick<Snapshot, 'steps' | 'leads'>;

/** A chain is laid or changed until the last desk has handed in. */
export function canBeLaid({ steps, leads }: Chained): boolean {
  if (steps.length > 0) return currentStep(steps) !== null && wholeOf(steps).state !== 'awaiting-acceptance';
  return leads.some(({ state }) => state !== 'done' && state !== 'awaiting-acceptance');
}

export const mayDecideStep = ({ steps }: Chained): boolean =>
  currentStep(steps)?.state === 'awaiting-decision';

/** A desk returns what lies on it; for one above the office, the office does on its word. */
export function mayReturnStep({ agency, role }: Viewer, { steps }: Chained): boolean {
  const turn = currentStep(steps);
  if (!turn || turn === steps[0] || turn.state === 'awaiting-acceptance') return false;
  return turn.step.isAbove ? role === 'clerk' : role !== 'clerk' && turn.agencyId === agency.id;
}

const BEFORE = 'Bước này đã được xử lý hoặc đã chuyển tiếp. Tải lại để xem.';

export function settingSteps({ snapshot }: Held, chain: Step[]): Outcome<Decided> {
  const { steps } = snapshot;
  if (!canBeLaid(snapshot)) return refuse('conflict', 'Việc đã báo cáo hoàn thành; không đặt các bước nữa.');
  if (new Set(chain.map(({ id }) => id)).size < chain.length)
    return refuse('badInput', 'Hai bước trùng mã. Tải lại trang rồi đặt lại các bước.');
  if (chain.some(({ role }, at) => role === 'decide' && at < chain.length - 1))
    return refuse('badInput', 'Bước quyết định phải là bước cuối. Chuyển bước này xuống cuối.');
  const dues = chain.flatMap(({ due }) => due ?? []);
  if (dues.some((due, at) => at > 0 && due < (dues[at - 1] ?? '')))
    return refuse('badInput', 'Hạn của bước sau không được trước hạn của bước trước.');
  // What has been handed over, or lies with a report, is not laid elsewhere behind anybody's back.
  const fixed = steps.filter((one) => isDone(one) || (one.isTurn && one.report !== null));
  const isKept = fixed.every(
    ({ step }, at) => chain[at]?.id === step.id && chain[at].agencyId === step.agencyId,
  );
  if (!isKept)
    return refuse('conflict', 'Bước đã chuyển hoặc đã có báo cáo thì không đổi được. Chỉ đổi các bước sau.');
  return ok({ kind: 'steps_set', data: { steps: chain } });
}

export function returningStep(viewer: Viewer, { snapshot }: Held, input: StepReturn): Outcome<Decided> {
  const { steps } = snapshot;
  const turn = currentStep(steps);
  if (turn?.step.id !== input.stepId) return refuse('conflict', BEFORE);
  if (!mayReturnStep(viewer, snapshot)) return refuse('forbidden', 'Chỉ nơi đang giữ bước này trả lại được.');
  const to = steps.find((one) => one.step.id === input.toStepId);
  if (!to || steps.indexOf(to) >= steps.indexOf(turn))
    return refuse('badInput', 'Chọn bước trước để trả lại.');
  const { stepId, toStepId, reason } = input;
  return ok({ kind: 'step_returned', agencyId: turn.agencyId, data: { stepId, toStepId, reason } });
}

export function decidingStep({ today }: Viewer, { snapshot }: Held, input: StepDecision): Outcome<Decided> {
  const turn = currentStep(snapshot.steps);
  if (turn?.step.id !== input.stepId || !mayDecideStep(snapshot)) return refuse('conflict', BEFORE);
  if (input.decidedOn > today)
    return refuse('badInput', 'Ngày cho ý kiến chưa đến. Nhập ngày không sau hôm nay.');
  if (input.decidedOn < turn.since)
    return refuse('badInput', 'Ngày cho ý kiến trước ngày hồ sơ được chuyển đến. Kiểm tra lại ngày.');
  const { stepId, text, decidedOn: completedOn } = input;
  return ok({ kind: 'step_decided', agencyId: turn.agencyId, data: { stepId, text, completedOn } });
}
