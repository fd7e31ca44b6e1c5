import { z } from 'zod';

const Day = z.iso.date();

/** A day that is not as its day of the week: off by law, in lieu of one, or given for another. */
export const DayKind = z.enum(['holiday', 'compensatory', 'swapped-off', 'swapped-workday']);
export type DayKind = z.infer<typeof DayKind>;

/** The decision that says so, by its number; its date where it is known. */
const basis = {
  basis: z.string().trim().min(3, 'Ghi số, ký hiệu của văn bản quyết định.').max(300),
  basisOn: Day.nullable(),
};
export const Basis = z.object(basis);
export type Basis = z.infer<typeof Basis>;

export const CalendarDay = z.object({
  day: Day,
  kind: DayKind,
  name: z.string().trim().min(2, 'Ghi tên ngày.').max(120),
  ...basis,
});
export type CalendarDay = z.infer<typeof CalendarDay>;

/** What a formula offers; where the law itself fixes the day nobody decides it anew. */
export const ProposedDay = CalendarDay.extend({ isFixed: z.boolean() });
export type ProposedDay = z.infer<typeof ProposedDay>;

/** What no source decides, so that each office does. */
export const CalendarSettings = z.object({
  /** Days of the week that are off, 1 Monday to 7 Sunday. */
  weeklyOff: z
    .array(z.number().int().min(1).max(7))
    .max(6, 'Để lại ít nhất một ngày làm việc trong tuần.')
    .transform((days) => [...new Set(days)].sort()),
  edges: z.object({
    before: z.enum(['day-before', 'same-day']),
    until: z.enum(['day-before', 'same-day']),
  }),
});
export type CalendarSettings = z.infer<typeof CalendarSettings>;

/** One year as it stands for an office. */
export const CalendarYear = z.object({
  year: z.number().int(),
  /** What the year still lacks. */
  note: z.string().nullable(),
  /** The office has confirmed or changed it; else it is the one that comes with the software. */
  isOwn: z.boolean(),
  days: z.array(CalendarDay),
});
export type CalendarYear = z.infer<typeof CalendarYear>;

/** All that is needed to count, as plain values: it also goes to threads. */
export interface CalendarTable extends CalendarSettings {
  years: CalendarYear[];
}
