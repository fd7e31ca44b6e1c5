import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

/** Holders of the rank among the lecturers of a day. */
export const Point = z.object({ numerator: z.number().int(), denominator: z.number().int() });
export type Point = z.infer<typeof Point>;

/** Why a person changes the figure. */
export const changeKinds = [
  'joins',
  'retires',
  'leaves',
  'stops',
  'gains',
  'loses',
  'planned',
  'possible',
] as const;

export const Change = z.object({
  kind: z.enum(changeKinds),
  personId: z.string(),
  /** Empty for whoever may not see who works there. */
  name: z.string(),
  on: Day.nullable(),
  /** Was in the numerator before. */
  held: z.boolean(),
});
export type Change = z.infer<typeof Change>;

export const Quarter = Point.extend({
  /** The last day of it. */
  day: Day,
  /** With what open rounds plan to appoint. */
  planned: z.number().int(),
  /** With all who could be eligible by then as well. */
  possible: z.number().int(),
  changes: z.array(Change),
});
export type Quarter = z.infer<typeof Quarter>;

/** A per cent as somebody types it: 25 or 12,5. */
export const Percent = z
  .string()
  .trim()
  .regex(/^\d{1,3}([.,]\d{1,4})?$/, 'Nhập phần trăm bằng số, ví dụ 25 hoặc 12,5.');

export const ForecastQuery = z.object({
  rule: z.string().max(60).optional(),
  rank: z.string().max(20).optional(),
  /** The trial value (mức thử), never a threshold, and the day by which. */
  percent: Percent.optional(),
  on: Day.optional(),
});
export type ForecastQuery = z.infer<typeof ForecastQuery>;

/** The address of the page: rule, rank, trial value and its day. */
export const RatioAddress = z
  .object({
    bo: z.string().max(60).optional(),
    hang: z.string().max(20).optional(),
    // Typed into the address by hand it is read as a number.
    muc: z.coerce.string().pipe(Percent).optional(),
    den: Day.optional(),
  })
  .catch({});
export type RatioAddress = z.infer<typeof RatioAddress>;

export const Trial = z.object({
  percent: Percent,
  on: Day,
  /** What is known of that day, without what rounds plan. */
  base: Point,
  planned: z.number().int(),
  possible: z.number().int(),
  /** How many more people must be appointed; null where no number of them is enough. */
  needed: z.number().int().nullable(),
  /** Why it cannot be. */
  why: z.string().nullable(),
});
export type Trial = z.infer<typeof Trial>;

export const BehindRow = z.object({
  personId: z.string(),
  name: z.string(),
  concurrent: z.boolean(),
  holds: z.boolean(),
});

export const Forecast = z.object({
  day: Day,
  rank: z.object({ code: z.string(), name: z.string() }),
  rule: z.object({ key: z.string(), name: z.string() }),
  /** Whether concurrent lecturers are among the lecturers, as the school has set. */
  concurrentCounts: z.boolean(),
  /** Null where there is no roster. */
  now: Point.nullable(),
  /** The same counted the other way. */
  otherwise: Point.nullable(),
  quarters: z.array(Quarter),
  trial: Trial.nullable(),
  /** The lecturers behind the figure of now; empty for whoever may not see who they are. */
  behind: z.array(BehindRow),
  /** Of how many nobody knows whether they could be eligible: they are not in the upper line. */
  undecided: z.number().int(),
});
export type Forecast = z.infer<typeof Forecast>;
