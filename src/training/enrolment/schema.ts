import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

/** How a learner ended: mark, verdict, and on what the verdict rests where no threshold is set. */
export const Result = z.object({
  /** Out of ten; null: not marked. */
  mark: z.number().min(0).max(10).nullable(),
  verdict: z.enum(['passed', 'failed']).nullable(),
  basis: z.string().trim().min(1).max(300).nullable(),
});
export type Result = z.infer<typeof Result>;

/** Condition of the programme → whether it is met; one that is not there is not known. */
export const Conditions = z.record(z.string().max(60), z.boolean());
export type Conditions = z.infer<typeof Conditions>;

/** A learner of a class. */
export const Enrolled = z.object({
  id: z.string(),
  classId: z.string(),
  name: z.string(),
  code: z.string().nullable(),
  agencyId: z.string().nullable(),
  agencyName: z.string(),
  position: z.string().nullable(),
  email: z.string().nullable(),
  data: Conditions,
  exception: z.string().nullable(),
  result: Result.nullable(),
  certificateNumber: z.string().nullable(),
  certificateOn: Day.nullable(),
  enrolledOn: Day,
  leftOn: Day.nullable(),
  leftReason: z.string().nullable(),
});
export type Enrolled = z.infer<typeof Enrolled>;
