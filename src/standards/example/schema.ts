import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Result } from '../schema.ts';

/** The example's self-assessment, as data/example/tu-danh-gia.json has it. */
export const ExampleRound = z.object({
  source: z.string(),
  set: z.string(),
  level: z.number().int(),
  name: z.string(),
  asOf: Day,
  results: z.array(
    z.object({
      code: z.string(),
      result: Result,
      /** Null where the rule gives it, or where there is none. */
      value: z.string().nullable(),
      source: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
});
export type ExampleRound = z.infer<typeof ExampleRound>;
