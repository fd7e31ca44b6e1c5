import { z } from 'zod';
import { AgencyRef } from '#accounts/schema.ts';

/** Opaque, at most 50 characters (QĐ 20/2020/QĐ-TTg): nothing is read out of its dots. */
export const OrganisationCode = z.string().trim().min(1).max(50);

export const Organisation = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  source: z.enum(['hand', 'package']),
  agency: AgencyRef.nullable(),
});
export type Organisation = z.infer<typeof Organisation>;

export const NewOrganisations = z.object({
  rows: z
    .array(
      z.object({
        code: OrganisationCode,
        name: z.string().trim().min(1).max(200),
        agencyId: z.uuid().nullable().default(null),
      }),
    )
    .min(1)
    .max(500),
});
