import { z } from 'zod';
import { Day, TokenScope } from '../schema.ts';

/** A token of one's own, as its owner sees it: never the token itself. */
export const AccessToken = z.object({
  id: z.string(),
  name: z.string(),
  /** The first letters, by which one knows it. */
  prefix: z.string(),
  scopes: z.array(TokenScope),
  madeAt: z.date(),
  expiresOn: Day,
  usedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
});
export type AccessToken = z.infer<typeof AccessToken>;

export const NewToken = z.object({
  name: z.string().trim().min(3, 'Ghi tên để biết mã dùng vào việc gì.').max(100),
  scopes: z.array(TokenScope).min(1, 'Chọn ít nhất một phạm vi.'),
  expiresOn: Day,
});
export type NewToken = z.infer<typeof NewToken>;
