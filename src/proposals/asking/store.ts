import { sql } from 'kysely';
import type { Published } from '#directives/publishing/routes.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { answeredProposals } from '../rules.ts';
import type { EventData, EventKind } from '../schema.ts';

/** Registers what a published notice answers, in the transaction that publishes it. */
export async function registerProposals(
  tx: Tx,
  { document, officeId, day, items }: Published,
): Promise<void> {
  const happenedOn = document.issuedOn && document.issuedOn < day ? document.issuedOn : day;
  for (const [position, { directiveIds, ref, text, answer }] of answeredProposals(items).entries()) {
    const proposalId = await insertProposal(tx, { officeId, documentId: document.id, position, ref, text });
    const at = { officeId, proposalId, happenedOn, documentId: document.id };
    await insertEvent(tx, { ...at, kind: 'sent', data: { by: 'notice' } });
    await insertEvent(tx, { ...at, kind: 'answered', data: { text: answer } });
    await linkDirectives(tx, proposalId, directiveIds, null);
  }
}

export interface NewProposalRow {
  officeId: string;
  text: string;
  documentId?: string | null;
  position?: number;
  ref?: string;
  reason?: string | null;
  askedBy?: string | null;
  askedOn?: string | null;
  askedAt?: string | null;
  meetingId?: string | null;
  madeBy?: string | null;
}

export async function insertProposal(db: Db, row: NewProposalRow): Promise<string> {
  const { id } = await db.insertInto('proposal').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

export interface NewEvent {
  officeId: string;
  proposalId: string;
  kind: EventKind;
  happenedOn: string;
  actorId?: string | null;
  agencyId?: string | null;
  documentId?: string | null;
  data: EventData;
}

export async function insertEvent(db: Db, { data, ...event }: NewEvent): Promise<number> {
  const { id } = await db
    .insertInto('proposalEvent')
    .values({ ...event, data: json(data) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Directives carry the answer from now on; those that already do stay as they are. */
export async function linkDirectives(
  db: Db,
  proposalId: string,
  directiveIds: string[],
  madeBy: string | null,
  /** The merging that brings them along. */
  traceId: string | null = null,
): Promise<void> {
  const values = directiveIds.map((directiveId) => ({ proposalId, directiveId, madeBy, traceId }));
  if (values.length === 0) return;
  await db
    .insertInto('proposalAnswer')
    .values(values)
    .onConflict((oc) => oc.columns(['proposalId', 'directiveId']).where('removedAt', 'is', null).doNothing())
    .execute();
}

/** The row under a lock, so that two who act at once come one after the other. */
export async function lockProposal(db: Db, officeId: string, id: string) {
  return db
    .selectFrom('proposal')
    .selectAll()
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** What is known of how it was asked. The history says who noted it, and what was noted before. */
export async function updateProposal(
  db: Db,
  id: string,
  known: Partial<Omit<NewProposalRow, 'officeId' | 'documentId'>>,
): Promise<void> {
  await db.updateTable('proposal').set(known).where('id', '=', id).execute();
}

/** Gone from a day on; the row stays, with who and when. */
export async function removeProposal(
  db: Db,
  id: string,
  { by, on }: { by: string; on: string },
): Promise<void> {
  await db
    .updateTable('proposal')
    .set({ removedBy: by, removedOn: on, removedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

/** Whether a meeting is one of the office's own. */
export async function isOwnMeeting(db: Db, officeId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('meeting')
    .select('id')
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
