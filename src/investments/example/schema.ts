import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { NewRecord } from '../facilities/schema.ts';
import { EntryKind, Source, Stage, Sum } from '../schema.ts';

const words = z.string().nullable();
/** An agency or a facility by its key in the example. */
const Key = z.string();

/** A school that does not exist, as data/example/dau-tu.json has it. */
export const ExampleInvestments = z.object({
  source: z.string(),
  facilities: z.array(z.object({ key: Key, records: z.array(NewRecord.omit({ id: true })) })),
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      facility: Key.nullable(),
      need: words,
      owner: Key.nullable(),
      coordinating: z.array(Key),
      /** The place of the directive in the example's notice: '3.7'. */
      directive: words,
      /** Codes of indicators that it bears on, for `standards` to tie. */
      indicators: z.array(z.string()),
      note: words,
      entries: z.array(
        z.object({
          kind: EntryKind,
          year: z.number().nullable(),
          source: Source.nullable(),
          amount: Sum,
          onDay: Day,
          dueOn: Day.nullable(),
          paper: words,
          note: words,
          /** By which a later one takes it back. */
          key: z.string().optional(),
          reverses: z.string().optional(),
        }),
      ),
      steps: z.array(z.object({ stage: Stage, onDay: Day, paper: words })),
      plans: z.array(
        z.object({
          stage: Stage,
          plannedOn: Day.nullable(),
          agency: Key.nullable(),
          saidOn: Day,
          reason: words,
        }),
      ),
    }),
  ),
  reconciliations: z.array(
    z.object({
      year: z.number(),
      source: Source,
      treasury: Sum,
      explanation: words,
      paper: words,
      onDay: Day,
    }),
  ),
});
export type ExampleInvestments = z.infer<typeof ExampleInvestments>;
