import { z } from 'zod';

/** trường chủ trì · cơ quan khác chủ trì */
export const LedBy = z.enum(['school', 'other']);
export type LedBy = z.infer<typeof LedBy>;

/** Who answers for an indicator: a unit of the school, who leads the way, and the body outside on which it depends. */
export const Owner = z.object({
  agencyId: z.uuid().nullable(),
  ledBy: LedBy,
  dependsOnId: z.uuid().nullable(),
});
export type Owner = z.infer<typeof Owner>;
