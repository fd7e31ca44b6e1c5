import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import {
  DeskPart,
  Month,
  ProgrammeData,
  ProviderData,
  TeachingForm,
  TrainingSetting,
  Year,
} from '../schema.ts';

/** An agency by its key in the directory of the example. */
const Key = z.string();
const Learner = z.object({ name: z.string(), code: z.string(), position: z.string() });
/** Number and day of a paper. */
const Paper = z.tuple([z.string(), Day]);

const HeldClass = z.object({
  code: z.string(),
  name: z.string(),
  programme: Key,
  provider: Key,
  /** Null: beyond the plan. */
  month: Month.nullable(),
  heads: z.number().int(),
  from: Day,
  to: Day,
  started: Day.nullable(),
  ended: Day.nullable(),
  decision: Paper.optional(),
  /** The day, and why. */
  cancelled: z.tuple([Day, z.string()]).optional(),
  /** Its learners were asked at the end. */
  survey: z.boolean().default(false),
  learners: z.array(Learner.extend({ agency: Key, mark: z.number().optional() })),
  sessions: z.array(
    z.object({
      day: Day,
      from: z.string(),
      to: z.string(),
      room: z.string(),
      lecturer: z.string(),
      topic: z.string(),
      form: TeachingForm,
      hours: z.number(),
    }),
  ),
});
export type HeldClass = z.infer<typeof HeldClass>;

/** A province that does not exist, as data/example/dao-tao.json has it: the year that was, and the needs of the next. */
export const ExampleTraining = z.object({
  source: z.string(),
  day: Day,
  agencies: z.array(
    z.object({ key: Key, name: z.string(), shortName: z.string(), regime: z.enum(['party', 'state']) }),
  ),
  desk: z.record(Key, DeskPart),
  setting: TrainingSetting,
  programmes: z.array(z.object({ key: z.string(), name: z.string(), data: ProgrammeData })),
  providers: z.array(
    z.object({
      agency: Key,
      data: ProviderData.omit({ distances: true }),
      distances: z.record(Key, z.number()),
    }),
  ),
  held: z.object({ year: Year, planName: z.string(), approved: Paper, classes: z.array(HeldClass) }),
  call: z.object({ year: Year, openedOn: Day, dueOn: Day, note: z.string() }),
  needs: z.array(
    z.object({
      agency: Key,
      needs: z.array(
        z.object({
          programme: z.string(),
          audience: z.string(),
          heads: z.number().int(),
          months: z.array(Month),
          reason: z.string(),
          learners: z.array(Learner),
        }),
      ),
    }),
  ),
});
export type ExampleTraining = z.infer<typeof ExampleTraining>;
