import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { Source, Sum, someWords, words, Year } from '../schema.ts';

/** What two hands have said of a year and source, one time. */
export const Said = z.object({
  act: z.enum(['close', 'reopen']),
  ours: Sum.nullable(),
  treasury: Sum.nullable(),
  explanation: z.string().nullable(),
  paper: z.string().nullable(),
  onDay: Day,
  by: z.string().nullable(),
});
export type Said = z.infer<typeof Said>;

/** A budget year and source with what was spent of it by our entries. */
export const Period = z.object({
  year: Year,
  source: Source,
  ours: Sum,
  /** The items behind, each with what it spent. */
  items: z.array(z.object({ id: z.string(), code: z.string(), name: z.string(), sum: Sum })),
  isClosed: z.boolean(),
  /** The newest first. */
  said: z.array(Said),
  mayClose: z.boolean(),
  /** Why this person may not: they have entered money of it. */
  isOwnHand: z.boolean(),
});
export type Period = z.infer<typeof Period>;

export const ReconcilingView = z.object({
  school: AgencyRef,
  day: Day,
  periods: z.array(Period),
});
export type ReconcilingView = z.infer<typeof ReconcilingView>;

export const Close = z.object({
  year: Year,
  source: Source,
  /** Our figure as whoever closes has seen it. */
  ours: Sum,
  treasury: z.string().regex(/^(0|[1-9]\d{0,14})$/, 'Ghi số của Kho bạc bằng đồng, chỉ gồm chữ số.'),
  explanation: someWords(2000),
  paper: someWords(),
});
export type Close = z.infer<typeof Close>;

export const Reopen = z.object({
  year: Year,
  source: Source,
  reason: words('Ghi vì sao mở lại.', 2000),
});
export type Reopen = z.infer<typeof Reopen>;
