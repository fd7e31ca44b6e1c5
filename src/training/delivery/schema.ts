import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { ClassState } from '../classes/schema.ts';
import { Year } from '../schema.ts';

/** A class as it stood at the end of a day: what came later is not there. */
export const DeliveredClass = z.object({
  id: z.string(),
  planClassId: z.string().nullable(),
  beyondReason: z.string().nullable(),
  year: Year,
  code: z.string(),
  name: z.string(),
  programmeKey: z.string().nullable(),
  programmeName: z.string().nullable(),
  providerAgencyId: z.string(),
  providerName: z.string(),
  toDay: Day,
  decisionOn: Day.nullable(),
  startedOn: Day.nullable(),
  endedOn: Day.nullable(),
  cancelledOn: Day.nullable(),
  cancelReason: z.string().nullable(),
  /** Learners who had not left, and certificates among all. */
  learners: z.number().int(),
  certificates: z.number().int(),
  state: ClassState,
});
export type DeliveredClass = z.infer<typeof DeliveredClass>;

/** Why it went otherwise, as its provider says it. */
export const Explained = z.object({ text: z.string(), by: z.string().nullable(), on: Day });
export type Explained = z.infer<typeof Explained>;

/** A class of the approved plan, and what became of it. */
export const PlannedRow = z.object({
  planClassId: z.string(),
  /** Of the catalogue, or the folded name of what is not in it. */
  programme: z.string(),
  programmeName: z.string(),
  audience: z.string(),
  ordinal: z.number().int(),
  heads: z.number().int(),
  month: z.number().int().nullable(),
  provider: z.object({ agencyId: z.string(), name: z.string() }).nullable(),
  held: DeliveredClass.nullable(),
  /** What is otherwise than planned, computed. */
  variances: z.array(z.string()),
  /** Last first. */
  explained: z.array(Explained),
  mayExplain: z.boolean(),
});
export type PlannedRow = z.infer<typeof PlannedRow>;

/** Stages of a class of the plan: each counts those before it too. */
export const Stage = z.enum(['given', 'opened', 'started', 'ended', 'cancelled']);
export type Stage = z.infer<typeof Stage>;

export const Verdict = z.object({
  code: z.enum(['exceeded', 'done', 'short', 'beyond']),
  /** With the figures it rests on. */
  words: z.string(),
});
export type Verdict = z.infer<typeof Verdict>;

export const Tally = z.object({
  /** Of a programme or a provider; empty for the whole. */
  key: z.string(),
  name: z.string(),
  stages: z.record(Stage, z.number().int()),
  /** Learners planned, and sitting in the classes of the plan that have begun. */
  heads: z.number().int(),
  learners: z.number().int(),
  certificates: z.number().int(),
  /** Classes beyond the plan that have ended. */
  beyond: z.number().int(),
  verdict: Verdict,
});
export type Tally = z.infer<typeof Tally>;

export const DeliveryView = z.object({
  year: Year,
  day: Day,
  years: z.array(Year),
  plan: z.object({ name: z.string(), number: z.string(), approvedOn: Day, version: z.number() }).nullable(),
  /** Else only what the viewer's own agencies run. */
  isWhole: z.boolean(),
  total: Tally,
  programmes: z.array(Tally),
  providers: z.array(Tally),
  rows: z.array(PlannedRow),
  beyond: z.array(DeliveredClass),
  /** Of a year before, ending in this one or still running. */
  carried: z.array(DeliveredClass),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

export const Explain = z.object({
  planClassId: z.uuid(),
  reason: z.string().trim().min(1, 'Ghi lý do.').max(1000),
});

/** Which year, and as of which day; without them this year and today. */
export const DeliveryAsk = z.object({ year: Year.optional(), day: Day.optional() });
export type DeliveryAsk = z.infer<typeof DeliveryAsk>;

/** What the page shows: the year, as of a day, by programme or provider, one of them, one stage. */
export const DeliveryAddress = z
  .object({
    nam: z.coerce.number().int().min(2000).max(2100).optional(),
    den: Day.optional(),
    xep: z.enum(['chuong-trinh', 'don-vi']).optional(),
    nhom: z.string().max(200).optional(),
    buoc: z.enum(['mo', 'khai-giang', 'be-giang', 'khong-to-chuc', 'co-lech']).optional(),
  })
  .catch({});
export type DeliveryAddress = z.infer<typeof DeliveryAddress>;
