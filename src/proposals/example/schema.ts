import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Side, Verdict } from '../schema.ts';

const Act = z.object({
  kind: z.enum(['answered', 'word']),
  on: Day,
  text: z.string(),
  verdict: Verdict.optional(),
  reviewOn: Day.optional(),
  /** Key of the agency it is passed on to. */
  to: z.string().optional(),
  number: z.string().optional(),
  side: Side.optional(),
  settled: z.boolean().optional(),
});
export type ExampleAct = z.infer<typeof Act>;

const Part = z.object({ text: z.string(), acts: z.array(Act) });

/** What the example's school has asked: the requests of its notice, and older ones of its own. */
export const ExampleProposals = z.object({
  source: z.string(),
  asker: z.string(),
  notice: z.object({
    askedOn: Day,
    askedAt: z.string(),
    notedOn: Day,
    confirmed: z.array(z.object({ position: z.number().int(), verdict: Verdict, reviewOn: Day.optional() })),
  }),
  older: z.array(
    Part.extend({
      reason: z.string().nullable(),
      askedOn: Day,
      askedAt: z.string().nullable(),
      parts: z.array(Part).default([]),
    }),
  ),
});
export type ExampleProposals = z.infer<typeof ExampleProposals>;
