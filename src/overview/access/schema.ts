import { z } from 'zod';
import { Day, Role, TokenScope } from '#accounts/schema.ts';

/** A door that a program may open with a person's token. */
export const AccountToken = z.object({
  name: z.string(),
  scopes: z.array(TokenScope),
  expiresOn: Day,
  usedAt: z.date().nullable(),
});

/** One account in one place, with everything by which it comes in. */
export const AccountRow = z.object({
  userId: z.string(),
  name: z.string(),
  username: z.string(),
  role: Role,
  agency: z.string(),
  positionTitle: z.string(),
  from: Day,
  to: Day.nullable(),
  /** Null: never signed in since this is kept. */
  signedInAt: z.date().nullable(),
  hasSecondFactor: z.boolean(),
  /** Off, and by whom: too long unused, or by the administrator. */
  offSince: z.date().nullable(),
  offBy: z.enum(['dormancy', 'administrator']).nullable(),
  tokens: z.array(AccountToken),
  /** What asks for a second look, in words. */
  remarks: z.array(z.string()),
});
export type AccountRow = z.infer<typeof AccountRow>;

export const AccessReview = z.object({
  id: z.string(),
  onDay: Day,
  accounts: z.number().int(),
  note: z.string().nullable(),
  by: z.string().nullable(),
  madeAt: z.date(),
});
export type AccessReview = z.infer<typeof AccessReview>;

export const AccessView = z.object({
  rows: z.array(AccountRow),
  reviews: z.array(AccessReview),
  /** The day by which the next one is due; null: none was ever done, so it is due now. */
  dueOn: Day.nullable(),
  isDue: z.boolean(),
  months: z.number().int(),
  mayReview: z.boolean(),
});
export type AccessView = z.infer<typeof AccessView>;

export const NewReview = z.object({
  /** What whoever reviews has looked at: another number now means that somebody came or went meanwhile. */
  accounts: z.number().int(),
  note: z.string().trim().max(1000, 'Ghi chú dài quá 1.000 chữ.').nullable(),
});
