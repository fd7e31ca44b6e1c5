import { sql } from 'kysely';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { DraftToCheck, Unreceived } from './schema.ts';

/** Drafts with how much of each has been looked at, the oldest first. */
export async function listDrafts(db: Db, officeId: string): Promise<DraftToCheck[]> {
  const rows = await db
    .selectFrom('document')
    .innerJoin('storedFile', 'storedFile.id', 'document.fileId')
    .leftJoin('readingItem', (join) =>
      join.onRef('readingItem.documentId', '=', 'document.id').on('readingItem.mergedInto', 'is', null),
    )
    .select([
      'document.id',
      'document.number',
      'document.typeName',
      'storedFile.name as fileName',
      'document.issuer',
      'document.createdAt',
      sql<number>`count(reading_item.id)::int`.as('items'),
      sql<number>`count(reading_item.id) filter (where reading_item.decision <> 'pending')::int`.as(
        'checked',
      ),
    ])
    .where('document.officeId', '=', officeId)
    .where('document.state', '=', 'draft')
    .where('document.heldAt', 'is', null)
    .groupBy(['document.id', 'storedFile.name'])
    .orderBy('document.createdAt')
    .execute();
  return rows;
}

/** Deliveries that nobody has acknowledged, by document, the longest waiting first. */
export async function listUnreceived(db: Db, officeId: string, day: string): Promise<Unreceived[]> {
  const rows = await db
    .selectFrom('receipt')
    .innerJoin('document', 'document.id', 'receipt.documentId')
    .select([
      'document.id',
      'document.number',
      'document.typeName',
      'receipt.deliveredOn',
      'receipt.agencyId',
      'receipt.openedAt',
    ])
    .where('document.officeId', '=', officeId)
    .where('document.state', '=', 'published')
    .where('document.heldAt', 'is', null)
    .where('receipt.receivedOn', 'is', null)
    .orderBy('receipt.deliveredOn')
    .orderBy('document.number')
    .execute();
  const agencies = await listAgencies(db, officeId);
  const byDocument = Map.groupBy(rows, (row) => row.id);
  return [...byDocument.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { id, number, typeName, deliveredOn } = first;
    const waiting = [first, ...others].map(({ agencyId, openedAt }) => {
      return { ...agencyRefOf(agencies, agencyId, day), opened: openedAt !== null };
    });
    return [{ id, number, typeName, deliveredOn, agencies: waiting }];
  });
}

export async function countOpenPurges(db: Db, officeId: string): Promise<number> {
  const row = await db
    .selectFrom('purge')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('officeId', '=', officeId)
    .where('confirmedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow();
  return row.n;
}
