import type { Db } from '#platform/database/connection.ts';

/** When whoever holds the session was last there. */
export async function lastSeen(db: Db, sessionId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('authSession')
    .select('seenAt')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return row?.seenAt ?? null;
}

export async function noteSeen(db: Db, sessionId: string, now: Date): Promise<void> {
  await db.updateTable('authSession').set({ seenAt: now }).where('id', '=', sessionId).execute();
}

export async function endSession(db: Db, sessionId: string): Promise<void> {
  await db.deleteFrom('authSession').where('id', '=', sessionId).execute();
}
