import { sql } from 'kysely';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { unnamedMeeting } from './labels.ts';
import type { Meeting, MeetingPart, NewMeeting, NewMeetingPerson } from './schema.ts';

export async function insertMeeting(
  db: Db,
  of: { officeId: string; madeBy: string | null },
  meeting: NewMeeting,
): Promise<string> {
  const { title, heldOn, place, organiserId, documentId } = meeting;
  const { id } = await db
    .insertInto('meeting')
    .values({ ...of, title, heldOn, place, organiserId, documentId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The notice that says what a meeting concluded, which comes after it. */
export async function setMeetingDocument(db: Db, meetingId: string, documentId: string): Promise<void> {
  await db.updateTable('meeting').set({ documentId }).where('id', '=', meetingId).execute();
}

export async function insertPersons(
  db: Db,
  of: { officeId: string; meetingId: string; madeBy: string | null },
  persons: NewMeetingPerson[],
): Promise<void> {
  if (persons.length === 0) return;
  const rows = persons.map(({ name, positionTitle, agencyId, agencyAsWritten, part }) => ({
    ...{ ...of, name, positionTitle, agencyId, agencyAsWritten, part },
  }));
  await db.insertInto('meetingPerson').values(rows).execute();
}

/** Stays, with who took it out and when. Gives whether it was still there. */
export async function takeOutPerson(
  db: Db,
  of: { officeId: string; by: string },
  id: string,
): Promise<boolean> {
  const done = await db
    .updateTable('meetingPerson')
    .set({ removedBy: of.by, removedAt: sql`now()` })
    .where('id', '=', id)
    .where('officeId', '=', of.officeId)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export async function removeMeeting(db: Db, id: string, by: string): Promise<void> {
  await db
    .updateTable('meeting')
    .set({ removedBy: by, removedAt: sql`now()` })
    .where('id', '=', id)
    .execute();
}

/** A meeting of the office's that still stands, under a lock. */
export async function lockMeeting(db: Db, officeId: string, id: string) {
  return db
    .selectFrom('meeting')
    .selectAll()
    .where('id', '=', id)
    .where('officeId', '=', officeId)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** The meetings of a document, or those asked for by id, the earliest first; their people as on the record. */
export async function meetingsOf(
  db: Db,
  officeId: string,
  { documentId, ids }: { documentId?: string; ids?: string[] },
): Promise<Meeting[]> {
  let query = db
    .selectFrom('meeting')
    .leftJoin('document', 'document.id', 'meeting.documentId')
    .selectAll('meeting')
    .select('document.heldAt')
    .where('meeting.officeId', '=', officeId)
    .where('meeting.removedAt', 'is', null);
  if (documentId) query = query.where('meeting.documentId', '=', documentId);
  if (ids) query = query.where('meeting.id', '=', sql<string>`any(${ids}::uuid[])`);
  const rows = await query.orderBy('heldOn').orderBy('madeAt').orderBy('meeting.id').execute();
  if (rows.length === 0) return [];
  const agencies = await listAgencies(db, officeId);
  const ref = (id: string | null, day: string) => (id ? agencyRefOf(agencies, id, day) : null);
  const persons = await personRows(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, title, heldOn, place, organiserId, documentId, heldAt }) => ({
    ...{ id, title, heldOn, place, documentId, organiser: ref(organiserId, heldOn), isHeld: false },
    persons: persons
      .filter(({ meetingId }) => meetingId === id)
      .map(({ id, name, positionTitle, agencyId, agencyAsWritten, part }) => ({
        ...{ id, name, positionTitle, agencyAsWritten, part: part as MeetingPart },
        agency: ref(agencyId, heldOn),
      })),
    ...(heldAt ? outOfSight : {}),
  }));
}

const outOfSight = { isHeld: true, title: unnamedMeeting, place: null, persons: [] };

const personRows = (db: Db, meetingIds: string[]) =>
  db
    .selectFrom('meetingPerson')
    .selectAll()
    .where('meetingId', '=', sql<string>`any(${meetingIds}::uuid[])`)
    .where('removedAt', 'is', null)
    .orderBy('ordinal')
    .execute();
