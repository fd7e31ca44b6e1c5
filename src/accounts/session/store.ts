import type { Db } from '#platform/database/connection.ts';

export async function noteSeen(db: Db, sessionId: string, now: Date): Promise<void> {
  await db.updateTable('authSession').set({ seenAt: now }).where('id', '=', sessionId).execute();
}

export async function endSession(db: Db, sessionId: string): Promise<void> {
  await db.deleteFrom('authSession').where('id', '=', sessionId).execute();
}
