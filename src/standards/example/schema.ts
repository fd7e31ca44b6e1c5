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

/** The papers it speaks of, as data/example/minh-chung.json has them; of the paper alone, without a file. */
export const ExampleEvidence = z.object({
  source: z.string(),
  items: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      number: z.string().nullable(),
      issuedOn: Day.nullable(),
      issuer: z.string().nullable(),
      effectiveOn: Day.nullable(),
      expiresOn: Day.nullable(),
      coversFrom: Day.nullable(),
      coversTo: Day.nullable(),
      paperPlace: z.string().nullable(),
      /** The indicators that it bears on, by their codes. */
      indicators: z.array(z.string()),
    }),
  ),
});

/** The way to what is not met, as data/example/lo-trinh.json has it; agencies by their keys in the directory. */
export const ExampleRoadmap = z.object({
  source: z.string(),
  lines: z.array(z.object({ code: z.string(), plannedOn: Day })),
  tasks: z.array(
    z.object({
      key: z.string(),
      indicators: z.array(z.string()),
      title: z.string(),
      lead: z.string(),
      coordinating: z.array(z.string()),
      product: z.string(),
      startsOn: Day,
      endsOn: Day,
      budgetSource: z.string().nullable(),
      budgetAmount: z.string().nullable(),
      /** Of tasks before it in the file. */
      dependsOn: z.array(z.string()),
    }),
  ),
});
