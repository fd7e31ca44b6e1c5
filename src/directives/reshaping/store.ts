import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { ItemProposal } from '../review/schema.ts';
import { columnsOf } from '../review/store.ts';

export interface Making {
  documentId: string;
  proposal: ItemProposal;
  position: number;
  movedTo: number | null;
  madeFrom: string[];
}

/** Writes an item that was made from others, to be decided anew. */
export async function insertMade(
  db: Db,
  { documentId, proposal, position, movedTo, madeFrom }: Making,
): Promise<string> {
  const row = { documentId, position, movedTo, madeFrom: json(madeFrom), ...columnsOf(proposal) };
  const { id } = await db.insertInto('readingItem').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Takes items out of the list, or, with null, back into it; they keep all that they had. */
export async function setMergedInto(db: Db, ids: string[], mergedInto: string | null): Promise<void> {
  await db.updateTable('readingItem').set({ mergedInto }).where('id', 'in', ids).execute();
}

/** The listed items of a document that were made from any of these. */
export async function madeFromAny(db: Db, documentId: string, ids: string[]) {
  const rows = await db
    .selectFrom('readingItem')
    .select(['id', 'version', 'madeFrom', 'mergedInto'])
    .where('documentId', '=', documentId)
    .where(sql<boolean>`made_from ?| ${ids}::text[]`)
    .execute();
  return rows.map((row) => ({ ...row, madeFrom: row.madeFrom as string[] }));
}

/** Takes an item away for good: one that a person added, or made of others that come back. */
export async function deleteItems(db: Db, ids: string[]): Promise<void> {
  await db.deleteFrom('readingItem').where('id', 'in', ids).execute();
}

export async function moveItem(db: Db, id: string, movedTo: number): Promise<void> {
  await db.updateTable('readingItem').set({ movedTo }).where('id', '=', id).execute();
}
