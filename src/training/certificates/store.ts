import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { Result } from '../enrolment/schema.ts';

/** Each mark is a row; the last one stands with the learner too. */
export async function saveResult(
  db: Db,
  by: { officeId: string; byUser: string },
  enrolmentId: string,
  result: Result,
): Promise<void> {
  await db
    .insertInto('trainingMark')
    .values({ ...by, enrolmentId, result: json(result) })
    .execute();
  await db
    .updateTable('trainingEnrolment')
    .set({ result: json(result) })
    .where('id', '=', enrolmentId)
    .execute();
}

interface Given {
  officeId: string;
  enrolmentId: string;
  number: string;
  numberKey: string;
  givenOn: string;
  givenBy: string;
}

export async function giveCertificate(db: Db, row: Given): Promise<void> {
  await db.insertInto('trainingRegister').values(row).execute();
  await db
    .updateTable('trainingEnrolment')
    .set({ certificateNumber: row.number, certificateOn: row.givenOn })
    .where('id', '=', row.enrolmentId)
    .execute();
}

/** Which of these numbers have been given, ever. */
export async function numbersTaken(db: Db, officeId: string, keys: string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('trainingRegister')
    .select('number')
    .where('officeId', '=', officeId)
    .where('numberKey', '=', sql<string>`any(${keys}::text[])`)
    .execute();
  return rows.map(({ number }) => number);
}

export async function findCertificate(db: Db, officeId: string, id: string) {
  const row = await db
    .selectFrom('trainingRegister as r')
    .innerJoin('trainingEnrolment as e', 'e.id', 'r.enrolmentId')
    .select(['r.id', 'r.enrolmentId', 'r.givenOn', 'r.voidOn', 'e.classId'])
    .where('r.officeId', '=', officeId)
    .where('r.id', '=', id)
    .forUpdate('r')
    .executeTakeFirst();
  return row ?? null;
}

/** The number stays in the register; the learner has none in force. */
export async function voidCertificate(
  db: Db,
  { id, enrolmentId }: { id: string; enrolmentId: string },
  why: { voidOn: string; voidReason: string; voidBy: string },
): Promise<void> {
  await db.updateTable('trainingRegister').set(why).where('id', '=', id).execute();
  await db
    .updateTable('trainingEnrolment')
    .set({ certificateNumber: null, certificateOn: null })
    .where('id', '=', enrolmentId)
    .execute();
}

/** Of each learner of a class the row of the register that is in force. */
export async function inForce(db: Db, classId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('trainingRegister as r')
    .innerJoin('trainingEnrolment as e', 'e.id', 'r.enrolmentId')
    .select(['r.id', 'r.enrolmentId'])
    .where('e.classId', '=', classId)
    .where('r.voidOn', 'is', null)
    .execute();
  return new Map(rows.map(({ id, enrolmentId }) => [enrolmentId, id]));
}

/** The whole register in the order in which numbers were given. */
export async function registerOf(db: Db, officeId: string) {
  return db
    .selectFrom('trainingRegister as r')
    .innerJoin('trainingEnrolment as e', 'e.id', 'r.enrolmentId')
    .innerJoin('trainingClass as c', 'c.id', 'e.classId')
    .leftJoin('trainingProgramme as p', 'p.id', 'c.programmeId')
    .select(['r.id', 'r.number', 'r.givenOn', 'r.voidOn', 'r.voidReason'])
    .select(['e.fullName as name', 'e.code', 'e.agencyId', 'e.agencyName'])
    .select(['c.id as classId', 'c.code as classCode', 'c.name as className', 'c.providerAgencyId'])
    .select('p.name as programmeName')
    .where('r.officeId', '=', officeId)
    .orderBy('r.givenOn', 'desc')
    .orderBy('r.ordinal')
    .execute();
}
