import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';

/** A letter that presses one agency for what is late there, not yet signed. */
export const LetterDraft = z.object({
  id: z.string(),
  agency: AgencyRef,
  draftedOn: Day,
  draftedBy: z.string().nullable(),
  lines: z.number().int(),
});
export type LetterDraft = z.infer<typeof LetterDraft>;

/** Signed, numbered and dated. */
export const SentLetter = LetterDraft.extend({ number: z.string(), signedOn: Day, signer: z.string() });
export type SentLetter = z.infer<typeof SentLetter>;

/** What the paper says when it comes back signed. */
export const SignedLetter = z.object({
  letterId: z.uuid(),
  number: z.string().trim().regex(/^\d/, 'Ghi số và ký hiệu của công văn, ví dụ 125-CV/VPTU.').max(60),
  signedOn: Day,
  signer: z.string().trim().min(3, 'Ghi người ký và chức vụ.').max(200),
});
export type SignedLetter = z.infer<typeof SignedLetter>;
