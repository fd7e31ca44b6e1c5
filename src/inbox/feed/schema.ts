import { z } from 'zod';

/** An open deadline that a calendar shows. */
export interface FeedDeadline {
  id: string;
  code: string;
  title: string;
  due: string;
  isLate: boolean;
}

/** The calendar in force, if any: never its address, of which only the hash is kept. */
export const Feed = z.object({ madeAt: z.date(), usedAt: z.date().nullable() });
export type Feed = z.infer<typeof Feed>;
