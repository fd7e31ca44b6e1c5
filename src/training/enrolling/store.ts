import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';

interface NewImport {
  officeId: string;
  classId: string;
  fileName: string;
  sha256: string;
  createdBy: string;
  rows: unknown;
}

/** One at a time of a person: what they have not confirmed goes. */
export async function insertImport(db: Db, { rows, ...row }: NewImport): Promise<string> {
  await db
    .deleteFrom('trainingLearnerImport')
    .where('createdBy', '=', row.createdBy)
    .where('confirmedAt', 'is', null)
    .execute();
  const { id } = await db
    .insertInto('trainingLearnerImport')
    .values({ ...row, rowsRead: json(rows) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Whoever took the file in, and nobody else. */
export async function findImport(db: Db, officeId: string, userId: string, id: string) {
  const row = await db
    .selectFrom('trainingLearnerImport')
    .select(['id', 'classId', 'fileName', 'rowsRead', 'confirmedAt'])
    .where('officeId', '=', officeId)
    .where('createdBy', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function markImported(db: Db, id: string): Promise<void> {
  await db
    .updateTable('trainingLearnerImport')
    .set({ rowsRead: null, confirmedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}
