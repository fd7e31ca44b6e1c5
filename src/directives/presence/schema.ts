import { z } from 'zod';

/** Somebody else at the same desk, and the entry that they have open. */
export const Present = z.object({
  userId: z.string(),
  name: z.string(),
  entry: z.string().nullable(),
});
export type Present = z.infer<typeof Present>;
