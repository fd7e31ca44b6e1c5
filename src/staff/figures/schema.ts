import { z } from 'zod';
import { KnownAsk } from '#directives/known/schema.ts';

/** What the report of the staff is made from. */
export const StaffReportAsk = KnownAsk.extend({ kind: z.literal('staff') });
export type StaffReportAsk = z.infer<typeof StaffReportAsk>;
