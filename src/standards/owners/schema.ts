import { z } from 'zod';
import { AgencyRef } from '#accounts/schema.ts';

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

export const OwnerLine = Owner.extend({ indicatorId: z.uuid() });
export type OwnerLine = z.infer<typeof OwnerLine>;

export const OwnersView = z.object({
  /** One for each indicator of the set that somebody has been named for. */
  owners: z.array(OwnerLine),
  /** The school and its units. */
  units: z.array(AgencyRef),
  /** Bodies outside that may lead or be depended on. */
  bodies: z.array(AgencyRef),
  mayKeep: z.boolean(),
});
export type OwnersView = z.infer<typeof OwnersView>;

/** What is said of many indicators at once; what is left out stays as it is with each. */
export const OwnersPatch = z.object({
  setId: z.uuid(),
  indicatorIds: z.array(z.uuid()).min(1).max(500),
  patch: Owner.partial(),
});
export type OwnersPatch = z.infer<typeof OwnersPatch>;
