import { z } from 'zod';

/** Who is asked for a second factor. */
export const SecondFactor = z.enum(['off', 'offered', 'administrators', 'everyone']);
export type SecondFactor = z.infer<typeof SecondFactor>;

const count = (least: number, most: number) =>
  z
    .number()
    .int()
    .min(least, `Nhập số từ ${least} đến ${most}.`)
    .max(most, `Nhập số từ ${least} đến ${most}.`);

/** What an office asks of whoever signs in; `rules.ts` has the defaults and their sources. */
export const SecuritySettings = z.object({
  triesBeforeLock: count(1, 100),
  lockHours: count(1, 720),
  idleMinutes: count(1, 720),
  administratorIdleMinutes: count(1, 720),
  /** Least length of a password that stands alone. */
  lengthAlone: count(8, 64),
  /** Least length where a second factor stands beside it. */
  lengthWithSecondFactor: count(8, 64),
  /** A password that stands alone has small and capital letters, digits and other signs. */
  allClassesAlone: z.boolean(),
  /** 0: never too old. */
  administratorPasswordDays: count(0, 3650),
  /** How many earlier passwords of an administrator are refused. */
  passwordHistory: count(0, 24),
  /** 0: never. */
  dormantDays: count(0, 3650),
  secondFactor: SecondFactor,
});
export type SecuritySettings = z.infer<typeof SecuritySettings>;

/** What a person must do before anything else. */
export const Must = z.enum(['changePassword', 'enrolSecondFactor']);
export type Must = z.infer<typeof Must>;
