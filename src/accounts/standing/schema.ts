import { z } from 'zod';
import { OpenSession } from '../sessions/schema.ts';

/** How the account of a member stands. */
export const Standing = z.object({
  userId: z.string(),
  offSince: z.date().nullable(),
  offBy: z.enum(['dormancy', 'administrator']).nullable(),
  lockedUntil: z.date().nullable(),
  signedInAt: z.date().nullable(),
  /** Their password was chosen by somebody else and has not been changed yet. */
  mustChangePassword: z.boolean(),
  sessions: z.number().int(),
});
export type Standing = z.infer<typeof Standing>;

export const StandingOfOne = Standing.extend({ open: z.array(OpenSession) });
export type StandingOfOne = z.infer<typeof StandingOfOne>;
