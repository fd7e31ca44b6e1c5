import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { AuthorPart, ProductKind } from '../products/schema.ts';
import { EndKind, MemberPart, MoneyKind, Stage, TopicKind, TopicLevel } from '../topics/schema.ts';

const words = z.string().nullable().default(null);
/** Somebody of the example's roster by code, or another by name. */
const Who = z.object({ code: z.string().optional(), name: z.string().optional() });

/** A register of research that does not exist, as data/example/nghien-cuu.json has it. */
export const ExampleResearch = z.object({
  source: z.string(),
  calls: z.array(
    z.object({
      key: z.string(),
      year: z.number(),
      level: TopicLevel,
      title: z.string(),
      dueOn: Day,
      paper: words,
    }),
  ),
  topics: z.array(
    z.object({
      ...{ call: z.string().optional(), kind: TopicKind, level: TopicLevel, title: z.string() },
      ...{ field: words, manager: z.string().optional(), summary: words },
      members: z.array(Who.extend({ part: MemberPart })),
      steps: z.array(
        z.object({
          ...{
            stage: Stage.nullable(),
            on: Day,
            paper: words,
            code: words,
            dueOn: Day.nullable().default(null),
          },
          ...{ score: words, rating: words, place: words, note: words },
        }),
      ),
      extensions: z
        .array(
          z.object({
            ...{
              askedOn: Day,
              newDue: Day,
              reason: z.string(),
              granted: z.boolean().nullable().default(null),
            },
            ...{ decidedOn: Day.nullable().default(null), paper: words },
          }),
        )
        .default([]),
      end: z.object({ kind: EndKind, on: Day, reason: z.string(), paper: words }).optional(),
      money: z
        .array(
          z.object({
            kind: MoneyKind,
            year: z.number(),
            source: z.string(),
            amount: z.string(),
            paper: words,
          }),
        )
        .default([]),
    }),
  ),
  products: z.array(
    z.object({
      ...{ kind: ProductKind, title: z.string(), place: words, number: words, madeOn: Day.nullable() },
      ...{ basis: words, topic: z.string().optional() },
      authors: z.array(Who.extend({ part: AuthorPart, share: z.number().nullable().default(null) })),
    }),
  ),
});
