import { z } from 'zod';

/** What a person sees of single sign-on: whether there is any, and whether their account is tied. */
export const OwnTie = z.object({
  /** Null where the installation has no provider. */
  provider: z.string().nullable(),
  since: z.date().nullable(),
});
export type OwnTie = z.infer<typeof OwnTie>;

/** What the provider calls a person (`sub`); the administrator reads it there. */
export const Subject = z
  .string()
  .trim()
  .min(1, 'Ghi mã người dùng (sub) của nơi đăng nhập dùng chung.')
  .max(255)
  .regex(/^[\x21-\x7e]+$/, 'Mã người dùng (sub) không có dấu cách hay chữ có dấu.');
