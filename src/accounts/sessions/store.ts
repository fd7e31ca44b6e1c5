import type { Db, Tx } from '#platform/database/connection.ts';
import { browserWords } from './rules.ts';
import type { OpenSession } from './schema.ts';

/** Newest first; `since`: whoever was last there before it is signed out at their next step, and counts as gone. */
export async function listSessions(
  db: Db,
  userId: string,
  { now, since, current }: { now: Date; since: Date; current: string | null },
): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('authSession')
    .select(['id', 'ipAddress', 'userAgent', 'createdAt', 'seenAt'])
    .where('userId', '=', userId)
    .where('expiresAt', '>', now)
    .where('seenAt', '>=', since)
    .orderBy('seenAt', 'desc')
    .execute();
  return rows.map(({ id, ipAddress, userAgent, createdAt, seenAt }) => ({
    id,
    address: ipAddress || null,
    browser: browserWords(userAgent),
    begunAt: createdAt,
    seenAt,
    isThis: id === current,
  }));
}

/** Whether there was one of theirs. */
export async function endSession(tx: Tx, userId: string, id: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('authSession')
    .where('id', '=', id)
    .where('userId', '=', userId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** All but one, or all; gives how many. */
export async function endSessions(tx: Tx, userId: string, but: string | null): Promise<number> {
  const rows = await tx
    .deleteFrom('authSession')
    .where('userId', '=', userId)
    .$if(but !== null, (query) => query.where('id', '!=', but ?? ''))
    .returning('id')
    .execute();
  return rows.length;
}
