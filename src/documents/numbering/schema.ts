import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

/** What came in, and what went out. */
export const Book = z.enum(['in', 'out']);
export type Book = z.infer<typeof Book>;

const words = (max: number) => z.string().trim().max(max).nullable();

/** How the office numbers where its regime leaves it to the body; `isOwn`: somebody of the office chose it. */
export const Setting = z.object({
  stateOut: z.enum(['perType', 'oneSeries']),
  partyIn: z.enum(['year', 'term']),
  ownSymbol: words(60),
  isOwn: z.boolean(),
});
export type Setting = z.infer<typeof Setting>;

export const Term = z.object({
  id: z.string(),
  name: z.string(),
  startsOn: Day,
  endsOn: Day.nullable(),
});
export type Term = z.infer<typeof Term>;

export const SaveTerm = z
  .object({ name: z.string().trim().min(2).max(200), startsOn: Day, endsOn: Day.nullable() })
  .refine(({ startsOn, endsOn }) => endsOn === null || startsOn <= endsOn, {
    message: 'Ngày hết nhiệm kỳ trước ngày bắt đầu.',
  });

/** A series with how far it has come. */
export const SeriesState = z.object({
  id: z.string(),
  book: Book,
  issuer: z.string(),
  type: z.string(),
  isCongress: z.boolean(),
  year: z.number().int().nullable(),
  term: z.string().nullable(),
  /** The last number given by the counter, and up to where the book on paper had come. */
  last: z.number().int(),
  start: z.number().int(),
  entries: z.number().int(),
  cancelled: z.number().int(),
});
export type SeriesState = z.infer<typeof SeriesState>;

export const NumberingView = z.object({
  regime: z.enum(['party', 'state']),
  setting: Setting,
  terms: z.array(Term),
  series: z.array(SeriesState),
});
export type NumberingView = z.infer<typeof NumberingView>;
