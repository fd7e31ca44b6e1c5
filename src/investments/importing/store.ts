import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';

interface NewImport {
  officeId: string;
  fileName: string;
  sha256: string;
  createdBy: string;
  rows: unknown;
}

/** One at a time of a person: what they have not confirmed goes. */
export async function insertImport(db: Db, { rows, ...row }: NewImport): Promise<string> {
  await db
    .deleteFrom('investmentImport')
    .where('createdBy', '=', row.createdBy)
    .where('confirmedAt', 'is', null)
    .execute();
  const made = await db
    .insertInto('investmentImport')
    .values({ ...row, rowsRead: json(rows) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

/** Whoever took the file in, and nobody else. */
export function findImport(db: Db, officeId: string, userId: string, id: string) {
  return db
    .selectFrom('investmentImport')
    .select(['id', 'fileName', 'rowsRead', 'confirmedAt'])
    .where('id', '=', id)
    .where('officeId', '=', officeId)
    .where('createdBy', '=', userId)
    .executeTakeFirst();
}

export async function markImported(db: Db, id: string): Promise<void> {
  await db
    .updateTable('investmentImport')
    .set({ rowsRead: null, confirmedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

export async function removeImport(db: Db, userId: string, id: string): Promise<void> {
  await db
    .deleteFrom('investmentImport')
    .where('createdBy', '=', userId)
    .where('id', '=', id)
    .where('confirmedAt', 'is', null)
    .execute();
}
