import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Sum } from '../schema.ts';

/** What was to be there, was allocated and was spent by the end of a day, of all years and sources. */
export const Point = z.object({
  on: Day,
  planned: Sum,
  /** Null: the day has not come. */
  allocation: Sum.nullable(),
  disbursement: Sum.nullable(),
});
export type Point = z.infer<typeof Point>;
