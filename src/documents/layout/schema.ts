import { z } from 'zod';

/**
 * A word on its page: [start, end) in UTF-16 units of the document's text, then left, top, right, bottom in points
 * (1/72 inch) from the top left corner of the page as it is seen.
 */
export const LaidWord = z.tuple([
  z.number().int(),
  z.number().int(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
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
