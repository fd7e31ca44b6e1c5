import { sql } from 'kysely';
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
  await insertPassword(tx, userId, passwordHash);
  return true;
}

/** Of somebody who has none. */
export async function insertPassword(db: Db, userId: string, passwordHash: string): Promise<void> {
  await db
    .insertInto('authAccount')
    .values({ userId, accountId: userId, providerId: 'credential', password: passwordHash })
    .execute();
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

/** Whoever adds people: the administrators, or the clerks of an office that has none. */
export async function keepersOf(tx: Tx, officeId: string) {
  const rows = await tx
    .selectFrom('membership')
    .innerJoin('authUser', 'authUser.id', 'membership.userId')
    .select(['authUser.id', 'authUser.name', 'authUser.username', 'membership.role'])
    .distinct()
    .where('membership.officeId', '=', officeId)
    .where('membership.role', 'in', ['administrator', 'clerk'])
    .where('membership.validTo', 'is', null)
    .execute();
  const administrators = rows.filter(({ role }) => role === 'administrator');
  return administrators.length > 0 ? administrators : rows;
}

/** Of the whole installation, by the name under which they sign in. */
export async function findPerson(
  db: Db,
  username: string,
): Promise<{ id: string; name: string; officeIds: string[] } | null> {
  const person = await db
    .selectFrom('authUser')
    .select(['id', 'name'])
    .where('username', '=', username)
    .executeTakeFirst();
  if (!person) return null;
  const rows = await db
    .selectFrom('membership')
    .select('officeId')
    .distinct()
    .where('userId', '=', person.id)
    .where('validTo', 'is', null)
    .execute();
  return { ...person, officeIds: rows.map(({ officeId }) => officeId) };
}

/** In place of one that nobody knows: whoever is signed in under it is signed out. */
export async function replacePassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  if (!(await giveFirstPassword(tx, userId, passwordHash)))
    await tx
      .updateTable('authAccount')
      .set({ password: passwordHash, updatedAt: sql`now()` })
      .where('userId', '=', userId)
      .where('providerId', '=', 'credential')
      .execute();
  await tx.deleteFrom('authSession').where('userId', '=', userId).execute();
}
