import type { Db } from '#platform/database/connection.ts';
import { findWork } from '#research/products/store.ts';
import type { Look } from './schema.ts';

/** The school's person of this id, whoever asks. */
export async function findPerson(db: Db, schoolId: string, id: string) {
  return db
    .selectFrom('staffPerson')
    .select(['id', 'code', 'fullName as name', 'userId'])
    .where('schoolId', '=', schoolId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** As whom somebody who is signed in stands in the roster of their office's school. */
export async function personOf(db: Db, officeId: string, userId: string) {
  return db
    .selectFrom('staffPerson')
    .select(['id', 'schoolId'])
    .where('officeId', '=', officeId)
    .where('userId', '=', userId)
    .executeTakeFirst();
}

/** The row with its person, where the person is of this school; locked. */
export async function lockRecord(db: Db, schoolId: string, id: string) {
  const record = await db
    .selectFrom('staffRecord')
    .innerJoin('staffPerson', 'staffPerson.id', 'staffRecord.personId')
    .select(['staffRecord.id', 'staffRecord.kind', 'staffRecord.personId', 'staffRecord.removedAt'])
    .where('staffPerson.schoolId', '=', schoolId)
    .where('staffRecord.id', '=', id)
    .forUpdate('staffRecord')
    .executeTakeFirst();
  if (record) return { ...record, ofTopic: false };
  const work = await findWork(db, schoolId, id);
  return work && { ...work, kind: 'product', ofTopic: work.of === 'topic' };
}

export async function codeTaken(db: Db, schoolId: string, code: string): Promise<boolean> {
  const row = await db
    .selectFrom('staffPerson')
    .select('id')
    .where('schoolId', '=', schoolId)
    .where('code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}

export async function userOf(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('staffPerson').select('userId').where('id', '=', id).executeTakeFirst();
  return row?.userId ?? null;
}

export async function setUser(db: Db, id: string, userId: string | null): Promise<void> {
  await db.updateTable('staffPerson').set({ userId }).where('id', '=', id).execute();
}

export async function rename(db: Db, id: string, fullName: string): Promise<void> {
  await db.updateTable('staffPerson').set({ fullName }).where('id', '=', id).execute();
}

interface NewLook {
  personId: string;
  byId: string;
  purpose: string;
  words: string;
}

export async function insertLook(db: Db, look: NewLook): Promise<void> {
  await db.insertInto('staffLook').values(look).execute();
}

export async function listLooks(db: Db, personId: string): Promise<Look[]> {
  const rows = await db
    .selectFrom('staffLook')
    .leftJoin('authUser', 'authUser.id', 'staffLook.byId')
    .select(['authUser.name as by', 'staffLook.purpose', 'staffLook.words', 'staffLook.lookedAt as at'])
    .where('staffLook.personId', '=', personId)
    .orderBy('staffLook.lookedAt', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, by: row.by ?? 'Người không còn tài khoản' })) as Look[];
}

/** What is personal goes for good, also what was taken out earlier: the one thing of a person that is ever deleted. */
export async function erasePersonal(db: Db, personId: string): Promise<number> {
  const done = await db
    .deleteFrom('staffRecord')
    .where('personId', '=', personId)
    .where('kind', '=', 'personal')
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}
