import { sql } from 'kysely';
import type { Database, Db } from '#platform/database/connection.ts';
import { forgetLinks } from '../citing/store.ts';
import { unnamedMeeting } from '../meetings/labels.ts';
import { forgetPackagesOf } from '../receiving/store.ts';
import { forgetRegistered } from '../register-hold/store.ts';

export async function insertPurge(
  db: Db,
  purge: {
    officeId: string;
    documentId: string;
    sha256: string;
    reason: string;
    askedBy: string;
    heldFrom: Date;
  },
): Promise<string> {
  const { id } = await db.insertInto('purge').values(purge).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Puts a document out of everybody's sight, or back. */
export async function hold(db: Db, documentId: string, held: boolean): Promise<void> {
  await db
    .updateTable('document')
    .set({ heldAt: held ? sql`now()` : null })
    .where('id', '=', documentId)
    .execute();
}

/** The document with the hash of its file, held or not. */
export async function findHeldDocument(db: Db, officeId: string, id: string) {
  return db
    .selectFrom('document')
    .innerJoin('storedFile', 'storedFile.id', 'document.fileId')
    .select(['document.id', 'document.fileId', 'document.createdAt', 'document.heldAt', 'storedFile.sha256'])
    .where('document.officeId', '=', officeId)
    .where('document.id', '=', id)
    .forUpdate('document')
    .executeTakeFirst();
}

export async function listPurges(db: Db, officeId: string) {
  return db
    .selectFrom('purge')
    .leftJoin('authUser as asker', 'asker.id', 'purge.askedBy')
    .leftJoin('authUser as doer', 'doer.id', 'purge.confirmedBy')
    .select([
      'purge.id',
      'purge.documentId',
      'purge.sha256',
      'purge.reason',
      'purge.askedBy as askedById',
      'asker.name as askedBy',
      'purge.askedAt',
      'doer.name as confirmedBy',
      'purge.confirmedAt',
      'purge.withdrawnAt',
      'purge.heldFrom',
      'purge.heldUntil',
    ])
    .where('purge.officeId', '=', officeId)
    .orderBy('purge.askedAt', 'desc')
    .execute();
}

/** One that is neither done nor withdrawn, under a lock. */
export async function lockOpenPurge(db: Db, officeId: string, id: string) {
  return db
    .selectFrom('purge')
    .selectAll()
    .where('id', '=', id)
    .where('officeId', '=', officeId)
    .where('confirmedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

export async function withdrawPurge(db: Db, id: string): Promise<void> {
  await db.updateTable('purge').set({ withdrawnAt: sql`now()` }).where('id', '=', id).execute();
}

export async function confirmPurge(db: Db, id: string, userId: string): Promise<void> {
  await db
    .updateTable('purge')
    .set({ confirmedBy: userId, confirmedAt: sql`now()`, heldUntil: sql`now()` })
    .where('id', '=', id)
    .execute();
}

/** Words that rooms above keep of what a document tells, though their rows stay. */
export type ForgetAbove = (db: Db, documentId: string) => Promise<void>;

/** Takes the document away with all that was made from it; the log keeps its ids. */
export async function deleteDocument(
  db: Db,
  documentId: string,
  fileIds: string[],
  forgetAbove: ForgetAbove,
): Promise<void> {
  await sql`select set_config('dondoc.purging', 'on', true)`.execute(db);
  await forgetAbove(db, documentId);
  await forgetPackagesOf(db, documentId);
  await forgetMeetings(db, documentId);
  await forgetRegistered(db, documentId);
  await forgetLinks(db, documentId);
  await db.deleteFrom('document').where('id', '=', documentId).execute();
  // Answers that programs may ask for again hold words too.
  await db.deleteFrom('idempotencyKey').execute();
  await db.deleteFrom('storedFile').where('id', '=', sql<string>`any(${fileIds}::uuid[])`).execute();
  await sql`select set_config('dondoc.purging', '', true)`.execute(db);
}

/** That there was a meeting stays, since a committee may have held it; who was there and what it was about do not. */
async function forgetMeetings(db: Db, documentId: string): Promise<void> {
  const own = db.selectFrom('meeting').select('id').where('documentId', '=', documentId);
  await db.deleteFrom('meetingPerson').where('meetingId', 'in', own).execute();
  // Who was told of it was told its title.
  await db
    .deleteFrom('notice')
    .where('subjectKind', '=', 'meeting')
    .where(sql<boolean>`subject_id in (select id::text from meeting where document_id = ${documentId})`)
    .execute();
  await db
    .updateTable('meeting')
    .set({ title: unnamedMeeting, place: null })
    .where('documentId', '=', documentId)
    .execute();
}

/** Whether a file of these bytes was purged: it never comes in again. */
export async function wasPurged(db: Db, officeId: string, sha256: string): Promise<boolean> {
  const row = await db
    .selectFrom('purge')
    .select('id')
    .where('officeId', '=', officeId)
    .where('sha256', '=', sha256)
    .where('confirmedAt', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const HELD_WORDS = [
  'document',
  'reading',
  'reading_item',
  'page_layout',
  'text_correction',
  'idempotency_key',
  'directive',
  'directive_event',
  'assignment',
  'finding',
  'finding_event',
  'meeting',
  'meeting_person',
  'occasion_paper',
  'standing_duty',
  'self_report',
  'proposal',
  'committee_record',
  'committee_task',
  'proposal_event',
  'doubt_answer',
  'nudge',
  'nudge_decision',
  'notice',
  ...['edxml_package', 'edxml_sent', 'edxml_status'],
  'register_entry',
  'register_paper',
  'register_settled',
  'linked_paper',
  'paper_link',
  // Why a person holds a link to be wrong.
  'paper_link_word',
  // The names of files are words too.
  'stored_file',
  // What search knows of them.
  'search_entry',
];

/** Deleted rows stay on the disk until their pages are written anew; here they must not. */
export async function rewriteTables(db: Database): Promise<void> {
  for (const table of HELD_WORDS) await sql`vacuum (full) ${sql.table(table)}`.execute(db);
  await sql`checkpoint`.execute(db).catch(() => undefined);
}
