import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { DirectiveSummary } from '#directives/schema.ts';

/** 'assigned': somebody was told to do something about it; 'decided': answered without an assignment. */
export const Verdict = z.enum(['assigned', 'decided']);
export type Verdict = z.infer<typeof Verdict>;

export const Proposal = z.object({
  id: z.string(),
  documentId: z.string(),
  documentNumber: z.string().nullable(),
  ref: z.string(),
  text: z.string(),
  askedBy: AgencyRef.nullable(),
  verdict: Verdict,
  answer: z.string(),
  answeredOn: Day.nullable(),
  directives: z.array(DirectiveSummary),
});
export type Proposal = z.infer<typeof Proposal>;
