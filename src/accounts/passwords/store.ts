import type { Db, Tx } from '#platform/database/connection.ts';

/** Gives somebody a first password; false where they have one, which is nobody else's to change. */
export async function giveFirstPassword(
  tx: Tx,
  userId: string,
  passwordHash: string,
  mustChange: boolean,
): Promise<boolean> {
  await tx.selectFrom('authUser').select('id').where('id', '=', userId).forUpdate().execute();
  const held = await tx
    .selectFrom('authAccount')
    .select('id')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  if (held) return false;
  await insertPassword(tx, userId, passwordHash, mustChange);
  return true;
}

/** Of somebody who has none. One that somebody else chose must be changed at the first sign-in (TCVN 14423, 4.6.2.2). */
export async function insertPassword(
  db: Db,
  userId: string,
  passwordHash: string,
  mustChange: boolean,
): Promise<void> {
  await db
    .insertInto('authAccount')
    .values({ userId, accountId: userId, providerId: 'credential', password: passwordHash })
    .execute();
  await notePassword(db, userId, mustChange, new Date());
}

async function notePassword(db: Db, userId: string, mustChangePassword: boolean, now: Date): Promise<void> {
  const set = { mustChangePassword, passwordSetAt: now };
  await db
    .insertInto('accountStanding')
    .values({ userId, ...set })
    .onConflict((oc) => oc.column('userId').doUpdateSet(set))
    .execute();
}

export const isMember = async (tx: Tx, officeId: string, userId: string): Promise<boolean> =>
  (await memberOf(tx, officeId, userId)) !== null;

/** Somebody of the office, as they are called there and sign in. */
export async function memberOf(db: Db, officeId: string, userId: string) {
  const found = await db
    .selectFrom('membership')
    .innerJoin('authUser', 'authUser.id', 'membership.userId')
    .select(['authUser.name', 'authUser.username'])
    .where('officeId', '=', officeId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return found ? { name: found.name, username: found.username ?? '' } : null;
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
export async function replacePassword(
  tx: Tx,
  userId: string,
  passwordHash: string,
  mustChange: boolean,
): Promise<void> {
  if (!(await giveFirstPassword(tx, userId, passwordHash, mustChange)))
    await setPassword(tx, userId, passwordHash, mustChange, new Date());
  await tx.deleteFrom('authSession').where('userId', '=', userId).execute();
}

async function setPassword(tx: Tx, userId: string, passwordHash: string, mustChange: boolean, now: Date) {
  await tx
    .updateTable('authAccount')
    .set({ password: passwordHash, updatedAt: now })
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .execute();
  await notePassword(tx, userId, mustChange, now);
}

/** The hash of the password that somebody has now. */
export async function readPassword(db: Db, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('authAccount')
    .select('password')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  return row?.password ?? null;
}

/** Hashes of the passwords before it, the newest first. */
export async function pastPasswords(db: Db, userId: string, count: number): Promise<string[]> {
  const rows = await db
    .selectFrom('pastPassword')
    .select('passwordHash')
    .where('userId', '=', userId)
    .orderBy('replacedAt', 'desc')
    .limit(count)
    .execute();
  return rows.map(({ passwordHash }) => passwordHash);
}

interface Change {
  userId: string;
  /** The session in which it is changed; all others end. */
  sessionId: string;
  before: string;
  after: string;
  /** How many earlier ones are kept, so that none of them is taken again. */
  keep: number;
}

/** False where it was changed meanwhile. */
export async function changePassword(tx: Tx, change: Change, now: Date): Promise<boolean> {
  const { userId, sessionId, before, after, keep } = change;
  await tx.selectFrom('authUser').select('id').where('id', '=', userId).forUpdate().execute();
  if ((await readPassword(tx, userId)) !== before) return false;
  await keepPast(tx, userId, before, keep, now);
  await setPassword(tx, userId, after, false, now);
  await tx.deleteFrom('authSession').where('userId', '=', userId).where('id', '!=', sessionId).execute();
  return true;
}

/** Older hashes than are asked for are kept no longer: they would only be there to be stolen. */
async function keepPast(tx: Tx, userId: string, passwordHash: string, keep: number, replacedAt: Date) {
  if (keep > 0) await tx.insertInto('pastPassword').values({ userId, passwordHash, replacedAt }).execute();
  const kept = tx
    .selectFrom('pastPassword')
    .select('id')
    .where('userId', '=', userId)
    .orderBy('replacedAt', 'desc')
    .limit(keep);
  await tx.deleteFrom('pastPassword').where('userId', '=', userId).where('id', 'not in', kept).execute();
}
