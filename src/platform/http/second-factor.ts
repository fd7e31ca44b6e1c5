import { APIError, createAuthMiddleware } from 'better-auth/api';
import { symmetricDecrypt } from 'better-auth/crypto';
import { twoFactor } from 'better-auth/plugins';
import type { BetterAuthPlugin } from 'better-auth/types';
import type { Database } from '../database/connection.ts';
import { stepOf } from '../one-time-code.ts';

/** The library keeps the challenge between password and code, and bounds the tries; one code is taken once by us. */
export const secondFactor = (db: Database) => [
  twoFactor({ schema: { twoFactor: { modelName: 'authTwoFactor' } } }),
  takenOnce(db),
];

export const CODE_USED = 'CODE_ALREADY_USED';

/** The library takes a code again as long as it lasts; RFC 6238 (5.2) forbids it. */
const takenOnce = (db: Database): BetterAuthPlugin => ({
  id: 'taken-once',
  hooks: {
    before: [
      {
        matcher: ({ path }) => path === '/two-factor/verify-totp',
        handler: createAuthMiddleware(async (ctx) => {
          const { name } = ctx.context.createAuthCookie('two_factor');
          const challenge = await ctx.getSignedCookie(name, ctx.context.secret);
          const pending = challenge && (await ctx.context.internalAdapter.findVerificationValue(challenge));
          if (!pending) return;
          const sealed = await keptKey(db, pending.value);
          const key = sealed && (await symmetricDecrypt({ key: ctx.context.secretConfig, data: sealed }));
          const step = key ? await stepOf(key, String(ctx.body?.code), new Date()) : null;
          // A wrong code is the library's to refuse and to count.
          if (step === null || (await takeStep(db, pending.value, step))) return;
          throw new APIError('UNAUTHORIZED', { code: CODE_USED });
        }),
      },
    ],
  },
});

async function keptKey(db: Database, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('authTwoFactor')
    .select('secret')
    .where('userId', '=', userId)
    .where('verified', '=', true)
    .executeTakeFirst();
  return row?.secret ?? null;
}

/** Takes a code; false where it or a later one has been taken, also by somebody at the same moment. */
export async function takeStep(
  db: Pick<Database, 'updateTable'>,
  userId: string,
  step: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('authTwoFactor')
    .set({ usedStep: step })
    .where('userId', '=', userId)
    .where('usedStep', '<', step)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
