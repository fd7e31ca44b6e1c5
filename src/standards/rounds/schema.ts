import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Indicator, Result, Threshold } from '../schema.ts';

/** A fact as a round keeps it: the figure, or why it is not known, with the rows behind. */
export const KeptFact = z.union([
  z.object({
    known: z.literal(true),
    value: z.union([z.number(), z.boolean()]),
    rows: z.array(
      z.object({ id: z.string(), label: z.string(), note: z.string(), href: z.string().nullable() }),
    ),
  }),
  z.object({
    known: z.literal(false),
    reason: z.string(),
    rows: z.array(
      z.object({ id: z.string(), label: z.string(), note: z.string(), href: z.string().nullable() }),
    ),
  }),
]);

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
