import { z } from 'zod';

/** What a person sees of their own second factor: never the key. */
export const OwnFactor = z.object({
  /** Since when; null without one. */
  since: z.date().nullable(),
  /** Recovery codes that have not been used. */
  codesLeft: z.number(),
});
export type OwnFactor = z.infer<typeof OwnFactor>;

/** For the app on the phone: as a picture, and to be typed. Good for nothing until a code of it has been given. */
export const FactorKey = z.object({ uri: z.string(), typed: z.string() });
export type FactorKey = z.infer<typeof FactorKey>;

/** Shown this once. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

export const Code = z.string().trim().min(6, 'Ghi mã 6 chữ số.').max(40);
export const Proof = z.object({ password: z.string().min(1, 'Ghi mật khẩu.').max(200), code: Code });
export type Proof = z.infer<typeof Proof>;
