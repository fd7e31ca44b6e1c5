import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';

/** The row of a second factor, locked where something is about to change by it. */
export function factorOf(db: Db, userId: string) {
  return db
    .selectFrom('authTwoFactor')
    .select(['secret', 'backupCodes', 'verified', 'usedStep', 'madeAt'])
    .where('userId', '=', userId)
    .executeTakeFirst();
}

export async function lockFactor(tx: Tx, userId: string) {
  // The person first: where there is no row yet, two beginners come one after the other.
  await tx.selectFrom('authUser').select('id').where('id', '=', userId).forUpdate().execute();
  return (await factorOf(tx, userId)) ?? null;
}

/** A key that counts for nothing yet; one begun before gives way. */
export async function keepKey(tx: Tx, userId: string, sealed: string): Promise<void> {
  const begun = { secret: sealed, backupCodes: '', verified: false, usedStep: 0, madeAt: sql<Date>`now()` };
  await tx
    .insertInto('authTwoFactor')
    .values({ userId, ...begun })
    .onConflict((oc) => oc.column('userId').doUpdateSet(begun))
    .execute();
}

/** From now on a code is asked for at each signing in. */
export async function turnOn(tx: Tx, userId: string, step: number, sealedCodes: string): Promise<void> {
  await tx
    .updateTable('authTwoFactor')
    .set({ verified: true, usedStep: step, backupCodes: sealedCodes, madeAt: sql`now()` })
    .where('userId', '=', userId)
    .execute();
  await setFlag(tx, userId, true);
}

export async function keepCodes(tx: Tx, userId: string, sealedCodes: string): Promise<void> {
  await tx
    .updateTable('authTwoFactor')
    .set({ backupCodes: sealedCodes })
    .where('userId', '=', userId)
    .execute();
}

/** Whether there was one; a key that was only begun goes with it. */
export async function turnOff(tx: Tx, userId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('authTwoFactor')
    .where('userId', '=', userId)
    .returning('verified')
    .executeTakeFirst();
  await setFlag(tx, userId, null);
  return gone?.verified ?? false;
}

const setFlag = (tx: Tx, userId: string, isOn: true | null) =>
  tx.updateTable('authUser').set({ twoFactorEnabled: isOn }).where('id', '=', userId).execute();

/** People of the office that have one. */
export async function withFactor(db: Db, officeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('authTwoFactor', 'authTwoFactor.userId', 'membership.userId')
    .select('membership.userId')
    .distinct()
    .where('membership.officeId', '=', officeId)
    .where('authTwoFactor.verified', '=', true)
    .execute();
  return rows.map(({ userId }) => userId);
}
