import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import type { Decision, NewPolicy, NewRequest, SupportRequest } from './schema.ts';

const policyColumns = [
  ...(['id', 'name', 'basis', 'basisOn', 'validFrom', 'validTo', 'degrees', 'ranks', 'covers'] as const),
  ...(['amount', 'amountRule'] as const),
] as const;

export type PolicyRow = NewPolicy & { id: string };

const policies = (db: Db, schoolId: string) =>
  db
    .selectFrom('supportPolicy')
    .select(policyColumns)
    .where('schoolId', '=', schoolId)
    .where('removedAt', 'is', null);

export async function listPolicies(db: Db, schoolId: string): Promise<PolicyRow[]> {
  return (await policies(db, schoolId).orderBy('validFrom', 'desc').execute()) as PolicyRow[];
}

export async function lockPolicy(db: Db, schoolId: string, id: string): Promise<PolicyRow | null> {
  const row = await policies(db, schoolId).where('id', '=', id).forUpdate().executeTakeFirst();
  return (row as PolicyRow | undefined) ?? null;
}

export interface By {
  officeId: string;
  schoolId: string;
  addedBy: string;
}

export async function insertPolicy(db: Db, by: By, policy: NewPolicy): Promise<string> {
  const { id } = await db
    .insertInto('supportPolicy')
    .values({ ...by, ...policy })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function removePolicy(db: Db, id: string, removedBy: string): Promise<void> {
  await db
    .updateTable('supportPolicy')
    .set({ removedBy, removedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

export type RequestRow = Omit<SupportRequest, 'mayDecide'> & { askedBy: string | null };

const requests = (db: Db, schoolId: string) =>
  db
    .selectFrom('supportRequest')
    .innerJoin('supportPolicy', 'supportPolicy.id', 'supportRequest.policyId')
    .innerJoin('staffPerson', 'staffPerson.id', 'supportRequest.personId')
    .select(['supportRequest.id', 'policyId', 'personId', 'staffPerson.fullName as person'])
    .select(['supportRequest.amount', 'onDay', 'note', 'state', 'decidedOn', 'decision', 'askedBy'])
    .where('supportPolicy.schoolId', '=', schoolId);

export async function listRequests(db: Db, schoolId: string): Promise<RequestRow[]> {
  return (await requests(db, schoolId).orderBy('onDay', 'desc').execute()) as RequestRow[];
}

export async function lockRequest(db: Db, schoolId: string, id: string): Promise<RequestRow | null> {
  const row = await requests(db, schoolId)
    .where('supportRequest.id', '=', id)
    .forUpdate('supportRequest')
    .executeTakeFirst();
  return (row as RequestRow | undefined) ?? null;
}

/** Null where the same was asked already and not refused. */
export async function insertRequest(db: Db, askedBy: string, request: NewRequest): Promise<string | null> {
  const { policyId, personId, onDay } = request;
  const there = await db
    .selectFrom('supportRequest')
    .select('id')
    .where('policyId', '=', policyId)
    .where('personId', '=', personId)
    .where('onDay', '=', onDay)
    .where('state', 'in', ['asked', 'granted'])
    .executeTakeFirst();
  if (there) return null;
  const { id } = await db
    .insertInto('supportRequest')
    .values({ ...request, askedBy })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function decide(db: Db, { id, grant, decision }: Decision, by: string, on: string) {
  await db
    .updateTable('supportRequest')
    .set({ state: grant ? 'granted' : 'refused', decision, decidedBy: by, decidedOn: on })
    .where('id', '=', id)
    .execute();
}
