import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';

export interface NewTrace {
  officeId: string;
  kind: 'split' | 'merge';
  fromId: string;
  intoId: string;
  madeOn: string;
  madeBy: string | null;
}

/** What one was made into, and of what; those taken back too, which held until then. */
export async function tracesOf(db: Db, officeId: string) {
  return db
    .selectFrom('proposalTrace')
    .innerJoin('proposal as parent', 'parent.id', 'proposalTrace.fromId')
    .innerJoin('proposal as made', 'made.id', 'proposalTrace.intoId')
    .leftJoin('document as parentDocument', 'parentDocument.id', 'parent.documentId')
    .leftJoin('document as madeDocument', 'madeDocument.id', 'made.documentId')
    .select(['proposalTrace.id as traceId', 'proposalTrace.kind', 'fromId', 'intoId', 'madeOn'])
    .select(['proposalTrace.madeAt', 'proposalTrace.removedOn', 'proposalTrace.removedAt'])
    .select(['parent.text as fromText', 'made.text as intoText'])
    .select(['parentDocument.heldAt as fromHeldAt', 'madeDocument.heldAt as intoHeldAt'])
    .where('proposalTrace.officeId', '=', officeId)
    .orderBy('proposalTrace.madeAt')
    .orderBy('made.position')
    .execute();
}
export type Trace = Awaited<ReturnType<typeof tracesOf>>[number];

/** Gives their ids, in this order. */
export async function insertTraces(db: Db, traces: NewTrace[]): Promise<string[]> {
  if (traces.length === 0) return [];
  const rows = await db.insertInto('proposalTrace').values(traces).returning('id').execute();
  return rows.map(({ id }) => id);
}

/** Taken back; the row stays, with who and when. */
export async function endTraces(
  db: Db,
  ids: string[],
  { by, on }: { by: string; on: string },
): Promise<void> {
  await db
    .updateTable('proposalTrace')
    .set({ removedBy: by, removedOn: on, removedAt: sql<Date>`now()` })
    .where('id', 'in', ids)
    .where('removedAt', 'is', null)
    .execute();
}

/** Which parts have got or lost directives since they were split: at the split itself both are of one moment. */
export async function relinkedParts(db: Db, traceIds: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('proposalTrace')
    .innerJoin('proposalAnswer', 'proposalAnswer.proposalId', 'proposalTrace.intoId')
    .select('intoId')
    .where('proposalTrace.id', 'in', traceIds)
    .where(({ eb, or, ref }) =>
      or([
        eb('proposalAnswer.madeAt', '<>', ref('proposalTrace.madeAt')),
        eb('proposalAnswer.removedAt', 'is not', null),
      ]),
    )
    .execute();
  return new Set(rows.map(({ intoId }) => intoId));
}

/** The directives that a merging brought along go with it. */
export async function endLinksOf(db: Db, traceId: string, removedBy: string): Promise<void> {
  await db
    .updateTable('proposalAnswer')
    .set({ removedBy, removedAt: sql<Date>`now()` })
    .where('traceId', '=', traceId)
    .where('removedAt', 'is', null)
    .execute();
}

export async function carriersOf(db: Db, proposalId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('proposalAnswer')
    .select('directiveId')
    .where('proposalId', '=', proposalId)
    .where('removedAt', 'is', null)
    .execute();
  return rows.map(({ directiveId }) => directiveId);
}
