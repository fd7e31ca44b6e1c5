import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Severity } from '../quality/schema.ts';

/** What the standard says of one item of the investments. */
export const ItemStandards = z.object({
  indicators: z.array(
    z.object({ id: z.string(), code: z.string(), name: z.string(), roadmapOn: Day.nullable() }),
  ),
  alarms: z.array(z.object({ key: z.string(), rule: z.string(), severity: Severity, says: z.string() })),
});
export type ItemStandards = z.infer<typeof ItemStandards>;
