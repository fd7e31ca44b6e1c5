import { z } from 'zod';
import { MOST_AT_ONCE } from '../listing/schema.ts';
import { Deadline } from '../schema.ts';

/** What can be done with many directives at once, each as by itself. */
export const BulkAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('receive') }),
  z.object({ act: z.literal('approve') }),
  z.object({ act: z.literal('accept') }),
  z.object({ act: z.literal('setDeadline'), deadline: Deadline }),
  z.object({ act: z.literal('setSteps') }),
]);
export type BulkAct = z.infer<typeof BulkAct>;

const atOnce = <T extends z.ZodType>(one: T) =>
  z.array(one).min(1).max(MOST_AT_ONCE, `Mỗi lượt làm nhiều nhất ${MOST_AT_ONCE} nhiệm vụ.`);

export const BulkQuestion = z.object({ what: BulkAct, codes: atOnce(z.string().max(60)) });
export type BulkQuestion = z.infer<typeof BulkQuestion>;

/** One thing that would be done: of a directive whose leads have several reports waiting, one for each. */
export const BulkTarget = z.object({
  code: z.string().max(60),
  /** The report that was shown; a newer one is not taken in its place. */
  reportId: z.number().int().nullable(),
});
export type BulkTarget = z.infer<typeof BulkTarget>;

export const BulkPreview = z.object({
  rows: z.array(
    BulkTarget.extend({
      title: z.string(),
      /** What will happen; null where nothing will. */
      will: z.string().nullable(),
      /** Why nothing will. */
      why: z.string().nullable(),
    }),
  ),
});
export type BulkPreview = z.infer<typeof BulkPreview>;

export const BulkOrder = z.object({ what: BulkAct, targets: atOnce(BulkTarget) });

export const BulkOutcome = z.array(
  BulkTarget.extend({ done: z.boolean(), /** Why it was refused. */ why: z.string().nullable() }),
);
export type BulkOutcome = z.infer<typeof BulkOutcome>;
