import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { Month, Year } from '../schema.ts';

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

/** Which year, and which of its approved versions; without one the plan as it stands. */
export const PlanAddress = z.object({
  nam: Year.optional().catch(undefined),
  ban: z.number().int().positive().optional().catch(undefined),
  /** What the table shows: the classes of one line, one provider, one month. */
  dong: z.uuid().optional().catch(undefined),
  donVi: z.string().max(60).optional().catch(undefined),
  thang: Month.optional().catch(undefined),
});
export type PlanAddress = z.infer<typeof PlanAddress>;

export const PlanVersion = z.object({ version: z.number().int(), number: z.string(), approvedOn: Day });
export type PlanVersion = z.infer<typeof PlanVersion>;

/** What whoever asks may do with the plan now, and why not. */
export const PlanActs = z.object({
  /** May change lines, classes and places: the plan is in draft and theirs to write. */
  draft: z.boolean(),
  next: StepName.nullable(),
  /** Null: they may take the next step; else the sentence that says who does. */
  why: z.string().nullable(),
  adjust: z.boolean(),
});
export type PlanActs = z.infer<typeof PlanActs>;

export const PlanView = z.object({
  year: z.number().int(),
  /** Years that have a plan, newest first. */
  years: z.array(z.number().int()),
  /** Sees what is being drafted too; else only what was approved. */
  seesAll: z.boolean(),
  plan: z
    .object({
      id: z.string(),
      name: z.string(),
      state: PlanState,
      steps: z.array(PlanStep),
      versions: z.array(PlanVersion),
      /** Of what is shown: an approved version, or null for the plan as it stands. */
      version: z.number().int().nullable(),
      lines: z.array(FrozenLine),
      classes: z.array(PlannedClass),
    })
    .nullable(),
  acts: PlanActs,
  unifiers: z.array(AgencyRef),
  appraisers: z.array(AgencyRef),
});
export type PlanView = z.infer<typeof PlanView>;
export type ShownPlan = NonNullable<PlanView['plan']>;

const note = z.string().trim().max(2000);

export const Send = z.object({ planId: z.uuid(), note: note.nullable() });
/** Goes on, or back with a reason. */
export const Decide = z.discriminatedUnion('does', [
  z.object({
    does: z.literal('pass'),
    planId: z.uuid(),
    note: note.nullable(),
    number: z.string().trim().max(100).nullable(),
    onDay: Day,
  }),
  z.object({
    does: z.literal('return'),
    planId: z.uuid(),
    note: note.min(1, 'Ghi lý do trả lại.'),
  }),
]);
export type Decide = z.infer<typeof Decide>;
export const Adjust = z.object({ planId: z.uuid(), note: note.min(1, 'Ghi lý do điều chỉnh.') });
