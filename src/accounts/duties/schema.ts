import { z } from 'zod';
import { AgencyRef, Day } from '../schema.ts';

/** Kiêm nhiệm: an agency too small for three pairs of hands, declared by its head for all to see. */
export const CombinedDuty = z.object({
  id: z.string(),
  agency: AgencyRef,
  reason: z.string(),
  validFrom: Day,
  setBy: z.string().nullable(),
  endedOn: Day.nullable(),
});
export type CombinedDuty = z.infer<typeof CombinedDuty>;

export const NewDuty = z.object({
  reason: z.string().trim().min(5, 'Ghi lý do một người phải vừa lập vừa duyệt báo cáo.').max(500),
});
