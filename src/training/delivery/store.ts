import { sql } from 'kysely';
import { dayInVietnam } from '#platform/clock.ts';
import type { Db } from '#platform/database/connection.ts';
import { isHeld } from '../hours/store.ts';
import { FrozenPlan } from '../plan/schema.ts';
import type { DeliveredClass } from './schema.ts';

const columns = [
  ...([
    'c.id',
    'c.planClassId',
    'c.beyondReason',
    'c.year',
    'c.code',
    'c.name',
    'c.providerAgencyId',
  ] as const),
  ...(['c.toDay', 'c.decisionOn', 'c.startedOn', 'c.endedOn', 'c.cancelledOn', 'c.cancelReason'] as const),
  ...(['p.key as programmeKey', 'p.name as programmeName'] as const),
] as const;

export type ClassOnDay = Omit<DeliveredClass, 'state' | 'providerName'> & {
  /** Somebody is written down as its learner, even one who left. */
  hasRoster: boolean;
};

// A list typed in after the class began is that of its first day.
const sat = (day: string) => sql`least(e.enrolled_on, c.started_on) <= ${day}::date`;

/** All classes of an office with the learners and certificates that they had at the end of a day. */
export async function classesOn(db: Db, officeId: string, day: string): Promise<ClassOnDay[]> {
  return db
    .selectFrom('trainingClass as c')
    .leftJoin('trainingProgramme as p', 'p.id', 'c.programmeId')
    .leftJoin('trainingEnrolment as e', 'e.classId', 'c.id')
    .select(columns)
    .select([
      sql<number>`(count(e.id) filter (where ${sat(day)} and (e.left_on is null or e.left_on > ${day}::date)))::int`.as(
        'learners',
      ),
      sql<boolean>`count(e.id) filter (where ${sat(day)}) > 0`.as('hasRoster'),
      // By the register: one taken back later was in force on the day.
      sql<number>`(count(e.id) filter (where exists (select from training_register r where r.enrolment_id = e.id
        and r.given_on <= ${day}::date and (r.void_on is null or r.void_on > ${day}::date))))::int`.as(
        'certificates',
      ),
    ])
    .where('c.officeId', '=', officeId)
    .where('c.removedAt', 'is', null)
    .groupBy(['c.id', 'p.key', 'p.name'])
    .orderBy('c.fromDay')
    .orderBy('c.code')
    .execute();
}

/** The plan of a year as it was approved by the end of a day, before any later adjustment; null: not approved by then. */
export async function planOn(
  db: Db,
  officeId: string,
  year: number,
  day: string,
): Promise<FrozenPlan | null> {
  const row = await db
    .selectFrom('trainingPlanVersion as v')
    .innerJoin('trainingPlan as p', 'p.id', 'v.planId')
    .select('v.content')
    .where('p.officeId', '=', officeId)
    .where('p.year', '=', year)
    .where('v.approvedOn', '<=', day)
    .orderBy('v.version', 'desc')
    .executeTakeFirst();
  return row ? FrozenPlan.parse(row.content) : null;
}

/** Years that have an approved plan or a class. */
export async function yearsOf(db: Db, officeId: string): Promise<number[]> {
  const plans = await db
    .selectFrom('trainingPlan')
    .select('year')
    .where('officeId', '=', officeId)
    .where('frozen', 'is not', null)
    .execute();
  const classes = await db
    .selectFrom('trainingClass')
    .select('year')
    .distinct()
    .where('officeId', '=', officeId)
    .where('removedAt', 'is', null)
    .execute();
  return [...new Set([...plans, ...classes].map(({ year }) => year))].toSorted((a, b) => b - a);
}

export interface VarianceRow {
  planClassId: string;
  text: string;
  by: string | null;
  on: string;
}

/** What providers have said of classes of the plan, the last first. */
export async function variancesTold(db: Db, officeId: string): Promise<VarianceRow[]> {
  const rows = await db
    .selectFrom('trainingVariance as v')
    .leftJoin('authUser as u', 'u.id', 'v.byUser')
    .select(['v.planClassId', 'v.reason as text', 'u.name as by', 'v.at'])
    .where('v.officeId', '=', officeId)
    .orderBy('v.ordinal', 'desc')
    .execute();
  return rows.map(({ at, ...row }) => ({ ...row, on: dayInVietnam(at) }));
}

export async function insertVariance(
  db: Db,
  row: { officeId: string; planClassId: string; reason: string; byUser: string | null },
): Promise<void> {
  await db.insertInto('trainingVariance').values(row).execute();
}

/** The year of the plan that a class of it belongs to; null where the office has none such. */
export async function yearOfPlanClass(db: Db, officeId: string, id: string): Promise<number | null> {
  const row = await db
    .selectFrom('trainingPlanClass as c')
    .innerJoin('trainingLine as l', 'l.id', 'c.lineId')
    .innerJoin('trainingPlan as p', 'p.id', 'l.planId')
    .select('p.year')
    .where('c.officeId', '=', officeId)
    .where('c.id', '=', id)
    .executeTakeFirst();
  return row?.year ?? null;
}

/** Teaching hours held between two days in each class of an agency; a class without sessions is not there. */
export async function hoursHeld(
  db: Db,
  { officeId, providerId, from, to }: { officeId: string; providerId: string; from: string; to: string },
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('trainingSession as s')
    .innerJoin('trainingClass as c', 'c.id', 's.classId')
    .select(['s.classId', sql<string>`sum(s.hours)`.as('hours')])
    .where('s.officeId', '=', officeId)
    .where('c.providerAgencyId', '=', providerId)
    .where('c.removedAt', 'is', null)
    .where('s.removedAt', 'is', null)
    .where(isHeld)
    .where('s.onDay', '>=', from)
    .where('s.onDay', '<=', to)
    .groupBy('s.classId')
    .execute();
  return new Map(rows.map(({ classId, hours }) => [classId, Number(hours)]));
}

/** Classes asked about in a wave that has closed by a day and from which at least one sheet counts. */
export async function surveyedBy(db: Db, officeId: string, day: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('surveyWave as w')
    .innerJoin('surveyAnswer as a', 'a.waveId', 'w.id')
    .select('w.classId')
    .distinct()
    .where('w.officeId', '=', officeId)
    .where('w.removedAt', 'is', null)
    .where('w.closedOn', '<=', day)
    .where('a.isVoid', '=', false)
    .execute();
  return new Set(rows.map(({ classId }) => classId));
}
