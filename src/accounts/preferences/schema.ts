import { z } from 'zod';

/** What a person chooses for themselves, and the shape of each choice. */
export const Preferences = z
  .object({
    /** The tour of the first sign-in was seen, or left. */
    tourSeen: z.boolean(),
    /** Columns of the list of directives, in their order. */
    directiveColumns: z.array(z.string().max(40)).max(30),
  })
  .partial();
export type Preferences = z.infer<typeof Preferences>;
