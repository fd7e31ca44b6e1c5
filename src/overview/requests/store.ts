import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { PlanLine, Subject } from '../personal/schema.ts';

export async function insertHold(
  db: Db,
  hold: { officeId: string; reason: string; untilDay: string | null; putBy: string },
  { kind, id }: Subject,
): Promise<string> {
  const row = { ...hold, subjectKind: kind, subjectId: id };
  const made = await db.insertInto('dataHold').values(row).returning('id').executeTakeFirstOrThrow();
  return made.id;
}

export async function subjectOfHold(db: Db, officeId: string, id: string): Promise<Subject | null> {
  const row = await db
    .selectFrom('dataHold')
    .select(['subjectKind as kind', 'subjectId as id'])
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (row as Subject | undefined) ?? null;
}

/** Whether it stood; one that was lifted is not lifted again. */
export async function liftHold(
  tx: Tx,
  id: string,
  by: { liftedBy: string; liftedWhy: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('dataHold')
    .set({ ...by, liftedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .where('liftedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function listHolds(db: Db, officeId: string) {
  return db
    .selectFrom('dataHold')
    .leftJoin('authUser as put', 'put.id', 'dataHold.putBy')
    .leftJoin('authUser as lifted', 'lifted.id', 'dataHold.liftedBy')
    .select([
      'dataHold.id',
      'subjectKind',
      'subjectId',
      'reason',
      'untilDay',
      'putAt',
      'liftedAt',
      'liftedWhy',
    ])
    .select(['put.name as by', 'lifted.name as liftedBy'])
    .where('dataHold.officeId', '=', officeId)
    .orderBy('putAt', 'desc')
    .execute();
}

/** Null where one of the kind is open already. */
export async function insertRequest(
  tx: Tx,
  request: { officeId: string; kind: 'correct' | 'delete'; words: string; askedBy: string },
  { kind, id }: Subject,
): Promise<string | null> {
  const row = await tx
    .insertInto('dataRequest')
    .values({ ...request, subjectKind: kind, subjectId: id })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function lockRequest(tx: Tx, officeId: string, id: string) {
  return tx
    .selectFrom('dataRequest')
    .select(['id', 'kind', 'subjectKind', 'subjectId', 'askedBy', 'decidedAt'])
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function decideRequest(
  tx: Tx,
  id: string,
  said: { decidedBy: string; decision: 'done' | 'refused'; answer: string; outcome: PlanLine[] | null },
): Promise<void> {
  const { outcome, ...row } = said;
  await tx
    .updateTable('dataRequest')
    .set({ ...row, outcome: outcome && json(outcome), decidedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

export async function listRequests(db: Db, officeId: string, askedBy?: string) {
  return db
    .selectFrom('dataRequest')
    .leftJoin('authUser as asker', 'asker.id', 'dataRequest.askedBy')
    .leftJoin('authUser as decider', 'decider.id', 'dataRequest.decidedBy')
    .select([
      'dataRequest.id',
      'kind',
      'subjectKind',
      'subjectId',
      'words',
      'askedAt',
      'askedBy as askedById',
    ])
    .select([
      'decidedAt',
      'decision',
      'answer',
      'outcome',
      'asker.name as askedBy',
      'decider.name as decidedBy',
    ])
    .where('dataRequest.officeId', '=', officeId)
    .$if(askedBy !== undefined, (q) => q.where('askedBy', '=', askedBy ?? ''))
    .orderBy('askedAt', 'desc')
    .limit(300)
    .execute();
}

type Asked = Map<string, { subjectId: string }[]>;

/** Names by id, whatever kind of person each is. */
export async function namesOf(db: Db, asked: Asked): Promise<Map<string, string>> {
  const ids = (kind: string) => (asked.get(kind) ?? []).map(({ subjectId }) => subjectId);
  const any = (kind: string) => sql<string>`any(${ids(kind)}::uuid[])`;
  const users = db.selectFrom('authUser').select(['id', 'name']).where('id', '=', any('user'));
  const staff = db
    .selectFrom('staffPerson')
    .select(['id', 'fullName as name'])
    .where('id', '=', any('staff'));
  const learners = db
    .selectFrom('trainingEnrolment')
    .select(['id', 'fullName as name'])
    .where('id', '=', any('learner'));
  const rows = await users.unionAll(staff).unionAll(learners).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** How many administrators the office has today beside this person. */
export async function otherAdministrators(
  db: Db,
  officeId: string,
  userId: string,
  today: string,
): Promise<number> {
  const row = await db
    .selectFrom('membership')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('officeId', '=', officeId)
    .where('role', '=', 'administrator')
    .where('userId', '<>', userId)
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .executeTakeFirstOrThrow();
  return row.n;
}
