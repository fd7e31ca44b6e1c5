import type { MeetingPerson } from '#documents/meetings/schema.ts';
import { insertPersons, meetingsOf, takeOutPerson } from '#documents/meetings/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { MemberRow } from '../membership/store.ts';
import type { Attendance, CommitteeMeeting, RecordKind } from '../schema.ts';
import { personKey } from './rules.ts';

export type MeetingRow = Omit<CommitteeMeeting, 'attendance'> & {
  committeeId: string;
  persons: MeetingPerson[];
};

/** Meetings of some committees, the earliest first, each with its papers as they were last written. */
export async function meetingsOfCommittees(
  db: Db,
  officeId: string,
  committeeIds: string[],
): Promise<MeetingRow[]> {
  if (committeeIds.length === 0) return [];
  const held = await db
    .selectFrom('committeeMeeting')
    .select(['meetingId', 'committeeId'])
    .where('committeeId', 'in', committeeIds)
    .execute();
  const committeeOf = new Map(held.map((one) => [one.meetingId, one.committeeId]));
  const ids = [...committeeOf.keys()];
  if (ids.length === 0) return [];
  const meetings = await meetingsOf(db, officeId, { ids });
  const papers = await newestRecords(db, ids);
  return meetings.map(({ organiser: _, ...meeting }) => ({
    ...meeting,
    committeeId: committeeOf.get(meeting.id) ?? '',
    ...{ agenda: [], minutes: [], conclusions: [], ...(meeting.isHeld ? {} : papers.get(meeting.id)) },
  }));
}

async function newestRecords(db: Db, ids: string[]) {
  const rows = await db
    .selectFrom('committeeRecord')
    .select(['meetingId', 'kind', 'lines'])
    .where('meetingId', 'in', ids)
    .orderBy('ordinal')
    .execute();
  const papers = new Map<string, Partial<Record<RecordKind, string[]>>>();
  for (const { meetingId, kind, lines } of rows)
    papers.set(meetingId, { ...papers.get(meetingId), [kind]: lines as string[] });
  return papers;
}

/** The committee that holds a meeting; null where it is no committee's. */
export async function committeeOfMeeting(db: Db, officeId: string, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('committeeMeeting')
    .select('committeeId')
    .where('officeId', '=', officeId)
    .where('meetingId', '=', id)
    .executeTakeFirst();
  return row?.committeeId ?? null;
}

export async function tieMeeting(
  db: Db,
  row: { officeId: string; meetingId: string; committeeId: string },
): Promise<void> {
  await db.insertInto('committeeMeeting').values(row).execute();
}

interface NewRecord {
  officeId: string;
  meetingId: string;
  kind: RecordKind;
  lines: string[];
  byUser: string | null;
}

/** A paper of the meeting as it now reads; what it said before stays. */
export async function addRecord(db: Db, { lines, ...row }: NewRecord): Promise<void> {
  await db
    .insertInto('committeeRecord')
    .values({ ...row, lines: json(lines) })
    .execute();
}

/** A notice is purged: all papers of its meeting go, and of the tasks given there the words. */
export async function forgetMeetingsOf(db: Db, documentId: string): Promise<void> {
  const own = db.selectFrom('meeting').select('id').where('documentId', '=', documentId);
  await db.deleteFrom('committeeRecord').where('meetingId', 'in', own).execute();
  await db
    .updateTable('committeeTask')
    .set({ text: 'Nội dung đã huỷ cùng văn bản', endedNote: null })
    .where('meetingId', 'in', own)
    .execute();
}

interface Attending {
  officeId: string;
  meeting: MeetingRow;
  members: readonly MemberRow[];
  attendance: readonly Attendance[];
  by: string;
}

/** Who was there, member by member: what was written otherwise before is taken out and written anew. */
export async function setAttendance(db: Db, { officeId, meeting, members, attendance, by }: Attending) {
  const parts = new Map(attendance.map(({ seat, part }) => [seat, part]));
  const recorded = new Map(meeting.persons.map((person) => [personKey(person), person]));
  const changed = members.flatMap((member) => {
    const part = parts.get(member.seat);
    const before = recorded.get(personKey(member));
    return part === before?.part ? [] : [{ member, part, before }];
  });
  for (const { before } of changed) if (before) await takeOutPerson(db, { officeId, by }, before.id);
  await insertPersons(
    db,
    { officeId, meetingId: meeting.id, madeBy: by },
    changed.flatMap(({ member: { name, positionTitle, agencyId }, part }) =>
      part ? [{ name, positionTitle, agencyId, agencyAsWritten: null, part }] : [],
    ),
  );
}
