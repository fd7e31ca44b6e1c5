import type { PlanState, PlanStep, StepName } from './schema.ts';

/** Where a plan stands after each step. */
const after: Record<StepName, PlanState> = {
  send: 'appraising',
  appraise: 'appraised',
  submit: 'submitted',
  approve: 'approved',
  return: 'draft',
  adjust: 'draft',
};

/** Where a plan stands: the last step says so; without one it is being drafted. */
export function stateOfPlan(steps: readonly Pick<PlanStep, 'step'>[]): PlanState {
  const last = steps.at(-1);
  return last ? after[last.step] : 'draft';
}
