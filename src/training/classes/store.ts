import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { NewClass, TrainingClass } from './schema.ts';

const columns = [
  ...(['id', 'planClassId', 'beyondReason', 'year', 'providerAgencyId', 'programmeId', 'code'] as const),
  ...(['name', 'fromDay', 'toDay', 'place', 'decisionNumber', 'decisionOn', 'startedOn'] as const),
  ...(['endedOn', 'cancelledOn', 'cancelReason'] as const),
] as const;

const classes = (db: Db, officeId: string) =>
  db
    .selectFrom('trainingClass as c')
    .leftJoin('trainingProgramme as p', 'p.id', 'c.programmeId')
    .select(columns.map((column) => `c.${column}` as const))
    .select(['p.key as programmeKey', 'p.name as programmeName'])
    .select(({ selectFrom, fn }) => [
      selectFrom('trainingEnrolment as e')
        .select(fn.countAll<number>().as('n'))
        .whereRef('e.classId', '=', 'c.id')
        .where('e.leftOn', 'is', null)
        .as('enrolled'),
      selectFrom('trainingEnrolment as e')
        .select(fn.countAll<number>().as('n'))
        .whereRef('e.classId', '=', 'c.id')
        .where('e.certificateNumber', 'is not', null)
        .as('certificates'),
    ])
    .where('c.officeId', '=', officeId)
    .where('c.removedAt', 'is', null);

const counted = ({ enrolled, certificates, ...row }: Awaited<ReturnType<typeof readAll>>[number]) => ({
  ...{ ...row, enrolled: enrolled ?? 0, certificates: certificates ?? 0 },
});
const readAll = (query: ReturnType<typeof classes>) => query.execute();

/** Of a year or of all, by the day they begin. */
export async function classesOf(db: Db, officeId: string, year?: number): Promise<TrainingClass[]> {
  const rows = await readAll(
    classes(db, officeId)
      .$if(year !== undefined, (q) => q.where('c.year', '=', year ?? 0))
      .orderBy('c.fromDay')
      .orderBy('c.code'),
  );
  return rows.map(counted);
}

export async function findClass(db: Db, officeId: string, id: string): Promise<TrainingClass | null> {
  const row = await classes(db, officeId).where('c.id', '=', id).executeTakeFirst();
  return row ? counted(row) : null;
}

/** Makes two acts on one class come one after the other. */
export async function lockClass(tx: Tx, officeId: string, id: string): Promise<TrainingClass | null> {
  await tx
    .selectFrom('trainingClass')
    .select('id')
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .forUpdate()
    .execute();
  return findClass(tx, officeId, id);
}

export async function codeTaken(db: Db, officeId: string, code: string): Promise<boolean> {
  const row = await db
    .selectFrom('trainingClass')
    .select('id')
    .where('officeId', '=', officeId)
    .where(sql`lower(code)`, '=', code.toLowerCase())
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The class that was made of a class of the plan, unless it is not held after all. */
export async function classOfPlanned(db: Db, officeId: string, planClassId: string): Promise<string | null> {
  const row = await db
    .selectFrom('trainingClass')
    .select('code')
    .where('officeId', '=', officeId)
    .where('planClassId', '=', planClassId)
    .where('cancelledOn', 'is', null)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return row?.code ?? null;
}

export async function insertClass(
  db: Db,
  at: { officeId: string; madeBy: string | null },
  row: NewClass,
): Promise<string> {
  const { id } = await db
    .insertInto('trainingClass')
    .values({ ...at, ...row })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

type Changes = Partial<
  Pick<
    TrainingClass,
    | ('name' | 'fromDay' | 'toDay' | 'place' | 'decisionNumber' | 'decisionOn')
    | ('startedOn' | 'endedOn' | 'cancelledOn' | 'cancelReason')
  >
>;

export async function updateClass(db: Db, id: string, changes: Changes): Promise<void> {
  await db.updateTable('trainingClass').set(changes).where('id', '=', id).execute();
}

export async function removeClass(db: Db, id: string, removedBy: string): Promise<void> {
  await db
    .updateTable('trainingClass')
    .set({ removedBy, removedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

/** Of each class its next session from a day on. */
export async function nextSessions(db: Db, officeId: string, day: string) {
  const rows = await db
    .selectFrom('trainingSession')
    .distinctOn('classId')
    .select(['classId', 'onDay', 'fromTime', 'room', 'topic'])
    .where('officeId', '=', officeId)
    .where('removedAt', 'is', null)
    .where('onDay', '>=', day)
    .orderBy('classId')
    .orderBy('onDay')
    .orderBy('fromTime')
    .execute();
  return new Map(
    rows.map(({ classId, ...next }) => [classId, { ...next, fromTime: next.fromTime.slice(0, 5) }]),
  );
}

/** The last day on which somebody was marked in the class; null where nobody was. */
export async function lastHeld(db: Db, classId: string): Promise<string | null> {
  const row = await db
    .selectFrom('trainingSession as s')
    .select('s.onDay')
    .where('s.classId', '=', classId)
    .where('s.removedAt', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('trainingAttendance as a').select('a.id').whereRef('a.sessionId', '=', 's.id')),
    )
    .orderBy('s.onDay', 'desc')
    .executeTakeFirst();
  return row?.onDay ?? null;
}

/** Whether learners or sessions hang on it. */
export async function isUsed(db: Db, classId: string): Promise<boolean> {
  const [learner, session] = await Promise.all([
    db.selectFrom('trainingEnrolment').select('id').where('classId', '=', classId).executeTakeFirst(),
    db
      .selectFrom('trainingSession')
      .select('id')
      .where('classId', '=', classId)
      .where('removedAt', 'is', null)
      .executeTakeFirst(),
  ]);
  return learner !== undefined || session !== undefined;
}

/** Classes in which somebody who is signed in teaches. */
export async function taughtBy(db: Db, officeId: string, userId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('trainingSession')
    .innerJoin('staffPerson', 'staffPerson.id', 'trainingSession.lecturerId')
    .select('classId')
    .distinct()
    .where('trainingSession.officeId', '=', officeId)
    .where('trainingSession.removedAt', 'is', null)
    .where('staffPerson.userId', '=', userId)
    .execute();
  return new Set(rows.map(({ classId }) => classId));
}

/** Classes in which one of these agencies has learners. */
export async function attendedBy(db: Db, officeId: string, agencyIds: string[]): Promise<Set<string>> {
  if (agencyIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('trainingEnrolment')
    .select('classId')
    .distinct()
    .where('officeId', '=', officeId)
    .where('agencyId', 'in', agencyIds)
    .execute();
  return new Set(rows.map(({ classId }) => classId));
}
