import type { Db, Tx } from '#platform/database/connection.ts';

/** Gives somebody a first password; false where they have one, which is nobody else's to change. */
export async function giveFirstPassword(tx: Tx, userId: string, passwordHash: string): Promise<boolean> {
  await tx.selectFrom('authUser').select('id').where('id', '=', userId).forUpdate().execute();
  const held = await tx
    .selectFrom('authAccount')
    .select('id')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  if (held) return false;
  await tx
    .insertInto('authAccount')
    .values({ userId, accountId: userId, providerId: 'credential', password: passwordHash })
    .execute();
  return true;
}

export async function isMember(tx: Tx, officeId: string, userId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('membership')
    .select('userId')
    .where('officeId', '=', officeId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return found !== undefined;
}

/** People of the office that cannot sign in yet. */
export async function withoutPassword(db: Db, officeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .select('userId')
    .distinct()
    .where('officeId', '=', officeId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('authAccount').select('id').whereRef('authAccount.userId', '=', 'membership.userId'),
        ),
      ),
    )
    .execute();
  return rows.map(({ userId }) => userId);
}
