import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import type { AttendanceState, Mark } from './schema.ts';

type Marks = Map<string, Map<string, Mark>>;

/** Of each session the last mark of each learner: session → learner → mark. */
async function lastMarks(db: Db, of: { classId: string } | { sessionId: string }): Promise<Marks> {
  const rows = await db
    .selectFrom('trainingAttendance as a')
    .innerJoin('trainingSession as s', 's.id', 'a.sessionId')
    .distinctOn(['a.sessionId', 'a.enrolmentId'])
    .select(['a.sessionId', 'a.enrolmentId', 'a.state', 'a.how', 'a.at'])
    .where((eb) =>
      'classId' in of ? eb('s.classId', '=', of.classId) : eb('a.sessionId', '=', of.sessionId),
    )
    .where('s.removedAt', 'is', null)
    .orderBy('a.sessionId')
    .orderBy('a.enrolmentId')
    .orderBy('a.ordinal', 'desc')
    .execute();
  const bySession: Marks = new Map();
  for (const { sessionId, enrolmentId, state, how, at } of rows) {
    const marks = bySession.get(sessionId) ?? new Map<string, Mark>();
    bySession.set(
      sessionId,
      marks.set(enrolmentId, { state: state as AttendanceState, how: how as Mark['how'], at }),
    );
  }
  return bySession;
}

export const marksOfClass = (db: Db, classId: string): Promise<Marks> => lastMarks(db, { classId });

export async function marksOfSession(db: Db, sessionId: string): Promise<Map<string, Mark>> {
  return (await lastMarks(db, { sessionId })).get(sessionId) ?? new Map();
}

/** Of each learner of a class, session → state. */
export async function statesByLearner(
  db: Db,
  classId: string,
): Promise<Map<string, Map<string, AttendanceState>>> {
  const byLearner = new Map<string, Map<string, AttendanceState>>();
  for (const [sessionId, marks] of await marksOfClass(db, classId))
    for (const [enrolmentId, { state }] of marks) {
      const own = byLearner.get(enrolmentId) ?? new Map<string, AttendanceState>();
      byLearner.set(enrolmentId, own.set(sessionId, state));
    }
  return byLearner;
}

interface NewMark {
  officeId: string;
  sessionId: string;
  enrolmentId: string;
  state: AttendanceState;
  how: Mark['how'];
  byUser: string | null;
  device: string | null;
}

export async function insertMarks(db: Db, marks: NewMark[]): Promise<void> {
  if (marks.length > 0) await db.insertInto('trainingAttendance').values(marks).execute();
}

/** Another in each session, so that no device can be followed from one to the next. */
export const deviceHash = (sessionId: string, device: string): string =>
  createHash('sha256').update(`${sessionId} ${device}`).digest('hex');

export async function deviceUsed(db: Db, sessionId: string, device: string): Promise<boolean> {
  const row = await db
    .selectFrom('trainingAttendance')
    .select('id')
    .where('sessionId', '=', sessionId)
    .where('device', '=', device)
    .executeTakeFirst();
  return row !== undefined;
}

export async function missesOf(db: Db, at: { sessionId: string; enrolmentId: string }): Promise<number> {
  const row = await db
    .selectFrom('trainingScanMiss')
    .select('misses')
    .where('sessionId', '=', at.sessionId)
    .where('enrolmentId', '=', at.enrolmentId)
    .executeTakeFirst();
  return row?.misses ?? 0;
}

export async function addMiss(db: Db, at: { sessionId: string; enrolmentId: string }): Promise<void> {
  await db
    .insertInto('trainingScanMiss')
    .values(at)
    .onConflict((oc) =>
      oc
        .columns(['sessionId', 'enrolmentId'])
        .doUpdateSet({ misses: sql<number>`training_scan_miss.misses + 1` }),
    )
    .execute();
}

/** The session behind a code, with the office it is of: whoever scans it is not signed in. */
export async function scannedSession(db: Db, id: string) {
  const row = await db
    .selectFrom('trainingSession as s')
    .innerJoin('trainingClass as c', 'c.id', 's.classId')
    .select(['s.id', 's.officeId', 's.classId', 's.topic', 's.fromTime', 's.toTime'])
    .select('c.name as className')
    .where('s.id', '=', id)
    .where('s.removedAt', 'is', null)
    .where('c.removedAt', 'is', null)
    .where('c.cancelledOn', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}
