import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { RecordedUntil } from '#directives/known/schema.ts';
import { Counts, Headline } from '#directives/schema.ts';

/** What has become of a directive between two days; it may stand in several of these. */
export const Change = z.enum([
  'new',
  'done',
  'turnedLate',
  'moved',
  'succeeded',
  'withdrawn',
  'reopened',
  'gone',
]);
export type Change = z.infer<typeof Change>;

/** From one day to another, each by what was known at its own moment. */
export const DifferenceQuery = z
  .object({
    from: Day,
    to: Day,
    fromKnown: RecordedUntil.optional(),
    toKnown: RecordedUntil.optional(),
  })
  .refine(({ from, to }) => from <= to, { message: 'Ngày đầu phải trước ngày cuối.', path: ['from'] });
export type DifferenceQuery = z.infer<typeof DifferenceQuery>;

/** A directive as one of the two days shows it. */
export const Side = z.object({
  headline: Headline,
  due: Day.nullable(),
  leads: z.array(z.object({ id: z.string(), name: z.string() })),
  isDone: z.boolean(),
  daysLate: z.number().int(),
});
export type Side = z.infer<typeof Side>;

export const ChangedRow = z.object({
  code: z.string(),
  ref: z.string(),
  title: z.string(),
  before: Side.nullable(),
  after: Side.nullable(),
  changes: z.array(Change),
});
export type ChangedRow = z.infer<typeof ChangedRow>;

/** One of the five numbers: what came into it and what left it. */
export const Flow = z.object({
  headline: Headline,
  before: z.number().int(),
  in: z.number().int(),
  out: z.number().int(),
  after: z.number().int(),
});
export type Flow = z.infer<typeof Flow>;

const At = z.object({ asOf: Day, recordedUntil: z.date(), counts: Counts });

export const Difference = z.object({
  before: At,
  after: At,
  flows: z.array(Flow),
  /** Every directive that changed, in the order of the list; the others stand as they stood. */
  rows: z.array(ChangedRow),
});
export type Difference = z.infer<typeof Difference>;

/** What the page's figures open: a class of changes, or what came into or left one of the five numbers. */
export const Shown = z.union([Change, z.templateLiteral([z.enum(['in', 'out']), '.', Headline])]);
export type Shown = z.infer<typeof Shown>;

export const DifferenceAddress = z
  .object({
    from: Day,
    to: Day,
    fromKnown: RecordedUntil,
    toKnown: RecordedUntil,
    show: Shown,
  })
  .partial();
export type DifferenceAddress = z.infer<typeof DifferenceAddress>;
