import { z } from 'zod';
import { EventType } from '../schema.ts';

export const NewWebhook = z.object({
  url: z
    .url({ protocol: /^https?$/, error: 'Ghi cả địa chỉ của phần mềm nhận tin, giao thức http hoặc https.' })
    .max(500)
    .refine((url) => !URL.canParse(url) || new URL(url).username === '', {
      message: 'Không ghi tên và mật khẩu trong địa chỉ.',
    }),
  types: z.array(EventType).min(1, 'Chọn ít nhất một loại tin.'),
});
export type NewWebhook = z.infer<typeof NewWebhook>;

/** Never the secret: it is shown once, when made. */
export const Webhook = z.object({
  id: z.string(),
  url: z.string(),
  types: z.array(EventType),
  madeAt: z.date(),
});
export type Webhook = z.infer<typeof Webhook>;

/** A line of the ledger: one try to tell one program one thing. */
export const WebhookTry = z.object({
  id: z.string(),
  url: z.string(),
  type: z.string(),
  deliveryId: z.string(),
  triedAt: z.date(),
  status: z.number().int().nullable(),
  problem: z.string().nullable(),
  tookMs: z.number().int(),
  /** What became of the whole delivery. */
  state: z.enum(['queued', 'sending', 'delivered', 'failed']),
});
export type WebhookTry = z.infer<typeof WebhookTry>;
