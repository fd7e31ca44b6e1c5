import { compareNames } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { Elsewhere } from './rules.ts';
import type { Enrolled, LearnerChange, LearnerFields, Named } from './schema.ts';

const columns = [
  ...(['id', 'classId', 'fullName as name', 'code', 'agencyId', 'agencyName', 'position', 'email'] as const),
  ...(['data', 'exception', 'result', 'certificateNumber', 'certificateOn', 'enrolledOn'] as const),
  ...(['leftOn', 'leftReason'] as const),
] as const;

/** The learners of a class, those who have left too, by given name. */
export async function enrolledIn(db: Db, classId: string): Promise<Enrolled[]> {
  const rows = await db
    .selectFrom('trainingEnrolment')
    .select(columns)
    .where('classId', '=', classId)
    .execute();
  return (rows as Enrolled[]).toSorted((a, b) => compareNames(a.name, b.name));
}

export async function findLearner(db: Db, officeId: string, id: string): Promise<Enrolled | null> {
  const row = await db
    .selectFrom('trainingEnrolment')
    .select(columns)
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (row as Enrolled | undefined) ?? null;
}

/** Wherever in the office somebody of one of these names or numbers sits or sat. */
export async function elsewhereOf(
  db: Db,
  officeId: string,
  who: readonly Pick<Enrolled, 'name' | 'code'>[],
): Promise<Elsewhere[]> {
  if (who.length === 0) return [];
  const names = who.map(({ name }) => name.toLowerCase());
  const codes = who.flatMap(({ code }) => (code ? [code.toLowerCase()] : []));
  const rows = await db
    .selectFrom('trainingEnrolment as e')
    .innerJoin('trainingClass as c', 'c.id', 'e.classId')
    .leftJoin('trainingProgramme as p', 'p.id', 'c.programmeId')
    .select(['e.fullName as name', 'e.code', 'e.agencyId', 'e.agencyName', 'e.leftOn', 'e.certificateNumber'])
    .select(['e.classId', 'c.name as className', 'c.code as classCode', 'c.fromDay', 'c.toDay'])
    .select(['c.cancelledOn', 'p.key as programmeKey'])
    .where('e.officeId', '=', officeId)
    .where('c.removedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb(sql<string>`lower(e.full_name)`, '=', sql<string>`any(${names}::text[])`),
        eb(sql<string>`lower(e.code)`, '=', sql<string>`any(${codes}::text[])`),
      ]),
    )
    .execute();
  return rows.map(({ cancelledOn, ...row }) => ({ ...row, cancelled: cancelledOn !== null }));
}

interface At {
  officeId: string;
  classId: string;
  enrolledBy: string | null;
  enrolledOn: string;
}

export type LearnerRow = Omit<LearnerFields, 'agencyName'> & { agencyName: string };

export async function insertLearners(db: Db, at: At, learners: LearnerRow[]): Promise<string[]> {
  if (learners.length === 0) return [];
  const rows = await db
    .insertInto('trainingEnrolment')
    .values(learners.map(({ name, data, ...one }) => ({ ...at, ...one, fullName: name, data: json(data) })))
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function updateLearner(
  db: Db,
  { id, data, ...changes }: Pick<Enrolled, 'id' | 'data'> & Partial<LearnerChange>,
): Promise<void> {
  await db
    .updateTable('trainingEnrolment')
    .set({ ...changes, data: json(data) })
    .where('id', '=', id)
    .execute();
}

export async function markLeft(
  db: Db,
  id: string,
  left: { leftBy: string; leftOn: string; leftReason: string },
): Promise<void> {
  await db.updateTable('trainingEnrolment').set(left).where('id', '=', id).execute();
}

/** Whom agencies named in the needs below the plan's class that this one was made of. */
export async function namedFor(db: Db, classId: string): Promise<Omit<Named, 'agencyName'>[]> {
  const rows = await db
    .selectFrom('trainingClass as c')
    .innerJoin('trainingPlanClass as p', 'p.id', 'c.planClassId')
    .innerJoin('trainingLineNeed as l', 'l.lineId', 'p.lineId')
    .innerJoin('trainingNeed as n', 'n.id', 'l.needId')
    .select(['n.id as needId', 'n.agencyId', 'n.learners'])
    .where('c.id', '=', classId)
    .where('l.leftAt', 'is', null)
    .where('n.removedAt', 'is', null)
    .execute();
  return rows.flatMap(({ learners, ...need }) =>
    (learners as { name: string; code?: string | null; position?: string | null }[]).map((one) => ({
      ...{ ...need, name: one.name, code: one.code || null, position: one.position || null },
    })),
  );
}
