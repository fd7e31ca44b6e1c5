import { z } from 'zod';

const Course = z.object({ classId: z.string(), code: z.string(), name: z.string() });
export type Course = z.infer<typeof Course>;

export const QuotaLine = z.object({
  /** The objects to be asked about, in the instrument's words. */
  objects: z.array(z.string()),
  /** Share of the year's courses, or a number of them, as the instrument says it. */
  percent: z.number().nullable(),
  atLeast: z.number().int().nullable(),
  /** Courses that count. */
  done: z.array(Course),
  /** Courses of the year that could still be asked about. */
  left: z.array(Course),
  needed: z.number().int(),
});
export type QuotaLine = z.infer<typeof QuotaLine>;

export const QuotaView = z.object({
  year: z.number().int(),
  title: z.string(),
  basis: z.string(),
  doubts: z.string().nullable(),
  /** Courses that ended in the year: what the shares are of. */
  courses: z.number().int(),
  lines: z.array(QuotaLine),
});
export type QuotaView = z.infer<typeof QuotaView>;
