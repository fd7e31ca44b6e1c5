import { z } from 'zod';
import { Basis, CalendarSettings, CalendarYear, ProposedDay } from '#platform/calendar/schema.ts';
import { Day } from '../schema.ts';

/** Years that a person may look at or confirm; the lunar tables go further, offices do not. */
export const Year = z.number().int().min(2000).max(2100);

/** The address of the page: which year it shows. */
export const CalendarAddress = z.object({ year: Year.optional() }).catch({});
export type CalendarAddress = z.infer<typeof CalendarAddress>;

export const YearView = CalendarSettings.extend({
  year: Year,
  /** Null where nothing is known of the year: terms over it carry no date. */
  known: CalendarYear.omit({ year: true }).nullable(),
  /** What the law or the software lets expect and the year does not have. */
  proposals: z.array(ProposedDay),
  /** All years that are known. */
  years: z.array(z.number().int()),
});
export type YearView = z.infer<typeof YearView>;

/** A year becomes known: the days that the law itself fixes, and of the others those that were decided. */
export const Confirmation = Basis.extend({ year: Year, days: z.array(Day).max(60) });
export type Confirmation = z.infer<typeof Confirmation>;

export const Removal = Basis.extend({ day: Day });
