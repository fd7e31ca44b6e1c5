import { z } from 'zod';
import { AskedBy, Day } from '#accounts/schema.ts';

/** Until when it had been recorded: a day means to its end in Viet Nam, a moment that moment. Spelled in an address. */
export const RecordedUntil = Day.or(z.iso.datetime({ offset: true }));
export type RecordedUntil = z.infer<typeof RecordedUntil>;

/** A view of the past: how an office's work stood at the end of a day by what had been recorded until a moment. */
export interface Then {
  officeId: string;
  asOf: string;
  recordedUntil: Date;
}

/** What any paper of a room is made from: in whose place, up to which day, and until when that was known. */
export const KnownAsk = AskedBy.extend({ asOf: Day, recordedUntil: z.iso.datetime() });
export type KnownAsk = z.infer<typeof KnownAsk>;

/** The past as an address spells it; left out: today, and all that is recorded now. */
export const Past = z.object({ asOf: Day.optional(), recordedUntil: RecordedUntil.optional() });
export type Past = z.infer<typeof Past>;
