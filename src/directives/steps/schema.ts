import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

/** What a desk does with the paper that comes to it. One body may appraise and submit in one go. */
export const StepRole = z.enum(['draft', 'appraise', 'appraiseAndSubmit', 'submit', 'decide']);
export type StepRole = z.infer<typeof StepRole>;

/** One step of a chain, as the clerk confirmed it. */
export const Step = z.object({
  /** Stays through every change of the chain, so that what was done is not lost. */
  id: z.string().min(1).max(40),
  role: StepRole,
  agencyId: z.uuid(),
  /** A desk above the office writes nothing here: the office records its word, and nobody presses it. */
  isAbove: z.boolean(),
  product: z.string().trim().max(500).nullable(),
  due: Day.nullable(),
});
export type Step = z.infer<typeof Step>;
