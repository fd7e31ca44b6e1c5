import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

/** đạt · chưa đạt · vượt chuẩn · xin ý kiến · chưa đánh giá */
export const results = ['exceeds', 'met', 'unmet', 'opinion', 'notAssessed'] as const;
export const Result = z.enum(results);
export type Result = z.infer<typeof Result>;

/** What an indicator asks for. */
export const indicatorKinds = [
  'ratio',
  'windowCount',
  'yearly',
  'quantity',
  'document',
  'everyMember',
  'judged',
] as const;
export const IndicatorKind = z.enum(indicatorKinds);
export type IndicatorKind = z.infer<typeof IndicatorKind>;

export const Threshold = z.object({
  level: z.number().int().min(1).max(9),
  operator: z.enum(['>=', '<=', '=']),
  /** A decimal; of a ratio in per cent; yes is 1. */
  value: z.string().regex(/^-?\d+(\.\d+)?$/),
  article: z.string().nullable(),
  source: z.string(),
});
export type Threshold = z.infer<typeof Threshold>;

export const Indicator = z.object({
  id: z.string(),
  code: z.string(),
  criterion: z.number().int(),
  name: z.string(),
  kind: IndicatorKind,
  unit: z.string().nullable(),
  windowYears: z.number().int().nullable(),
  /** An expression over facts that gives the value. */
  rule: z.string().nullable(),
  article: z.string().nullable(),
  evidenceExpected: z.string().nullable(),
  owner: z.string().nullable(),
  dependsOn: z.string().nullable(),
  note: z.string().nullable(),
  /** By level; none: chưa có ngưỡng. */
  thresholds: z.array(Threshold),
});
export type Indicator = z.infer<typeof Indicator>;

/** An indicator as lists name it. */
export const IndicatorRef = Indicator.pick({ id: true, code: true, criterion: true, name: true });
export type IndicatorRef = z.infer<typeof IndicatorRef>;

export const Criterion = z.object({ number: z.number().int(), name: z.string() });
export type Criterion = z.infer<typeof Criterion>;

export const SetSummary = z.object({
  id: z.string(),
  key: z.string(),
  version: z.number().int(),
  name: z.string(),
  basis: z.string(),
  basisOn: Day.nullable(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  /** Made up for practice; said wherever it is shown. */
  isPractice: z.boolean(),
  levels: z.array(z.number().int()),
  source: z.string(),
  indicators: z.number().int(),
  withThreshold: z.number().int(),
});
export type SetSummary = z.infer<typeof SetSummary>;

export const IndicatorSet = SetSummary.omit({ indicators: true, withThreshold: true }).extend({
  criteria: z.array(Criterion),
  indicators: z.array(Indicator),
});
export type IndicatorSet = z.infer<typeof IndicatorSet>;
