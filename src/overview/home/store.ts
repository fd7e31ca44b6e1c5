import { sql } from 'kysely';
import { agenciesNamed, refsOn } from '#accounts/agencies/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { DraftToCheck, Home, Unreceived } from './schema.ts';

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

interface OpenDelivery extends Omit<Unreceived, 'agencies'> {
  waiting: { agencyId: string; opened: boolean }[];
  documents: number;
  agencies: number;
}

/** Deliveries that nobody has acknowledged, by document, the longest waiting first: the first of them, and how many. */
export async function listUnreceived(
  db: Db,
  officeId: string,
  day: string,
  limit: number,
): Promise<Home['unreceived']> {
  const { rows } = await sql<OpenDelivery>`
    select document.id, document.number, document.type_name, min(receipt.delivered_on) as delivered_on,
      json_agg(json_build_object('agencyId', receipt.agency_id, 'opened', receipt.opened_at is not null)) as waiting,
      (count(*) over ())::int as documents, (sum(count(*)) over ())::int as agencies
    from receipt join document on document.id = receipt.document_id
    where receipt.received_on is null and receipt.agency_id in (select id from agency where office_id = ${officeId})
      and document.office_id = ${officeId} and document.state = 'published' and document.held_at is null
    group by document.id order by min(receipt.delivered_on), document.number limit ${limit}`.execute(db);
  const ids = [...new Set(rows.flatMap(({ waiting }) => waiting.map(({ agencyId }) => agencyId)))];
  const names = refsOn(await agenciesNamed(db, officeId, ids), day);
  const named = rows.map(({ id, number, typeName, deliveredOn, waiting }) => {
    const agencies = waiting.flatMap(({ agencyId, opened }) => {
      const name = names.get(agencyId);
      return name ? [{ ...name, opened }] : [];
    });
    return { id, number, typeName, deliveredOn, agencies };
  });
  return { documents: rows[0]?.documents ?? 0, agencies: rows[0]?.agencies ?? 0, rows: named };
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
