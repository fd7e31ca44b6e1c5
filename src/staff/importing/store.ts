import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';

interface NewImport {
  officeId: string;
  schoolId: string;
  fileName: string;
  sha256: string;
  createdBy: string;
  rows: unknown;
}

/** One at a time of a person: what they have not confirmed goes. */
export async function insertImport(db: Db, { rows, ...row }: NewImport): Promise<string> {
  await db
    .deleteFrom('staffImport')
    .where('createdBy', '=', row.createdBy)
    .where('confirmedAt', 'is', null)
    .execute();
  const made = await db
    .insertInto('staffImport')
    .values({ ...row, rosterRead: json(rows) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

/** Whoever took the file in, and nobody else. */
export async function findImport(db: Db, schoolId: string, userId: string, id: string) {
  return db
    .selectFrom('staffImport')
    .select(['id', 'fileName', 'rosterRead', 'confirmedAt'])
    .where('id', '=', id)
    .where('schoolId', '=', schoolId)
    .where('createdBy', '=', userId)
    .executeTakeFirst();
}

export async function markImported(db: Db, id: string): Promise<void> {
  await db
    .updateTable('staffImport')
    .set({ rosterRead: null, confirmedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

export async function removeImport(db: Db, userId: string, id: string): Promise<void> {
  await db
    .deleteFrom('staffImport')
    .where('createdBy', '=', userId)
    .where('id', '=', id)
    .where('confirmedAt', 'is', null)
    .execute();
}
