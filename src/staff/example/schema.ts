import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { recordData, recordKinds, StaffSetting } from '../schema.ts';

const ExampleRecord = z
  .object({
    kind: z.enum(recordKinds),
    from: Day.nullable(),
    to: Day.nullable(),
    data: z.unknown(),
    basis: z.string().nullable().default(null),
  })
  .transform((record) => ({ ...record, data: recordData[record.kind].parse(record.data) }));

/** A roster of people who do not exist, as data/example/doi-ngu.json has it. */
export const ExampleRoster = z.object({
  source: z.string(),
  day: Day,
  setting: StaffSetting,
  people: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      /** Who of the example's people this is. */
      username: z.string().optional(),
      records: z.array(ExampleRecord),
    }),
  ),
});
export type ExampleRoster = z.infer<typeof ExampleRoster>;
