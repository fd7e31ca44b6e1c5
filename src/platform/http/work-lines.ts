import { z } from 'zod';

/** How slow work is answered: a line for each step, and the result in the last one. Server and pages share it. */
export const LINES = 'application/x-ndjson';

/** How many steps are done, of how many. */
export const Step = z.object({ done: z.number(), of: z.number() });
export type Step = z.infer<typeof Step>;

/** What it came to, with the status that the answer would have had. */
export const Result = z.object({ status: z.number(), body: z.unknown() });
export type Result = z.infer<typeof Result>;
