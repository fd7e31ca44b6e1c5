import { daysBetween } from '@dondoc/vietnamese';
import { type StageTable, standingOf } from '#platform/stages.ts';
import { stageLabels } from '../labels.ts';
import { type Stage, stages } from '../schema.ts';
import type { Milestone, Step, StepPlan } from './schema.ts';

/** Chủ trương → dự án → đấu thầu → thi công → bàn giao; what is only bought is not built. */
export const stageTable: StageTable<Stage> = { order: stages, optional: ['build'], labels: stageLabels };

type Told = Pick<Step, 'id' | 'stage' | 'onDay' | 'takesBackId'>;

/** What was reached and not taken back, in the order in which it was recorded. */
export function reached<S extends Told>(steps: readonly S[]): S[] {
  const gone = new Set(steps.map(({ takesBackId }) => takesBackId));
  return steps.filter(({ id, takesBackId }) => takesBackId === null && !gone.has(id));
}

const asStage = ({ stage, onDay }: Told) => ({ stage, on: onDay });

/** Where an item stands at the end of a day. */
export const itemStanding = (steps: readonly Told[], asOf: string) =>
  standingOf(stageTable, reached(steps).map(asStage), asOf);

/** As `stageFault` of the platform takes them. */
export const stageSteps = (steps: readonly Told[]) => reached(steps).map(asStage);

export type PlanOf = ReadonlyMap<Stage, StepPlan[]>;

/** What was said of each milestone by the end of a day, the oldest first. */
export function plansOf(plans: readonly StepPlan[], asOf: string): PlanOf {
  return Map.groupBy(
    plans.filter(({ saidOn }) => saidOn <= asOf),
    ({ stage }) => stage,
  );
}

/** The milestone that is to be reached next: the first ahead that has not been passed over by its own plan. */
export function nextStage(at: Stage | null, plans: PlanOf): Stage | null {
  const ahead = stages.slice(at === null ? 0 : stages.indexOf(at) + 1);
  return (
    ahead.find((stage) => !stageTable.optional?.includes(stage) || plans.get(stage)?.at(-1)?.plannedOn) ??
    null
  );
}

/**
 * The first planned day that passed, not done, while it stood: a new day set afterwards does not take the lateness back
 * (design rule 4). What was set anew on the same day had never stood.
 */
const firstMissed = (history: readonly StepPlan[], against: string): string | null =>
  history.find(({ plannedOn, saidOn }, at) => {
    const next = history[at + 1];
    return plannedOn && plannedOn < against && next && saidOn < next.saidOn && plannedOn < next.saidOn;
  })?.plannedOn ?? null;

interface Known {
  steps: readonly Step[];
  plans: readonly StepPlan[];
  owner: Milestone['agency'];
}

/** All five with what was planned and what was done. */
export function milestonesOf({ steps, plans, owner }: Known, asOf: string): Milestone[] {
  const { stage: at, days } = itemStanding(steps, asOf);
  const said = plansOf(plans, asOf);
  const next = nextStage(at, said);
  const done = reached(steps).filter(({ onDay }) => onDay <= asOf);
  const place = at === null ? -1 : stages.indexOf(at);
  return stages.map((stage, index) => {
    const history = said.get(stage) ?? [];
    const plan = history.at(-1);
    const step = done.find((one) => one.stage === stage);
    const isNext = stage === next;
    const plannedOn = plan?.plannedOn ?? null;
    const against = step?.onDay ?? (index > place ? asOf : null);
    const lateOn = against && (firstMissed(history, against) ?? plannedOn);
    const late = lateOn && against ? daysBetween(lateOn, against) : 0;
    return {
      ...{ stage, plannedOn, history, doneOn: step?.onDay ?? null, paper: step?.paper ?? null },
      state: step ? 'done' : index <= place ? 'passed' : isNext ? 'next' : 'todo',
      agency: plan?.agency ?? owner,
      daysHere: isNext ? days : null,
      ...(late > 0 ? { daysLate: late, lateOn } : { daysLate: null, lateOn: null }),
    };
  });
}
