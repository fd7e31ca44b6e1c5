import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { Finding } from '../schema.ts';
import type { FindingEvent, FindingEventKind } from './schema.ts';

const anyOf = (ids: string[]) => sql<string>`any(${ids}::uuid[])`;

export type FindingRow = Finding & {
  documentId: string;
  documentNumber: string | null;
  issuedOn: string | null;
  publishedOn: string;
};

/** What notices published by a day say, the newest notice first; what the clerk dropped is none of it. */
export async function findingsOf(
  db: Db,
  officeId: string,
  { asOf, documentId, ids }: { asOf: string; documentId?: string; ids?: string[] },
): Promise<FindingRow[]> {
  const rows = await db
    .selectFrom('finding')
    .innerJoin('document', 'document.id', 'finding.documentId')
    .select(['finding.id', 'finding.kind', 'finding.text', 'finding.spanStart', 'finding.spanEnd'])
    .select(['finding.figures', 'finding.decision', 'finding.documentId'])
    .select(['document.number as documentNumber', 'document.issuedOn', 'document.publishedOn'])
    .where('finding.officeId', '=', officeId)
    .where('finding.decision', '!=', 'rejected')
    .where('document.state', '=', 'published')
    .where('document.publishedOn', '<=', asOf)
    .where('document.heldAt', 'is', null)
    .$if(documentId !== undefined, (query) => query.where('finding.documentId', '=', documentId ?? ''))
    .$if(ids !== undefined, (query) => query.where('finding.id', '=', anyOf(ids ?? [])))
    .orderBy('document.issuedOn', 'desc')
    .orderBy('finding.position')
    .execute();
  return rows.map(({ spanStart, spanEnd, ...row }) => ({
    ...row,
    span: [spanStart, spanEnd],
  })) as FindingRow[];
}

/** Held until the transaction ends: what is recorded of it comes one after the other. */
export async function lockFinding(tx: Tx, officeId: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('finding')
    .select('id')
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export type EventRow = Omit<FindingEvent, 'actorName' | 'agencyName'> & { agencyId: string | null };

/** What happened to each, the oldest first; as far as it was recorded by a moment. */
export async function eventsOf(
  db: Db,
  findingIds: string[],
  until: Date | null = null,
): Promise<Map<string, EventRow[]>> {
  const rows = await db
    .selectFrom('findingEvent')
    .select(['id', 'findingId', 'kind', 'happenedOn', 'recordedAt', 'actorId', 'agencyId'])
    .select(['words', 'paper', 'byFindingId'])
    .where('findingId', '=', anyOf(findingIds))
    .$if(until !== null, (query) => query.where('recordedAt', '<=', until))
    .orderBy('id')
    .execute();
  const events = rows.map((row) => ({ ...row, kind: row.kind as FindingEventKind }));
  return Map.groupBy(events, ({ findingId }) => findingId);
}

interface NewEvent {
  officeId: string;
  findingId: string;
  kind: FindingEventKind;
  happenedOn: string;
  actorId: string;
  agencyId: string;
  words: string;
  paper?: string | null;
  byFindingId?: string | null;
}

export async function insertEvent(tx: Tx, event: NewEvent): Promise<number> {
  const { id } = await tx.insertInto('findingEvent').values(event).returning('id').executeTakeFirstOrThrow();
  return id;
}

export const tiesOf = (db: Db, findingIds: string[]) =>
  db
    .selectFrom('findingTie')
    .select(['id', 'findingId', 'directiveId'])
    .where('findingId', '=', anyOf(findingIds))
    .where('removedAt', 'is', null)
    .orderBy('addedAt')
    .orderBy('id')
    .execute();

interface By {
  officeId: string;
  addedBy: string;
}

/** Null where it stands there already. */
export async function insertTie(
  tx: Tx,
  row: By & { findingId: string; directiveId: string },
): Promise<string | null> {
  const made = await tx
    .insertInto('findingTie')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id ?? null;
}

export async function removeTie(tx: Tx, findingId: string, id: string, removedBy: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('findingTie')
    .set({ removedBy, removedAt: new Date() })
    .where('id', '=', id)
    .where('findingId', '=', findingId)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The bonds of these findings with those of earlier and later notices. */
export const bondsOf = (db: Db, findingIds: string[]) =>
  db
    .selectFrom('findingSuccessor')
    .select(['id', 'earlierId', 'laterId'])
    .where(({ or, eb }) =>
      or([eb('earlierId', '=', anyOf(findingIds)), eb('laterId', '=', anyOf(findingIds))]),
    )
    .where('removedAt', 'is', null)
    .orderBy('addedAt')
    .orderBy('id')
    .execute();

export async function insertBond(
  tx: Tx,
  row: By & { earlierId: string; laterId: string },
): Promise<string | null> {
  const made = await tx
    .insertInto('findingSuccessor')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id ?? null;
}

export async function removeBond(tx: Tx, findingId: string, id: string, removedBy: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('findingSuccessor')
    .set({ removedBy, removedAt: new Date() })
    .where('id', '=', id)
    .where(({ or, eb }) => or([eb('earlierId', '=', findingId), eb('laterId', '=', findingId)]))
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
