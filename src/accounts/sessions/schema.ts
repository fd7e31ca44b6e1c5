import { z } from 'zod';

/** A session that is open: from where, with what, since when, and when its holder was last there. */
export const OpenSession = z.object({
  id: z.string(),
  address: z.string().nullable(),
  browser: z.string(),
  begunAt: z.date(),
  seenAt: z.date(),
  /** The one in which this is asked. */
  isThis: z.boolean(),
});
export type OpenSession = z.infer<typeof OpenSession>;
