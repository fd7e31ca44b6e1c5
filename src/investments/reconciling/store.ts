import type { Db, Tx } from '#platform/database/connection.ts';
import type { Source } from '../schema.ts';
import type { Said } from './schema.ts';

export interface SaidOf extends Said {
  year: number;
  source: Source;
}

/** All that was said, the newest first. */
export async function saidOf(db: Db, schoolId: string): Promise<SaidOf[]> {
  const rows = await db
    .selectFrom('investmentReconciliation')
    .leftJoin('authUser', 'authUser.id', 'investmentReconciliation.madeBy')
    .select(['year', 'source', 'act', 'ours', 'treasury', 'explanation', 'paper', 'onDay'])
    .select('authUser.name as by')
    .where('schoolId', '=', schoolId)
    .orderBy('investmentReconciliation.id', 'desc')
    .execute();
  return rows as SaidOf[];
}

type Row = Omit<SaidOf, 'by'> & { officeId: string; schoolId: string; madeBy: string | null };

export async function insertSaid(tx: Tx, row: Row): Promise<void> {
  await tx.insertInto('investmentReconciliation').values(row).execute();
}
