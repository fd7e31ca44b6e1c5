import { z } from 'zod';

/** One figure of a report: what the paper says in every place where it stands, and what is recomputed. */
export const Verified = z.object({
  label: z.string(),
  /** In the order of the paper; empty where the figure has been taken out. */
  printed: z.array(z.string()),
  recomputed: z.string(),
  equal: z.boolean(),
  /** What is wrong where the figures themselves agree: printed twice, in another's place, other words around it. */
  note: z.string().nullable(),
});
export type Verified = z.infer<typeof Verified>;

/** What a page shows of a report that was checked. */
export const CheckedReport = z.object({
  fileName: z.string(),
  /** Up to when its figures hold, in words; null where it says no day. */
  basis: z.string().nullable(),
  sum: z.string(),
  figures: z.array(Verified),
});
export type CheckedReport = z.infer<typeof CheckedReport>;
