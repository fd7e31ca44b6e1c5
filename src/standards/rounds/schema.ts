import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { School } from '#accounts/schools/schema.ts';
import { Criterion, Indicator, Result, SetSummary, Threshold } from '../schema.ts';
import { KeptFact, Verdict } from '../verdicts/schema.ts';

/** One self-assessment of the school against a set, at a level. */
export const Round = z.object({
  id: z.string(),
  setId: z.string(),
  level: z.number().int(),
  name: z.string(),
  /** The day of which the figures speak. */
  asOf: Day,
  dueOn: Day.nullable(),
  openedAt: z.date(),
  closedAt: z.date().nullable(),
});
export type Round = z.infer<typeof Round>;

export const FillState = z.enum(['empty', 'filled', 'returned', 'checked']);
export type FillState = z.infer<typeof FillState>;

/** How an indicator stands in a round; of a closed one, as it was frozen. */
export const Assessed = z.object({
  indicator: Indicator,
  result: Result,
  /** A decimal. */
  value: z.string().nullable(),
  valueFrom: z.enum(['facts', 'entered']).nullable(),
  valueSource: z.string().nullable(),
  threshold: Threshold.nullable(),
  /** Why there is no value or no result, or why it was returned. */
  reason: z.string().nullable(),
  note: z.string().nullable(),
  facts: z.record(z.string(), KeptFact).nullable(),
  state: FillState,
  /** The last entry, which the next one must have seen; null where there is none. */
  entryId: z.number().int().nullable(),
  /** Who made the last entry. */
  by: z.string().nullable(),
  at: z.date().nullable(),
});
export type Assessed = z.infer<typeof Assessed>;

/** An indicator in the list of a round: the rows behind its figures are on its own page. */
export const Line = Assessed.omit({ facts: true }).extend({
  /** What the rule gives: of an open round now, of a closed one as it was; null without a rule. */
  computed: z
    .object({
      value: z.string().nullable(),
      numerator: z.string().nullable(),
      denominator: z.string().nullable(),
      result: Verdict,
      reason: z.string().nullable(),
      words: z.string(),
    })
    .nullable(),
  /** The unit of the school that answers for it. */
  owner: AgencyRef.nullable(),
  /** Whoever asks may fill it in, or look it through. */
  mayFill: z.boolean(),
  mayCheck: z.boolean(),
});
export type Line = z.infer<typeof Line>;

export const RoundView = z.object({
  school: School,
  round: Round,
  set: z.object({
    id: z.string(),
    name: z.string(),
    basis: z.string(),
    isPractice: z.boolean(),
    criteria: z.array(Criterion),
  }),
  lines: z.array(Line),
  /** Why whoever asks may not close it; null where they may. */
  closing: z.object({ may: z.boolean(), why: z.string().nullable() }),
});
export type RoundView = z.infer<typeof RoundView>;

/** What one chooses from: the sets and the rounds, each with what it came to. */
export const RoundList = z.object({
  school: School.nullable(),
  sets: z.array(SetSummary),
  rounds: z.array(
    Round.extend({
      setName: z.string(),
      indicators: z.number().int(),
      /** Met or exceeding. */
      met: z.number().int(),
      waiting: z.number().int(),
    }),
  ),
});
export type RoundList = z.infer<typeof RoundList>;

export const NewRound = z.object({
  setId: z.uuid(),
  level: z.number().int().min(1).max(9),
  name: z.string().trim().min(3, 'Ghi tên đợt.').max(120),
  asOf: Day,
  dueOn: Day.nullable(),
});
export type NewRound = z.infer<typeof NewRound>;

const words = z.string().trim().max(2000);

/** What somebody writes down of an indicator. */
export const Filling = z.object({
  roundId: z.uuid(),
  indicatorId: z.uuid(),
  /** The last entry that they have seen. */
  entryId: z.number().int().nullable(),
  /** 'facts': the value that the rule gives; 'entered': their own, with its source; null: no value. */
  valueFrom: z.enum(['facts', 'entered']).nullable(),
  value: z
    .string()
    .regex(/^-?\d{1,12}(\.\d{1,6})?$/, 'Ghi giá trị bằng số.')
    .nullable(),
  valueSource: words.nullable(),
  result: Result,
  note: words.nullable(),
});
export type Filling = z.infer<typeof Filling>;

export const Checking = z.object({
  roundId: z.uuid(),
  /** Each with the entry that was looked at. */
  entries: z
    .array(z.object({ indicatorId: z.uuid(), entryId: z.number().int() }))
    .min(1)
    .max(200),
});
export const Returning = z.object({
  roundId: z.uuid(),
  indicatorId: z.uuid(),
  entryId: z.number().int(),
  reason: z.string().trim().min(3, 'Ghi cần sửa gì.').max(2000),
});
export const Closing = z.object({ roundId: z.uuid() });

/** Filters of a round's page, in its address. */
export const RoundAddress = z
  .object({
    /** mine · empty · returned · filled · differs */
    loc: z.enum(['cua-toi', 'chua-dien', 'tra-lai', 'cho-soat', 'da-soat']),
    ma: z.string(),
  })
  .partial();
export type RoundAddress = z.infer<typeof RoundAddress>;

/** The page «Tổng thể»: a round, an indicator by its code, one result. */
export const StandardAddress = z.object({ dot: z.uuid(), ma: z.string(), kq: Result }).partial();
export type StandardAddress = z.infer<typeof StandardAddress>;
