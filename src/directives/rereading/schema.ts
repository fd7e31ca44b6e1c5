import { z } from 'zod';

/** What a reading changed against what lay there. */
export const ReadingChanges = z.object({
  /** Items that were not there before. */
  added: z.number().int(),
  /** Items that it reads differently, whether taken over or only offered. */
  other: z.number().int(),
  /** Items that it no longer finds; they stay, flagged. */
  gone: z.number().int(),
  /** The head reads differently but somebody has checked it: it stays. */
  header: z.boolean(),
  /** The words of the file came out differently. */
  text: z.boolean(),
});
export type ReadingChanges = z.infer<typeof ReadingChanges>;

/** One reading of the file; the first one changes nothing. */
export const Rereading = z.object({
  number: z.number().int(),
  madeAt: z.date().nullable(),
  changes: ReadingChanges.nullable(),
});
export type Rereading = z.infer<typeof Rereading>;
