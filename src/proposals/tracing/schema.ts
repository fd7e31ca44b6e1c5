import { z } from 'zod';
import { ById, Seen } from '../schema.ts';

export const Split = Seen.extend({
  parts: z
    .array(z.string().trim().min(10, 'Ghi rõ nội dung từng phần.').max(4000))
    .min(2, 'Tách thành ít nhất hai phần.')
    .max(10),
});
export type Split = z.infer<typeof Split>;

export const Merge = ById.extend({ ids: z.array(z.uuid()).min(1).max(20) });
export const Rejoin = z.object({ traceId: z.uuid() });
