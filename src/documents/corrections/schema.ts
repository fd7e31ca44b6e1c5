import { z } from 'zod';
import { Span } from '../schema.ts';

/** Longer than any line of an office's paper. */
const LONGEST = 400;

/** What somebody read at one place of the paper; empty where the machine took a stain for letters. */
export const Becomes = z
  .string()
  .max(LONGEST)
  .transform((words) => words.normalize('NFC').trim().replace(/\s+/g, ' '));

/** A place on the paper, and the words there as the machine and as a person read them. */
export const Correction = z.object({
  page: z.number().int(),
  /** Left, top, right, bottom in points from the top left corner of the page. */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  was: z.string(),
  becomes: z.string(),
});
export type Correction = z.infer<typeof Correction>;

/** One that was made, and where its words stand now; null where a later reading has other words there. */
export const MadeCorrection = Correction.extend({
  id: z.string(),
  span: Span.nullable(),
  madeBy: z.string().nullable(),
  madeAt: z.date(),
});
export type MadeCorrection = z.infer<typeof MadeCorrection>;
