import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { Month, Year } from '../schema.ts';

const words = (message: string, max = 300) => z.string().trim().min(1, message).max(max);

/** A learner that an agency names beforehand: only what a class asks for. */
export const NamedLearner = z.object({
  name: words('Ghi họ và tên.', 120),
  code: z.string().trim().min(1).max(40).nullable(),
  position: z.string().trim().min(1).max(160).nullable(),
});
export type NamedLearner = z.infer<typeof NamedLearner>;

/** What an agency asks for: so many people of an audience through a programme, in these months, and why. */
export const NeedFields = z.object({
  /** Null where the catalogue does not have it: then the words say what is wanted. */
  programmeKey: z.string().min(1).max(80).nullable(),
  programmeName: words('Chọn chương trình, hoặc ghi nội dung cần học.'),
  audience: words('Ghi đối tượng đi học.', 500),
  heads: z.number('Ghi số người.').int().min(1, 'Ghi số người, ít nhất 1.').max(100_000),
  /** Empty: any month. */
  months: z.array(Month).max(12),
  reason: z.string().trim().min(1).max(1000).nullable(),
  learners: z.array(NamedLearner).max(500),
});
export type NeedFields = z.infer<typeof NeedFields>;

export const CallState = z.enum(['open', 'late', 'closed']);
export type CallState = z.infer<typeof CallState>;

/** The yearly call; `late`: its deadline is over, and the desk has not closed it. */
export const Call = z.object({
  id: z.string(),
  year: Year,
  dueOn: Day,
  note: z.string().nullable(),
  openedOn: Day,
  closedOn: Day.nullable(),
  state: CallState,
});
export type Call = z.infer<typeof Call>;

/** A need as pages show it. */
export const Need = NeedFields.extend({
  id: z.string(),
  agency: AgencyRef,
  sentOn: Day.nullable(),
  /** The line of the plan that it is in. */
  lineId: z.string().nullable(),
  mayWrite: z.boolean(),
});
export type Need = z.infer<typeof Need>;

/** The year a call or a plan is for, as an address says it. */
export const OfYear = z.object({ year: Year });
