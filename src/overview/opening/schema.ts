import { z } from 'zod';

/** The header with the code that the server printed. */
export const SETUP_CODE = 'x-setup-code';

/** What was found in an archive, and taken over unless it was only looked at. */
export const Opened = z.object({
  office: z.object({ id: z.string(), name: z.string() }),
  day: z.string(),
  rows: z.number().int(),
  files: z.number().int(),
  people: z.number().int(),
  /** Who lets the others in, with a first password that is shown once; empty where it was only looked at. */
  firstSignIns: z.array(z.object({ name: z.string(), username: z.string(), password: z.string() })),
});
export type Opened = z.infer<typeof Opened>;
