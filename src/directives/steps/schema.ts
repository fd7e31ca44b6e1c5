import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';

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

/** What the roles of the document speak of, before anybody has confirmed it. */
export const StepProposal = Step.omit({ id: true }).extend({ agency: AgencyRef });
export type StepProposal = z.infer<typeof StepProposal>;

/** Where a step stands: not its turn yet, at work, returned to, lying at a desk above, handed over. */
export const StepState = z.enum([
  'waiting',
  'open',
  'returned',
  'awaiting-approval',
  'awaiting-decision',
  'awaiting-acceptance',
  'done',
]);
export type StepState = z.infer<typeof StepState>;

export const StepView = Step.extend({
  agency: AgencyRef,
  state: StepState,
  /** Since when it stands so; of a step that waits nothing. */
  since: Day.nullable(),
  /** The desk clock: working days that it has lain here; null where no calendar of those years is kept. */
  deskDays: z.number().int().nullable(),
  returnedBecause: z.string().nullable(),
});
export type StepView = z.infer<typeof StepView>;

export const NewSteps = z.object({ code: z.string(), steps: z.array(Step).min(2).max(12) });
export const StepReturn = z.object({
  code: z.string(),
  stepId: z.string(),
  toStepId: z.string(),
  reason: z.string().trim().min(3, 'Ghi lý do trả lại.').max(2_000),
});
export type StepReturn = z.infer<typeof StepReturn>;

/** The word of a desk above the office, as the office records it, with the day on which it was given. */
export const StepDecision = z.object({
  code: z.string(),
  stepId: z.string(),
  decidedOn: Day,
  text: z.string().trim().min(5, 'Ghi rõ ý kiến, số và ngày văn bản nếu có.').max(2_000),
});
export type StepDecision = z.infer<typeof StepDecision>;
