import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

/** Until when it had been recorded: a day means to its end in Viet Nam, a moment that moment. Spelled in an address. */
export const RecordedUntil = Day.or(z.iso.datetime({ offset: true }));
export type RecordedUntil = z.infer<typeof RecordedUntil>;

/** A view of the past: how an office's work stood at the end of a day by what had been recorded until a moment. */
export interface Then {
  officeId: string;
  asOf: string;
  recordedUntil: Date;
}
