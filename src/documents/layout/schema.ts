import { z } from 'zod';

/**
 * A word on its page: [start, end) in UTF-16 units of the document's text, then left, top, right, bottom in points
 * (1/72 inch) from the top left corner of the page as it is seen, then, for a word that was recognised in a picture,
 * how sure that is, 0 to 1; once a person has confirmed or corrected it, 1.
 */
export const LaidWord = z.tuple([
  z.number().int(),
  z.number().int(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number().optional(),
]);
export type LaidWord = z.infer<typeof LaidWord>;

export const PageLayout = z.object({
  page: z.number().int(),
  /** In points. */
  width: z.number(),
  height: z.number(),
  /** In reading order. */
  words: z.array(LaidWord),
});
export type PageLayout = z.infer<typeof PageLayout>;
