import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

export const ExtensionRequest = z.object({
  code: z.string(),
  date: Day,
  reason: z.string().trim().min(5, 'Ghi rõ lý do xin gia hạn.').max(2_000),
});
export type ExtensionRequest = z.infer<typeof ExtensionRequest>;

/** Granted to the day that was asked or another one, or refused with the reason. */
export const ExtensionAnswer = z.discriminatedUnion('grant', [
  z.object({
    grant: z.literal(true),
    code: z.string(),
    requestId: z.number().int(),
    date: Day.optional(),
  }),
  z.object({
    grant: z.literal(false),
    code: z.string(),
    requestId: z.number().int(),
    reason: z.string().trim().min(3, 'Ghi lý do không đồng ý.').max(2_000),
  }),
]);
export type ExtensionAnswer = z.infer<typeof ExtensionAnswer>;
