import { createHash } from 'node:crypto';
import { compareNames, compareVietnamese, comparisonKey } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import type { ProviderData } from '../schema.ts';
import type { Standing } from './rules.ts';
import type { ClassLecturer, TrainingSession } from './schema.ts';

const columns = [
  ...(['id', 'classId', 'onDay', 'fromTime', 'toTime', 'room', 'lecturerId', 'lecturerName'] as const),
  ...(['topic', 'form', 'hours'] as const),
] as const;

const sessions = (db: Db) => db.selectFrom('trainingSession').select(columns).where('removedAt', 'is', null);

type Row = Awaited<ReturnType<ReturnType<typeof sessions>['execute']>>[number];

const shown = ({ hours, fromTime, toTime, form, ...row }: Row): TrainingSession => ({
  ...{ ...row, form: form as TrainingSession['form'], hours: Number(hours) },
  ...{ fromTime: fromTime.slice(0, 5), toTime: toTime.slice(0, 5) },
});

/** The sessions of a class in their order. */
export async function sessionsOf(db: Db, classId: string): Promise<TrainingSession[]> {
  const rows = await sessions(db)
    .where('classId', '=', classId)
    .orderBy('onDay')
    .orderBy('fromTime')
    .execute();
  return rows.map(shown);
}

/** Of somebody from outside only the name is known: the same name is the same person. */
export const lecturerKey = ({
  lecturerId,
  lecturerName,
}: Pick<TrainingSession, 'lecturerId' | 'lecturerName'>): string =>
  lecturerId ?? createHash('sha256').update(comparisonKey(lecturerName)).digest('hex').slice(0, 16);

/** Who teaches in a class, with the hours they have in it, by given name. */
export async function lecturersOf(db: Db, classId: string): Promise<ClassLecturer[]> {
  const byKey = Map.groupBy(await sessionsOf(db, classId), lecturerKey);
  return [...byKey]
    .map(([key, held]) => ({
      ...{ key, name: held[0]?.lecturerName ?? '' },
      hours: held.reduce((sum, { hours }) => sum + hours, 0),
    }))
    .toSorted((a, b) => compareNames(a.name, b.name));
}

/** All sessions of the office on some days, with what names their class. */
export async function standingOn(db: Db, officeId: string, days: string[]): Promise<Standing[]> {
  if (days.length === 0) return [];
  const rows = await db
    .selectFrom('trainingSession as s')
    .innerJoin('trainingClass as c', 'c.id', 's.classId')
    .select(columns.map((column) => `s.${column}` as const))
    .select(['c.name as className', 'c.code as classCode', 'c.providerAgencyId as providerId'])
    .where('s.officeId', '=', officeId)
    .where('s.removedAt', 'is', null)
    .where('c.removedAt', 'is', null)
    .where('c.cancelledOn', 'is', null)
    .where('s.onDay', 'in', days)
    .execute();
  return rows.map(({ className, classCode, providerId, ...row }) => ({
    ...{ ...shown(row), className, classCode, providerId },
  }));
}

export async function findSession(db: Db, officeId: string, id: string): Promise<TrainingSession | null> {
  const row = await sessions(db).where('officeId', '=', officeId).where('id', '=', id).executeTakeFirst();
  return row ? shown(row) : null;
}

export type SessionRow = Omit<TrainingSession, 'id'>;

export async function insertSessions(
  db: Db,
  at: { officeId: string; madeBy: string | null },
  rows: SessionRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('trainingSession')
    .values(rows.map((row) => ({ ...at, ...row })))
    .execute();
}

export async function removeSession(db: Db, id: string, removedBy: string): Promise<void> {
  await db
    .updateTable('trainingSession')
    .set({ removedBy, removedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

/** Of each session of a class, how many learners are marked. */
export async function markedIn(db: Db, classId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('trainingAttendance as a')
    .innerJoin('trainingSession as s', 's.id', 'a.sessionId')
    .select(({ fn }) => ['a.sessionId', fn.count<number>('a.enrolmentId').distinct().as('n')])
    .where('s.classId', '=', classId)
    .groupBy('a.sessionId')
    .execute();
  return new Map(rows.map(({ sessionId, n }) => [sessionId, n]));
}

/** Rooms in which classes of a provider were held, and those it has said it has. */
export async function roomsOf(db: Db, officeId: string, providerId: string): Promise<string[]> {
  const used = await db
    .selectFrom('trainingSession as s')
    .innerJoin('trainingClass as c', 'c.id', 's.classId')
    .select('s.room')
    .distinct()
    .where('s.officeId', '=', officeId)
    .where('c.providerAgencyId', '=', providerId)
    .where('s.removedAt', 'is', null)
    .execute();
  const said = await db
    .selectFrom('trainingProvider')
    .select('data')
    .where('officeId', '=', officeId)
    .where('agencyId', '=', providerId)
    .execute();
  const names = said.flatMap(({ data }) => (data as ProviderData).rooms.map(({ name }) => name));
  return [...new Set([...names, ...used.map(({ room }) => room)])].toSorted(compareVietnamese);
}

/** One mark of a session at a time. */
export async function lockSession(db: Db, id: string): Promise<void> {
  await db.selectFrom('trainingSession').select('id').where('id', '=', id).forUpdate().execute();
}
