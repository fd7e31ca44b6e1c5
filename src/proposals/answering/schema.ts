import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Seen, Verdict } from '../schema.ts';

/** What an answer comes to, with what this verdict needs. */
const Comes = {
  verdict: Verdict,
  /** Of an answer for the time being: when it is looked at again. */
  reviewOn: Day.nullable(),
  /** Of one that is passed on: whose it is to answer. */
  toAgencyId: z.uuid().nullable(),
};

export const NewAnswer = Seen.extend({
  ...Comes,
  text: z.string().trim().min(5, 'Ghi nội dung trả lời.').max(4000),
  on: Day,
  documentId: z.uuid().nullable(),
  number: z.string().trim().min(1).max(100).nullable(),
});
export type NewAnswer = z.infer<typeof NewAnswer>;

export const Confirm = Seen.extend({ ...Comes, answerId: z.number().int() });
export type Confirm = z.infer<typeof Confirm>;

export const Link = z.object({ id: z.uuid(), code: z.string().trim().min(1).max(60) });
export const Unlink = z.object({ id: z.uuid(), directiveId: z.uuid() });
