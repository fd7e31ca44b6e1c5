import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';

interface NewImport {
  officeId: string;
  callId: string;
  agencyId: string;
  fileName: string;
  sha256: string;
  createdBy: string;
  rows: unknown;
}

/** One at a time of a person: what they have not confirmed goes. */
export async function insertImport(db: Db, { rows, ...row }: NewImport): Promise<string> {
  await db
    .deleteFrom('trainingNeedImport')
    .where('createdBy', '=', row.createdBy)
    .where('confirmedAt', 'is', null)
    .execute();
  const made = await db
    .insertInto('trainingNeedImport')
    .values({ ...row, rowsRead: json(rows) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

/** Whoever took the file in, and nobody else. */
export async function findImport(db: Db, officeId: string, userId: string, id: string) {
  return db
    .selectFrom('trainingNeedImport')
    .innerJoin('trainingCall', 'trainingCall.id', 'callId')
    .select(['trainingNeedImport.id', 'callId', 'agencyId', 'fileName', 'rowsRead', 'confirmedAt', 'year'])
    .where('trainingNeedImport.id', '=', id)
    .where('trainingNeedImport.officeId', '=', officeId)
    .where('createdBy', '=', userId)
    .executeTakeFirst();
}

export async function markImported(db: Db, id: string): Promise<void> {
  await db
    .updateTable('trainingNeedImport')
    .set({ rowsRead: null, confirmedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

export async function removeImport(db: Db, userId: string, id: string): Promise<void> {
  await db
    .deleteFrom('trainingNeedImport')
    .where('createdBy', '=', userId)
    .where('id', '=', id)
    .where('confirmedAt', 'is', null)
    .execute();
}
