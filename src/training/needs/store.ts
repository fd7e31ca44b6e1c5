import { sql } from 'kysely';
import { listAgencies } from '#accounts/agencies/store.ts';
import { agencyNamer } from '#accounts/rules.ts';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { Call, NamedLearner, NeedFields } from './schema.ts';

export type CallRow = Omit<Call, 'state'>;

const callColumns = ['id', 'year', 'dueOn', 'note', 'openedOn', 'closedOn'] as const;

const calls = (db: Db, officeId: string) =>
  db.selectFrom('trainingCall').select(callColumns).where('officeId', '=', officeId);

/** Years for which needs were called for, the newest first. */
export async function callsOf(db: Db, officeId: string): Promise<CallRow[]> {
  return calls(db, officeId).orderBy('year', 'desc').execute();
}

export async function findCall(db: Db, officeId: string, year: number): Promise<CallRow | null> {
  return (await calls(db, officeId).where('year', '=', year).executeTakeFirst()) ?? null;
}

/** The call, held so that it is not closed while something is sent to it. */
export async function lockCall(db: Db, officeId: string, year: number): Promise<CallRow | null> {
  return (await calls(db, officeId).where('year', '=', year).forUpdate().executeTakeFirst()) ?? null;
}

interface NewCall {
  officeId: string;
  year: number;
  dueOn: string;
  note: string | null;
  openedBy: string | null;
  openedOn: string;
}

/** Null where the year has its call. */
export async function insertCall(db: Db, call: NewCall): Promise<string | null> {
  const row = await db
    .insertInto('trainingCall')
    .values(call)
    .onConflict((oc) => oc.columns(['officeId', 'year']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Another deadline; a call that was closed is open with it. */
export async function setDue(db: Db, id: string, dueOn: string): Promise<void> {
  await db
    .updateTable('trainingCall')
    .set({ dueOn, closedOn: null, closedBy: null })
    .where('id', '=', id)
    .execute();
}

export async function closeCall(db: Db, id: string, closedBy: string, closedOn: string): Promise<void> {
  await db.updateTable('trainingCall').set({ closedBy, closedOn }).where('id', '=', id).execute();
}

export interface NeedRow extends NeedFields {
  id: string;
  callId: string;
  agencyId: string;
  sentOn: string | null;
  madeBy: string | null;
  /** The line that it is in. */
  lineId: string | null;
}

const needs = (db: Db, officeId: string) =>
  db
    .selectFrom('trainingNeed')
    .leftJoin('trainingLineNeed', (join) =>
      join.onRef('trainingLineNeed.needId', '=', 'trainingNeed.id').on('leftAt', 'is', null),
    )
    .select([
      ...(['trainingNeed.id', 'callId', 'agencyId', 'programmeKey', 'programmeName', 'audience'] as const),
      ...(['heads', 'months', 'trainingNeed.reason', 'learners', 'sentOn', 'madeBy', 'lineId'] as const),
    ])
    .where('trainingNeed.officeId', '=', officeId);

const asNeed = (row: Awaited<ReturnType<ReturnType<typeof needs>['execute']>>[number]): NeedRow => ({
  ...row,
  learners: row.learners as NamedLearner[],
});

/** The needs of a call that stand, drafts too, in the order in which they were written. */
export async function needsOf(db: Db, officeId: string, callId: string): Promise<NeedRow[]> {
  const rows = await needs(db, officeId)
    .where('callId', '=', callId)
    .where('trainingNeed.removedAt', 'is', null)
    .orderBy('madeOrdinal')
    .execute();
  return rows.map(asNeed);
}

export interface SentNeed extends NeedRow {
  agencyName: string;
}

/** The needs of a year that were sent, with the names that their agencies bear today. */
export async function sentNeedsOf(
  db: Db,
  officeId: string,
  year: number,
  today: string,
): Promise<SentNeed[]> {
  const call = await findCall(db, officeId, year);
  const rows = call ? await needsOf(db, officeId, call.id) : [];
  const nameOf = agencyNamer(await listAgencies(db, officeId), today);
  return rows
    .filter(({ sentOn }) => sentOn !== null)
    .map((need) => ({ ...need, agencyName: nameOf(need.agencyId) }));
}

/** One need, taken out or not. */
export async function findNeed(
  db: Db,
  officeId: string,
  id: string,
): Promise<(NeedRow & { isOut: boolean }) | null> {
  const row = await needs(db, officeId)
    .select('trainingNeed.removedAt')
    .where('trainingNeed.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { removedAt, ...need } = row;
  return { ...asNeed(need), isOut: removedAt !== null };
}

/** Whether all of these are, or were, needs of the office's agencies. */
export async function areOwnNeeds(db: Db, officeId: string, ids: string[]): Promise<boolean> {
  const rows = await db
    .selectFrom('trainingNeed')
    .select('id')
    .where('officeId', '=', officeId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return rows.length === new Set(ids).size;
}

/** Held, so that it is not taken back while it goes into a line. */
export async function lockNeeds(db: Db, officeId: string, ids: string[]): Promise<void> {
  await db
    .selectFrom('trainingNeed')
    .select('id')
    .where('officeId', '=', officeId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export interface NewNeed extends NeedFields {
  officeId: string;
  callId: string;
  agencyId: string;
  madeBy: string | null;
  sentOn: string | null;
}

export async function insertNeed(db: Db, { learners, ...need }: NewNeed): Promise<string> {
  const { id } = await db
    .insertInto('trainingNeed')
    .values({ ...need, learners: json(learners) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** All drafts of an agency go; how many there were. */
export async function markSent(db: Db, callId: string, agencyId: string, sentOn: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('trainingNeed')
    .set({ sentOn })
    .where('callId', '=', callId)
    .where('agencyId', '=', agencyId)
    .where('sentOn', 'is', null)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function markDraft(db: Db, id: string): Promise<void> {
  await db.updateTable('trainingNeed').set({ sentOn: null }).where('id', '=', id).execute();
}

/** Taken out with who and when; what replaces it is a row of its own. */
export async function removeNeed(db: Db, id: string, removedBy: string): Promise<void> {
  await db
    .updateTable('trainingNeed')
    .set({ removedBy, removedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

/** Agencies that say they have no need, with the day. */
export async function noNeedsOf(db: Db, callId: string): Promise<{ agencyId: string; saidOn: string }[]> {
  return db
    .selectFrom('trainingNoNeed')
    .select(['agencyId', 'saidOn'])
    .where('callId', '=', callId)
    .where('removedAt', 'is', null)
    .execute();
}

interface NoNeed {
  officeId: string;
  callId: string;
  agencyId: string;
  saidOn: string;
  saidBy: string;
}

export async function sayNoNeed(db: Db, row: NoNeed): Promise<void> {
  await db
    .insertInto('trainingNoNeed')
    .values(row)
    .onConflict((oc) => oc.columns(['callId', 'agencyId']).where('removedAt', 'is', null).doNothing())
    .execute();
}

/** Taken back: by the agency, or because it has sent a need after all. */
export async function unsayNoNeed(db: Db, callId: string, agencyId: string, by: string): Promise<void> {
  await db
    .updateTable('trainingNoNeed')
    .set({ removedBy: by, removedAt: sql<Date>`now()` })
    .where('callId', '=', callId)
    .where('agencyId', '=', agencyId)
    .where('removedAt', 'is', null)
    .execute();
}
