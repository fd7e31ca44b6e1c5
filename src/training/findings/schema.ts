import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

/** A figure, or a comment, of a closed wave as it becomes a directive. */
export const NewFinding = z.object({
  waveId: z.uuid(),
  /** Keys of the instrument, object/criterion/item, as far down as the figure stands; null: what a comment says. */
  place: z
    .string()
    .regex(/^[a-z0-9-]+(\/[a-z0-9-]+){0,2}$/)
    .nullable(),
  text: z.string().trim().min(3, 'Ghi nội dung nhiệm vụ.').max(2000),
  leadId: z.uuid(),
  /** Null: without a deadline. */
  dueOn: Day.nullable(),
  product: z.string().trim().max(300).nullable(),
});
export type NewFinding = z.infer<typeof NewFinding>;
