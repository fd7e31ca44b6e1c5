import { z } from 'zod';
import { Month, ProviderData } from '../schema.ts';

/** A class that waits for a place. */
export const ProblemClass = z.object({
  id: z.string(),
  programmeKey: z.string(),
  /** What people read; runs kept from before it was asked for have none. */
  programmeName: z.string().default(''),
  heads: z.number().int().positive(),
  /** Lecturer hours (tiết) of the whole class (0: nobody has said), spread evenly over its months, also those after the year. */
  hours: z.number().min(0),
  /** Whole months in which it holds a room; one that ends after the year takes rooms and hours of this year until December. */
  monthsLong: z.number().int().min(1),
  /** False: nobody has said how long it lasts, and one month is taken. */
  isLengthKnown: z.boolean().optional(),
  /** In which it may open; empty: any. */
  months: z.array(Month),
  /** What a person has said already: it stays so, or the class stands nowhere. */
  fixed: z.object({ providerId: z.string().nullable(), month: Month.nullable() }),
  /** Where its learners come from; those of no known agency are in `heads` alone. */
  agencies: z.array(z.object({ agencyId: z.string(), heads: z.number().int().positive() })),
});
export type ProblemClass = z.infer<typeof ProblemClass>;

export const ProblemProvider = ProviderData.extend({ id: z.string(), name: z.string() });
export type ProblemProvider = z.infer<typeof ProblemProvider>;

/**
 * How much each wish weighs beside the others. Points are what the sum is counted in: a hundred kilometres of one
 * learner, a million đồng, a tenth of a wish passed over, and ten lecturer hours above the even share are one point each;
 * hours far above it count up to four times.
 */
export const Weights = z.object({
  distance: z.number().min(0).max(1000),
  cost: z.number().min(0).max(1000),
  preference: z.number().min(0).max(1000),
  spread: z.number().min(0).max(1000),
});
export type Weights = z.infer<typeof Weights>;

/** All wishes alike; the office says otherwise on the page. */
export const EVEN_WEIGHTS: Weights = { distance: 1, cost: 1, preference: 1, spread: 1 };

/** A year's classes and those who could run them: all that the reckoning reads, so that it can be reckoned again. */
export const Problem = z.object({
  months: z.literal(12),
  classes: z.array(ProblemClass),
  providers: z.array(ProblemProvider),
  weights: Weights,
});
export type Problem = z.infer<typeof Problem>;

/** A class at a provider, by the month in which it opens. */
export const Placement = z.object({ classId: z.string(), providerId: z.string(), month: Month });
export type Placement = z.infer<typeof Placement>;

/** A hard limit that placements break: in words with figures, and whom it concerns. */
export const Breach = z.object({
  limit: z.enum(['function', 'month', 'fixed', 'rooms', 'hours', 'ceiling']),
  providerId: z.string().nullable(),
  month: Month.nullable(),
  classIds: z.array(z.string()),
  /** How much is missing: rooms, hours (tiết) or đồng; null where nothing can be counted. */
  short: z.number().nullable(),
  says: z.string(),
});
export type Breach = z.infer<typeof Breach>;

/**
 * What a wish costs in points, and the natural figures behind it: of those classes, so many of all that are placed, of
 * which they are known; null: of none.
 */
export const Cost = z.object({
  total: z.number(),
  placed: z.number().int(),
  distance: z.object({
    points: z.number(),
    headKilometres: z.number().nullable(),
    known: z.number().int(),
  }),
  cost: z.object({ points: z.number(), money: z.number().nullable(), known: z.number().int() }),
  preference: z.object({ points: z.number(), passedOver: z.number() }),
  spread: z.object({ points: z.number(), hoursAbove: z.number() }),
});
export type Cost = z.infer<typeof Cost>;

export const Solution = z.object({
  /**
   * `optimal`: proven that nothing is better. `gap`: the best found, at most `gap` (a share: 0.005) from the best there
   * could be. `infeasible`: not one class can be placed. `cancelled`: stopped by a person, the best found until then.
   */
  status: z.enum(['optimal', 'gap', 'infeasible', 'cancelled']),
  /** Points of what is placed; the penalty of unplaced classes is not in it. */
  objective: z.number(),
  /** No placing of as many classes can cost less than this. */
  bound: z.number(),
  gap: z.number(),
  seconds: z.number(),
  placements: z.array(Placement),
  unplaced: z.array(z.object({ classId: z.string(), frees: z.array(z.string()) })),
  reasons: z.record(z.string(), z.string()),
});
export type Solution = z.infer<typeof Solution>;

/** How far a reckoning has come; null: not known yet. */
export const Progress = z.object({
  seconds: z.number(),
  placed: z.number().int(),
  objective: z.number().nullable(),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
});
export type Progress = z.infer<typeof Progress>;

export interface SolveOptions {
  /** Stop after so long with the best found. */
  seconds: number;
  /** Stop when the best found is this near to what is possible (a share: 0.005); 0: prove it. */
  gap: number;
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}
