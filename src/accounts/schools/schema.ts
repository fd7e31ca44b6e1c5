import { z } from 'zod';
import { AgencyRef } from '../schema.ts';

/** The school on its way to the standard, and how whoever asks stands to it. */
export const School = AgencyRef.extend({
  /** 'own': of the school and its units; 'office': of the office that follows up; 'partner': given sight of it. */
  relation: z.enum(['own', 'office', 'partner']),
  /** May see who works there: names, ranks, degrees. */
  seesStaff: z.boolean(),
});
export type School = z.infer<typeof School>;

export const Partner = z.object({ agency: AgencyRef, seesStaff: z.boolean() });
export type Partner = z.infer<typeof Partner>;

export const SchoolView = z.object({ school: School.nullable(), partners: z.array(Partner) });

export const SetSchool = z.object({ agencyId: z.uuid() });
export const SetPartner = z.object({
  agencyId: z.uuid(),
  sees: z.enum(['nothing', 'standards', 'staff']),
});
