import { z } from 'zod';

/** Somebody has looked at a doubt and found the document right. */
export const DoubtAnswer = z.object({
  doubt: z.string(),
  answeredBy: z.string().nullable(),
  answeredAt: z.date(),
});
export type DoubtAnswer = z.infer<typeof DoubtAnswer>;
