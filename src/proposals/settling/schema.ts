import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Seen } from '../schema.ts';

/** One side's own word: settled, or not with the reason. */
export const Say = Seen.extend({
  settled: z.boolean(),
  on: Day,
  text: z.string().trim().min(3, 'Ghi căn cứ hoặc lý do.').max(2000),
});
export type Say = z.infer<typeof Say>;
