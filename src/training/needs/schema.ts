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

/** Not said: the newest year that has a call, else the next one. */
export const AskYear = z.object({ year: Year.optional() });

export const NewCall = z.object({
  year: Year,
  dueOn: Day,
  note: z.string().trim().min(1).max(1000).nullable(),
});
export type NewCall = z.infer<typeof NewCall>;

export const SaveNeed = z.object({
  year: Year,
  agencyId: z.uuid(),
  /** The need that this one replaces. */
  replaces: z.uuid().nullable(),
  need: NeedFields,
});
export type SaveNeed = z.infer<typeof SaveNeed>;

export const OfAgency = z.object({ year: Year, agencyId: z.uuid() });

/** How an agency stands with the call. */
export const Answer = z.object({
  agency: AgencyRef,
  state: z.enum(['sent', 'none', 'draft', 'missing']),
  needs: z.number().int(),
  heads: z.number().int(),
  /** The day of its last need, or of its word that it has none. */
  on: Day.nullable(),
});
export type Answer = z.infer<typeof Answer>;

export const NeedsView = z.object({
  year: Year,
  years: z.array(Year),
  call: Call.nullable(),
  needs: z.array(Need),
  /** Of every agency for the desk, of one's own for the others. */
  answers: z.array(Answer),
  /** Agencies for which one writes needs. */
  writesFor: z.array(AgencyRef),
  catalogue: z.array(z.object({ key: z.string(), name: z.string(), audience: z.string().nullable() })),
  seesAll: z.boolean(),
  mayOpen: z.boolean(),
  mayMerge: z.boolean(),
  /** Needs sent that stand in no line of the plan. */
  unmerged: z.number().int(),
});
export type NeedsView = z.infer<typeof NeedsView>;

/** The whole of what the page shows, as its address says it. */
export const NeedsAddress = z.object({
  nam: Year.optional().catch(undefined),
  xem: z.enum(['chuong-trinh', 'co-quan']).optional().catch(undefined),
  coQuan: z.uuid().optional().catch(undefined),
  /** Key of a programme, or the words of one that the catalogue lacks. */
  chuongTrinh: z.string().max(400).optional().catch(undefined),
});
export type NeedsAddress = z.infer<typeof NeedsAddress>;
