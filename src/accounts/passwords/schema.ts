import { z } from 'zod';
import { Must } from '../security/schema.ts';

export const NewPassword = z.object({
  current: z.string().min(1, 'Nhập mật khẩu đang dùng.').max(200),
  next: z.string().min(1, 'Nhập mật khẩu mới.').max(200),
});
export type NewPassword = z.infer<typeof NewPassword>;

/** What is asked of a person's next password. */
export const Asked = z.object({
  must: Must.nullable(),
  least: z.number().int(),
  allClasses: z.boolean(),
  history: z.number().int(),
  days: z.number().int(),
});
export type Asked = z.infer<typeof Asked>;
