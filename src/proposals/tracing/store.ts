import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';

export interface NewTrace {
  officeId: string;
  kind: 'split' | 'merge';
  fromId: string;
  intoId: string;
  madeOn: string;
  madeBy: string | null;
}

export async function insertTraces(db: Db, traces: NewTrace[]): Promise<void> {
  if (traces.length > 0) await db.insertInto('proposalTrace').values(traces).execute();
}

/** Taken back; the row stays, with who and when. */
export async function endTraces(db: Db, ids: string[], removedBy: string): Promise<void> {
  await db
    .updateTable('proposalTrace')
    .set({ removedBy, removedAt: sql<Date>`now()` })
    .where('id', 'in', ids)
    .where('removedAt', 'is', null)
    .execute();
}
