import { z } from 'zod';
import { Month } from '../schema.ts';

/** A need as its line counts it. */
export const LineNeed = z.object({
  needId: z.string(),
  agencyId: z.string(),
  heads: z.number().int(),
  months: z.array(Month),
});
export type LineNeed = z.infer<typeof LineNeed>;

/** A line of the year's plan: needs that are the same, or classes proposed beyond them. */
export const Line = z.object({
  id: z.string(),
  programmeKey: z.string().nullable(),
  programmeName: z.string(),
  audience: z.string(),
  /** Of its needs together; of a proposed line, as it was proposed. */
  heads: z.number().int(),
  /** Months in which it may open; empty: any. */
  months: z.array(Month),
  origin: z.enum(['needs', 'proposed']),
  /** Why these needs are one line; of a proposed one, the need that calls for it. */
  reason: z.string().nullable(),
  needs: z.array(LineNeed),
  /** How many of its learners are named. */
  learners: z.number().int(),
});
export type Line = z.infer<typeof Line>;
