import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { Stage, someWords, words } from '../schema.ts';

/** A milestone that was reached, with its paper. */
export const Step = z.object({
  id: z.string(),
  stage: Stage,
  onDay: Day,
  paper: z.string().nullable(),
  note: z.string().nullable(),
  takesBackId: z.string().nullable(),
  by: z.string().nullable(),
});
export type Step = z.infer<typeof Step>;

/** By when a milestone is planned and whose turn it is, as somebody said it; the last word holds. */
export const StepPlan = z.object({
  stage: Stage,
  plannedOn: Day.nullable(),
  agency: AgencyRef.nullable(),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  saidOn: Day,
});
export type StepPlan = z.infer<typeof StepPlan>;

/** One of the five, as it stands. */
export const Milestone = z.object({
  stage: Stage,
  state: z.enum(['done', 'next', 'todo', 'passed']),
  plannedOn: Day.nullable(),
  doneOn: Day.nullable(),
  paper: z.string().nullable(),
  /** Whose turn it is: who was named, else the owner. */
  agency: AgencyRef.nullable(),
  /** Days since the milestone before, at this one; or after its planned day. */
  daysHere: z.number().int().nullable(),
  daysLate: z.number().int().nullable(),
  /** The planned day that the lateness is counted from. */
  lateOn: Day.nullable(),
  history: z.array(StepPlan),
});
export type Milestone = z.infer<typeof Milestone>;

export const NewStep = z.object({
  itemId: z.uuid(),
  /** The milestone that whoever acts has seen. */
  from: Stage.nullable(),
  to: Stage,
  onDay: Day,
  paper: someWords(),
  note: someWords(500),
});
export type NewStep = z.infer<typeof NewStep>;

export const TakeBack = z.object({
  itemId: z.uuid(),
  from: Stage,
  reason: words('Ghi vì sao ghi nhầm.', 500),
});

export const NewStepPlan = z.object({
  itemId: z.uuid(),
  stage: Stage,
  plannedOn: Day.nullable(),
  agencyId: z.uuid().nullable(),
  reason: someWords(500),
});
export type NewStepPlan = z.infer<typeof NewStepPlan>;
