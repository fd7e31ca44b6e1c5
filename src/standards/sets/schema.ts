import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Criterion, Indicator, IndicatorSet, Threshold } from '../schema.ts';

const name = z.string().trim().min(1).max(500);
const words = z.string().trim().min(1).max(2000).nullable().default(null);

/** An indicator as a file says it. */
export const IndicatorInFile = Indicator.omit({ id: true }).extend({
  code: z.string().trim().min(1).max(20),
  name,
  criterion: z.number().int().min(1).max(99),
  unit: words,
  windowYears: z.number().int().min(1).max(20).nullable().default(null),
  rule: words,
  article: words,
  evidenceExpected: words,
  owner: words,
  dependsOn: words,
  note: words,
  thresholds: z
    .array(Threshold.extend({ article: words, source: z.string().trim().min(1).max(500) }))
    .default([]),
});
export type IndicatorInFile = z.infer<typeof IndicatorInFile>;

/** A set as JSON, in and out: what ships in data/indicator-sets, and what an office hands on to another. */
export const SetFile = IndicatorSet.omit({ id: true, version: true }).extend({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  /** As exported; the office that loads it counts its own. */
  version: z.number().int().min(1).default(1),
  name,
  basis: name,
  basisOn: Day.nullable().default(null),
  validFrom: Day.nullable().default(null),
  validTo: Day.nullable().default(null),
  isPractice: z.boolean().default(false),
  levels: z.array(z.number().int().min(1).max(9)).min(1).max(9).default([1, 2]),
  source: z.string().trim().min(1).max(2000),
  criteria: z.array(Criterion.extend({ name })).min(1).max(99),
  indicators: z.array(IndicatorInFile).max(500),
});
export type SetFile = z.infer<typeof SetFile>;
/** As written by hand: what is unknown may be left out. */
export type SetFileInput = z.input<typeof SetFile>;
