import { z } from 'zod';
import { AgencyRef } from '#accounts/schema.ts';

/** A page of a scan that waits for somebody to say what is on it. */
export const SlipPage = z.object({
  id: z.string(),
  page: z.number().int(),
  uploadedAt: z.date(),
  fileName: z.string(),
  /** The directive that its code names; null where no code could be read. */
  directive: z.object({ code: z.string(), title: z.string(), leads: z.array(AgencyRef) }).nullable(),
});
export type SlipPage = z.infer<typeof SlipPage>;

/** What came of a scan. */
export const SlipsTaken = z.object({
  /** Pages that found their directive, and pages to be given to theirs by hand. */
  filed: z.number().int(),
  unread: z.number().int(),
  /** A sentence for each page that is not of this office. */
  refused: z.array(z.string()),
});
export type SlipsTaken = z.infer<typeof SlipsTaken>;

/** What the clerk reads off a slip. */
export const SlipReport = z.object({
  id: z.uuid(),
  code: z.string().trim().min(1, 'Ghi mã nhiệm vụ.').max(100),
  agencyId: z.uuid(),
  text: z.string().trim().min(5, 'Ghi lời trên phiếu.').max(10_000),
  done: z.boolean(),
  percent: z.number().int().min(0).max(100).nullable(),
});
export type SlipReport = z.infer<typeof SlipReport>;

/** As many slips as are printed at once. */
export const MOST_SLIPS = 200;
