import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';

const words = (message: string, max = 300) => z.string().trim().min(1, message).max(max);
const count = z.number().int().min(0).max(1000);

/** One position: how many are there, how many are needed, why. */
export const NeedLine = z.object({
  id: z.string().min(1).max(40),
  position: words('Ghi vị trí cần.'),
  /** Rank and degree asked for; null where none is. */
  rank: z.string().trim().max(60).nullable(),
  degree: z.enum(['bachelor', 'master', 'doctor']).nullable(),
  there: count,
  needed: count,
  reason: z.string().trim().max(500).nullable(),
});
export type NeedLine = z.infer<typeof NeedLine>;

export const NewNeed = z.object({
  toAgencyId: z.uuid(),
  title: words('Ghi tên của nhu cầu.'),
  year: z.number().int().min(2000).max(2100),
  reason: words('Ghi lý do chung.', 2000),
  lines: z.array(NeedLine).min(1, 'Ghi ít nhất một vị trí.').max(60),
});
export type NewNeed = z.infer<typeof NewNeed>;

export const NeedState = z.enum(['draft', 'sent', 'answered']);
export type NeedState = z.infer<typeof NeedState>;

export const Need = NewNeed.omit({ toAgencyId: true }).extend({
  id: z.string(),
  to: AgencyRef,
  state: NeedState,
  madeBy: z.string().nullable(),
  sentOn: Day.nullable(),
  /** How many of each line are agreed to. */
  agreed: z.record(z.string(), z.number().int()).nullable(),
  answer: z.string().nullable(),
  answerNumber: z.string().nullable(),
  answerOn: Day.nullable(),
  mayAnswer: z.boolean(),
  maySend: z.boolean(),
});
export type Need = z.infer<typeof Need>;

export const NeedList = z.object({
  needs: z.array(Need),
  /** Whom one may send to; empty for whoever does not write needs. */
  addressees: z.array(AgencyRef),
  mayWrite: z.boolean(),
});
export type NeedList = z.infer<typeof NeedList>;

export const Answer = z.object({
  id: z.uuid(),
  agreed: z.record(z.string(), count),
  answer: words('Ghi ý kiến trả lời.', 2000),
  answerNumber: words('Ghi số văn bản trả lời.', 100),
  answerOn: Day,
});
export type Answer = z.infer<typeof Answer>;
