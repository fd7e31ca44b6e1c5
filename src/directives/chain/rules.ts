import { type Event, freshHand, type Hand, movedHand } from '../leads/rules.ts';
import type { WorkState } from '../schema.ts';
import type { Step } from '../steps/schema.ts';

/** A step as the events have left it. `waiting` is not its turn yet; `done` has handed over. */
export interface StepNow extends Hand {
  step: Step;
  isTurn: boolean;
  /** Why it lies here again: the words of whoever returned it. */
  returnedBecause: string | null;
}

export const isDone = ({ state }: StepNow): boolean => state === 'done';

/** The step that is at work: the first that has not handed over. Null when all have. */
export const currentStep = (steps: StepNow[]): StepNow | null => steps.find((one) => one.isTurn) ?? null;

/** How a desk begins: one above the office is waited for. */
const opened = (one: StepNow, since: string, state?: WorkState): StepNow => ({
  ...one,
  isTurn: true,
  since,
  state: state ?? (one.step.isAbove ? 'awaiting-decision' : 'not-started'),
});

/** Lays a chain: what was done at a step of the same id stays; the first that is not done has its turn. */
export function laidSteps(before: StepNow[], chain: Step[], day: string, leads: Hand[]): StepNow[] {
  const laid = chain.map((step): StepNow => {
    const kept = before.find((one) => one.step.id === step.id);
    if (kept && (isDone(kept) || kept.step.agencyId === step.agencyId)) return { ...kept, step };
    return { ...freshHand(step.agencyId, day), step, isTurn: false, returnedBecause: null };
  });
  const turn = laid.findIndex((one) => !isDone(one));
  return laid.map((one, at) => {
    if (at !== turn) return { ...one, isTurn: false };
    if (one.isTurn) return one;
    // What the lead has done before the chain was laid is the beginning of its step.
    const lead = before.length === 0 && leads.find(({ agencyId }) => agencyId === one.agencyId);
    return lead && !one.step.isAbove ? { ...one, ...lead, isTurn: true } : opened(one, day);
  });
}

/**
 * Each kind of event moves the step whose turn it is and no other: who comes late or clicks again moves nothing that has
 * been handed over.
 */
export function movedSteps(steps: StepNow[], event: Event): StepNow[] {
  const at = steps.findIndex((one) => one.isTurn);
  const current = steps[at];
  if (!current) return steps;
  if (event.kind === 'step_returned') return returned(steps, at, event);
  if (event.kind === 'step_decided') {
    const isFor = current.state === 'awaiting-decision' && event.data.stepId === current.step.id;
    return isFor ? passedOn(steps, at, event.data.completedOn ?? event.happenedOn, event.happenedOn) : steps;
  }
  if (event.agencyId !== current.agencyId || current.step.isAbove) return steps;
  const moved = movedHand(current, event);
  const isLast = at === steps.length - 1;
  // The last desk that is an agency's hands in to the office, which accepts it like any report of completion.
  if (moved.state === 'awaiting-acceptance' && !isLast)
    return passedOn(steps.with(at, moved), at, event.happenedOn, event.happenedOn);
  if (moved.state === 'done') return steps.with(at, { ...moved, isTurn: false });
  return steps.with(at, moved);
}

function passedOn(steps: StepNow[], at: number, day: string, since: string): StepNow[] {
  return steps.map((one, i) => {
    if (i === at) return { ...one, state: 'done', isTurn: false, submittedOn: day, completedOn: day, since };
    return i === at + 1 ? opened(one, since) : one;
  });
}

/** Back to an earlier desk, with the reason; the desks between wait for it again. */
function returned(steps: StepNow[], at: number, { data, happenedOn }: Event): StepNow[] {
  const to = steps.findIndex((one) => one.step.id === data.toStepId);
  if (steps[at]?.step.id !== data.stepId || to === -1 || to >= at) return steps;
  return steps.map((one, i) => {
    if (i < to || i > at) return one;
    const again = { ...one, submittedOn: null, completedOn: null, since: happenedOn };
    return i === to
      ? { ...opened(again, happenedOn, 'returned'), returnedBecause: data.reason ?? null }
      : { ...again, state: 'not-started', isTurn: false, report: null };
  });
}

/** How a lead stands by the chain: what lies at another desk does not run on its clock. */
export function leadBySteps(lead: Hand, steps: StepNow[]): Hand {
  const own = steps.filter((one) => one.agencyId === lead.agencyId);
  const whole = wholeOf(steps);
  if (own.length === 0) return { ...lead, ...whole };
  const turn = own.find((one) => one.isTurn);
  const { lastReportOn, percent } = own.findLast((one) => one.lastReportOn !== null) ?? lead;
  if (turn) return { ...turn, lastReportOn, percent };
  const last = own.findLast(isDone);
  if (!last || own.some((one) => !isDone(one))) return { ...(last ?? own[0] ?? lead), state: 'not-started' };
  return {
    ...last,
    lastReportOn,
    percent,
    state: whole.completedOn ? 'done' : 'passed-on',
    completedOn: whole.completedOn && last.completedOn,
  };
}

/** How the whole stands: as the desk whose turn it is; done when the last one has handed over. */
export function wholeOf(steps: StepNow[]): Pick<Hand, 'state' | 'since' | 'submittedOn' | 'completedOn'> {
  const turn = currentStep(steps) ?? steps.at(-1);
  if (!turn) throw new Error('a chain without steps');
  const { state, since, submittedOn, completedOn } = turn;
  const isOver = steps.every(isDone);
  const isFirst = turn === steps[0];
  return {
    state: state === 'not-started' && !isFirst ? 'in-progress' : state,
    since,
    submittedOn: state === 'awaiting-acceptance' || isOver ? submittedOn : null,
    completedOn: isOver ? completedOn : null,
  };
}
