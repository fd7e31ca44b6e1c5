import { type RawBuilder, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db, Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { Evidence, EvidenceEvent, Said } from './schema.ts';

const columns = [
  ...(['id', 'code', 'title', 'number', 'issuedOn', 'issuer', 'effectiveOn', 'expiresOn'] as const),
  ...(['coversFrom', 'coversTo', 'paperPlace', 'appraisedBy', 'appraisedOn', 'appraisedRevision'] as const),
  ...(['addedBy', 'addedAt'] as const),
] as const;

/** All evidence of a school that has not been taken out, by code, with files and links. */
export async function evidenceOf(db: Db, schoolId: string): Promise<Evidence[]> {
  const rows = await evidenceRows(db)
    .where('schoolId', '=', schoolId)
    .where('removedAt', 'is', null)
    .execute();
  return rows.map(toEvidence);
}

/** One piece; undefined where it is of another school, or taken out. */
export async function findEvidence(db: Db, schoolId: string, id: string): Promise<Evidence | undefined> {
  const row = await evidenceRows(db)
    .where('schoolId', '=', schoolId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return row && toEvidence(row);
}

export const evidenceRows = (db: Db) =>
  db
    .selectFrom('evidence')
    .select(columns)
    .select(({ selectFrom }) => [
      jsonArrayFrom(
        selectFrom('evidenceRevision')
          .select(['evidenceRevision.id', 'evidenceRevision.number', 'fileId', 'fileName', 'size', 'sha256'])
          .select(['note', 'evidenceRevision.addedBy', 'evidenceRevision.addedAt'])
          .whereRef('evidenceRevision.evidenceId', '=', 'evidence.id')
          .orderBy('evidenceRevision.number'),
      ).as('revisions'),
      linked.as('indicatorIds'),
    ])
    .orderBy('code');

const linked: RawBuilder<string[]> = sql`array(
  select indicator_id::text from evidence_link join set_indicator on set_indicator.id = indicator_id
  where evidence_link.evidence_id = evidence.id order by set_indicator.position)`;

export const toEvidence = (
  row: Awaited<ReturnType<ReturnType<typeof evidenceRows>['execute']>>[number],
): Evidence => ({
  ...row,
  revisions: row.revisions.map((one) => ({
    ...one,
    size: Number(one.size),
    addedAt: new Date(one.addedAt),
  })),
});

/** Makes changes of one piece come one after the other. False where it is not there to be changed. */
export async function lockEvidence(tx: Tx, schoolId: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('evidence')
    .select('id')
    .where('schoolId', '=', schoolId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

interface NewRow extends Partial<Said> {
  officeId: string;
  schoolId: string;
  code: string;
  title: string;
  addedBy: string | null;
}

export async function insertEvidence(db: Db, row: NewRow): Promise<string> {
  const { id } = await db.insertInto('evidence').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function updateEvidence(
  db: Db,
  id: string,
  said: Partial<Said> & { code?: string | undefined },
): Promise<void> {
  await db.updateTable('evidence').set(said).where('id', '=', id).execute();
}

interface RevisionRow {
  evidenceId: string;
  number: number;
  fileId: string;
  fileName: string;
  size: number;
  sha256: string;
  note: string | null;
  addedBy: string | null;
}

export async function insertRevision(db: Db, row: RevisionRow): Promise<void> {
  await db.insertInto('evidenceRevision').values(row).execute();
}

interface LinkRow {
  evidenceId: string;
  indicatorId: string;
  addedBy: string | null;
}

/** Gives those that were not there before. */
export function insertLinks(db: Db, rows: LinkRow[]): Promise<{ evidenceId: string; indicatorId: string }[]> {
  if (rows.length === 0) return Promise.resolve([]);
  return db
    .insertInto('evidenceLink')
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .returning(['evidenceId', 'indicatorId'])
    .execute();
}

export async function removeLink(db: Db, evidenceId: string, indicatorId: string): Promise<boolean> {
  const done = await db
    .deleteFrom('evidenceLink')
    .where('evidenceId', '=', evidenceId)
    .where('indicatorId', '=', indicatorId)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

export async function setAppraised(
  db: Db,
  id: string,
  by: { userId: string; day: string; revision: number },
): Promise<void> {
  await db
    .updateTable('evidence')
    .set({ appraisedBy: by.userId, appraisedOn: by.day, appraisedRevision: by.revision })
    .where('id', '=', id)
    .execute();
}

export async function takeOut(db: Db, id: string, userId: string): Promise<void> {
  await db
    .updateTable('evidence')
    .set({ removedBy: userId, removedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

/** What an event keeps: of an edit the values before it. */
export interface EventData {
  before?: Partial<Said> & { code?: string };
  indicatorId?: string;
  revision?: number;
}

interface EventRow {
  evidenceId: string;
  kind: EvidenceEvent['kind'];
  data?: EventData;
  madeBy: string | null;
}

export async function insertEvents(db: Db, rows: EventRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('evidenceEvent')
    .values(rows.map(({ data = {}, ...row }) => ({ ...row, data: json(data) })))
    .execute();
}

/** Who has changed its words since it was last appraised. */
export async function editorsOf(db: Db, evidenceId: string): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('evidenceEvent')
    .select(['kind', 'madeBy'])
    .where('evidenceId', '=', evidenceId)
    .where('kind', 'in', ['edited', 'appraised'])
    .orderBy('id', 'desc')
    .execute();
  const last = rows.findIndex(({ kind }) => kind === 'appraised');
  return (last < 0 ? rows : rows.slice(0, last)).map(({ madeBy }) => madeBy);
}

export async function clearAppraised(db: Db, id: string): Promise<void> {
  await db
    .updateTable('evidence')
    .set({ appraisedBy: null, appraisedOn: null, appraisedRevision: null })
    .where('id', '=', id)
    .execute();
}

/** What happened to it, newest first. */
export async function listEvents(db: Db, evidenceId: string): Promise<EvidenceEvent[]> {
  const rows = await db
    .selectFrom('evidenceEvent')
    .leftJoin('authUser', 'authUser.id', 'evidenceEvent.madeBy')
    .leftJoin('setIndicator', (join) =>
      join.on(sql<boolean>`set_indicator.id = (evidence_event.data ->> 'indicatorId')::uuid`),
    )
    .select(['evidenceEvent.id', 'evidenceEvent.kind', 'data', 'authUser.name as by', 'madeAt as at'])
    .select('setIndicator.code as indicatorCode')
    .where('evidenceId', '=', evidenceId)
    .orderBy('evidenceEvent.id', 'desc')
    .execute();
  return rows.map(({ data, kind, ...row }) => {
    const { before = {}, revision = null } = data as EventData;
    return { ...row, kind: kind as EvidenceEvent['kind'], fields: Object.keys(before), revision };
  });
}

/** Names of those who did something to it. */
export async function namesOf(db: Db, userIds: (string | null)[]): Promise<Map<string, string>> {
  const ids = userIds.filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('authUser').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Every code of the school that stands. */
export async function codesOf(db: Db, schoolId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('evidence')
    .select('code')
    .where('schoolId', '=', schoolId)
    .where('removedAt', 'is', null)
    .execute();
  return rows.map(({ code }) => code);
}

/** The pieces, other than this one, with which a file of these bytes lies already. */
export function sameFile(db: Db, schoolId: string, sha256: string) {
  return db
    .selectFrom('evidenceRevision')
    .innerJoin('evidence', 'evidence.id', 'evidenceRevision.evidenceId')
    .select(['evidence.id', 'evidence.code', 'evidence.title'])
    .where('evidence.schoolId', '=', schoolId)
    .where('evidence.removedAt', 'is', null)
    .where('evidenceRevision.sha256', '=', sha256)
    .orderBy('evidence.code')
    .executeTakeFirst();
}

/** A file that this person has sent, to be hung on evidence. */
export function findUpload(db: Db, officeId: string, fileId: string, userId: string) {
  return db
    .selectFrom('storedFile')
    .select(['id', 'name', 'size', 'sha256'])
    .where('officeId', '=', officeId)
    .where('id', '=', fileId)
    .where('createdBy', '=', userId)
    .executeTakeFirst();
}

/** The file of a revision, also of a piece taken out: a closed round may name it. */
export function findRevisionFile(db: Db, schoolId: string, evidenceId: string, number: number) {
  return db
    .selectFrom('evidenceRevision')
    .innerJoin('evidence', 'evidence.id', 'evidenceRevision.evidenceId')
    .innerJoin('storedFile', 'storedFile.id', 'evidenceRevision.fileId')
    .select(['storedFile.id', 'evidenceRevision.fileName', 'storedFile.mediaType'])
    .where('evidence.schoolId', '=', schoolId)
    .where('evidence.id', '=', evidenceId)
    .where('evidenceRevision.number', '=', number)
    .executeTakeFirst();
}

/** Those of the ids that are indicators of the office's sets. */
export async function ownIndicators(db: Db, officeId: string, ids: string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('setIndicator')
    .innerJoin('indicatorSet', 'indicatorSet.id', 'setIndicator.setId')
    .select(['setIndicator.id', 'setIndicator.code', 'setIndicator.criterion', 'setIndicator.name'])
    .where('indicatorSet.officeId', '=', officeId)
    .where('setIndicator.id', 'in', ids)
    .orderBy('setIndicator.position')
    .execute();
}
