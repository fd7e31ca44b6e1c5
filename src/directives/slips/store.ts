import { type Insertable, sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import type { SlipPage as SlipPageTable } from '#platform/database/tables.ts';

export async function insertSlip(db: Db, page: Insertable<SlipPageTable>): Promise<string> {
  const { id } = await db.insertInto('slipPage').values(page).returning('id').executeTakeFirstOrThrow();
  return id;
}

const waiting = (db: Db, officeId: string) =>
  db
    .selectFrom('slipPage')
    .innerJoin('storedFile', 'storedFile.id', 'slipPage.fileId')
    .leftJoin('directive', 'directive.id', 'slipPage.directiveId')
    .select(['slipPage.id', 'slipPage.page', 'slipPage.uploadedAt', 'slipPage.fileId'])
    .select(['storedFile.name as fileName', 'storedFile.size', 'directive.code'])
    .where('slipPage.officeId', '=', officeId)
    .where('slipPage.filedAt', 'is', null)
    .where('slipPage.droppedAt', 'is', null);

export const listWaiting = (db: Db, officeId: string) =>
  waiting(db, officeId).orderBy('slipPage.uploadedAt').orderBy('slipPage.page').execute();

export const findWaiting = (db: Db, officeId: string, id: string) =>
  waiting(db, officeId).where('slipPage.id', '=', id).executeTakeFirst();

/** Under a lock, so that two who file the same page come one after the other. */
export const lockWaiting = (db: Db, officeId: string, id: string) =>
  waiting(db, officeId).where('slipPage.id', '=', id).forUpdate('slipPage').executeTakeFirst();

/** The page has become a report of this directive. */
export async function markFiled(db: Db, id: string, directiveId: string): Promise<void> {
  await db.updateTable('slipPage').set({ directiveId, filedAt: sql`now()` }).where('id', '=', id).execute();
}

export async function markDropped(db: Db, id: string): Promise<void> {
  await db.updateTable('slipPage').set({ droppedAt: sql`now()` }).where('id', '=', id).execute();
}

/** Ids of the directives of these codes, within the office. */
export async function idsOf(db: Db, officeId: string, codes: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('directive')
    .leftJoin('document', 'document.id', 'directive.documentId')
    .select(['directive.code', 'directive.id'])
    .where('directive.officeId', '=', officeId)
    .where('document.heldAt', 'is', null)
    .where('directive.code', '=', sql<string>`any(${codes}::text[])`)
    .execute();
  return new Map(rows.map(({ code, id }) => [code, id]));
}
