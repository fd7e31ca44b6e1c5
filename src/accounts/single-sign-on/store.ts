import type { Db, Tx } from '#platform/database/connection.ts';
import { SINGLE_SIGN_ON } from '#platform/http/single-sign-on.ts';

export async function tieOf(db: Db, userId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('authAccount')
    .select('createdAt')
    .where('userId', '=', userId)
    .where('providerId', '=', SINGLE_SIGN_ON)
    .executeTakeFirst();
  return row?.createdAt ?? null;
}

/** Ties a person of the provider to an account; false where they are tied to one already, or the account to another. */
export async function tie(tx: Tx, userId: string, subject: string): Promise<boolean> {
  await tx.selectFrom('authUser').select('id').where('id', '=', userId).forUpdate().execute();
  if (await tieOf(tx, userId)) return false;
  const made = await tx
    .insertInto('authAccount')
    .values({ userId, accountId: subject, providerId: SINGLE_SIGN_ON })
    .onConflict((oc) => oc.columns(['providerId', 'accountId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function untie(tx: Tx, userId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('authAccount')
    .where('userId', '=', userId)
    .where('providerId', '=', SINGLE_SIGN_ON)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** People of the office that are tied. */
export async function tiedMembers(db: Db, officeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('authAccount', 'authAccount.userId', 'membership.userId')
    .select('membership.userId')
    .distinct()
    .where('membership.officeId', '=', officeId)
    .where('authAccount.providerId', '=', SINGLE_SIGN_ON)
    .execute();
  return rows.map(({ userId }) => userId);
}
