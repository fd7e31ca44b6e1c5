import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Month } from '../schema.ts';

export const StepName = z.enum(['send', 'appraise', 'submit', 'approve', 'return', 'adjust']);
export type StepName = z.infer<typeof StepName>;

export const PlanState = z.enum(['draft', 'appraising', 'appraised', 'submitted', 'approved']);
export type PlanState = z.infer<typeof PlanState>;

/** One step of the plan, with who took it. */
export const PlanStep = z.object({
  step: StepName,
  onDay: Day,
  note: z.string().nullable(),
  /** Of the paper that appraises or approves it. */
  number: z.string().nullable(),
  byUser: z.string().nullable(),
  byName: z.string().nullable(),
});
export type PlanStep = z.infer<typeof PlanStep>;

/** A class of the plan, and where it stands. */
export const PlannedClass = z.object({
  id: z.string(),
  lineId: z.string(),
  programmeKey: z.string().nullable(),
  programmeName: z.string(),
  audience: z.string(),
  ordinal: z.number().int(),
  heads: z.number().int(),
  provider: z.object({ id: z.string(), agencyId: z.string(), name: z.string() }).nullable(),
  month: Month.nullable(),
  isFixed: z.boolean(),
  placedBy: z.enum(['solver', 'person']).nullable(),
  reason: z.string().nullable(),
});
export type PlannedClass = z.infer<typeof PlannedClass>;

/** A line as it was approved, with the needs it came from. */
export const FrozenLine = z.object({
  id: z.string(),
  programmeKey: z.string().nullable(),
  programmeName: z.string(),
  audience: z.string(),
  heads: z.number().int(),
  months: z.array(Month),
  origin: z.enum(['needs', 'proposed']),
  reason: z.string().nullable(),
  needs: z.array(
    z.object({
      needId: z.string(),
      agencyId: z.string(),
      agencyName: z.string(),
      heads: z.number().int(),
      months: z.array(Month),
    }),
  ),
});
export type FrozenLine = z.infer<typeof FrozenLine>;

/** What was approved: kept whole, whatever becomes of the rows it was made from. */
export const FrozenPlan = z.object({
  planId: z.string(),
  year: z.number().int(),
  name: z.string(),
  version: z.number().int(),
  number: z.string(),
  approvedOn: Day,
  lines: z.array(FrozenLine),
  classes: z.array(PlannedClass),
});
export type FrozenPlan = z.infer<typeof FrozenPlan>;
