import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';

/** What somebody has put beside an indicator, the oldest first. */
export function linksOf(db: Db, schoolId: string, indicatorId: string) {
  return db
    .selectFrom('indicatorLink')
    .select(['id', 'directiveId', 'documentId', 'findingId', 'investmentItemId'])
    .where('schoolId', '=', schoolId)
    .where('indicatorId', '=', indicatorId)
    .where('removedAt', 'is', null)
    .orderBy('addedAt')
    .execute();
}

/** The indicators that findings bear on. */
export function linksOfFindings(db: Db, schoolId: string, findingIds: string[]) {
  return db
    .selectFrom('indicatorLink')
    .select(['id', 'indicatorId', 'findingId'])
    .where('schoolId', '=', schoolId)
    .where('findingId', '=', sql<string>`any(${findingIds}::uuid[])`)
    .where('removedAt', 'is', null)
    .orderBy('addedAt')
    .orderBy('id')
    .execute();
}

/** Items of the investments with the indicators that they bear on. */
export async function linkedItems(db: Db, schoolId: string) {
  const rows = await db
    .selectFrom('indicatorLink')
    .select(['indicatorId', 'investmentItemId'])
    .where('schoolId', '=', schoolId)
    .where('investmentItemId', 'is not', null)
    .where('removedAt', 'is', null)
    .orderBy('addedAt')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ indicatorId, investmentItemId: itemId }) =>
    itemId ? [{ indicatorId, itemId }] : [],
  );
}

interface LinkRow {
  schoolId: string;
  indicatorId: string;
  directiveId: string | null;
  documentId: string | null;
  findingId?: string | null;
  investmentItemId?: string | null;
  addedBy: string;
}

/** Null where it stands there already. */
export async function insertLink(tx: Tx, row: LinkRow): Promise<string | null> {
  const made = await tx
    .insertInto('indicatorLink')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id ?? null;
}

export async function removeLink(tx: Tx, schoolId: string, id: string, removedBy: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('indicatorLink')
    .set({ removedBy, removedAt: new Date() })
    .where('schoolId', '=', schoolId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
