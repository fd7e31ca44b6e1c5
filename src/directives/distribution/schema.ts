import { z } from 'zod';
import { AgencyRef } from '#accounts/schema.ts';
import { Receipt } from '#documents/schema.ts';
import { AssignmentRole } from '../schema.ts';

/** What does not fit between who is told and who must act. */
export const Mismatch = z.enum(['holderNotRecipient', 'recipientWithoutWork']);
export type Mismatch = z.infer<typeof Mismatch>;

/** One agency that a document goes to, or that the draft of it would go to. */
export const DistributionRow = z.object({
  agency: AgencyRef,
  isRecipient: z.boolean(),
  /** How many directives of the document lie with it, and in which roles. */
  directives: z.number().int(),
  roles: z.array(AssignmentRole),
  mismatch: Mismatch.nullable(),
  /** Null while the document is a draft. */
  receipt: Receipt.omit({ agency: true, isRecipient: true }).nullable(),
});
export type DistributionRow = z.infer<typeof DistributionRow>;

export const Distribution = z.object({
  rows: z.array(DistributionRow),
  /** Lines of the recipients that no agency of the directory answers to. */
  unmatched: z.array(z.string()),
});
export type Distribution = z.infer<typeof Distribution>;
