import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { Answer, NeedLine, NewNeed } from './schema.ts';

const columns = [
  ...(['id', 'toAgencyId', 'title', 'year', 'reason', 'lines', 'madeBy', 'sentBy', 'sentOn'] as const),
  ...(['agreed', 'answer', 'answerNumber', 'answerOn'] as const),
] as const;

export interface NeedRow extends NewNeed {
  id: string;
  madeBy: string | null;
  sentBy: string | null;
  sentOn: string | null;
  agreed: Record<string, number> | null;
  answer: string | null;
  answerNumber: string | null;
  answerOn: string | null;
}

const needs = (db: Db, schoolId: string) =>
  db.selectFrom('staffNeed').select(columns).where('schoolId', '=', schoolId).where('removedAt', 'is', null);

export async function listNeeds(db: Db, schoolId: string): Promise<NeedRow[]> {
  const rows = await needs(db, schoolId).orderBy('year', 'desc').orderBy('madeAt', 'desc').execute();
  return rows as unknown as NeedRow[];
}

export async function lockNeed(db: Db, schoolId: string, id: string): Promise<NeedRow | null> {
  const row = await needs(db, schoolId).where('id', '=', id).forUpdate().executeTakeFirst();
  return (row as unknown as NeedRow) ?? null;
}

interface At {
  officeId: string;
  schoolId: string;
  madeBy: string;
}

export async function insertNeed(db: Db, at: At, { lines, ...need }: NewNeed): Promise<string> {
  const { id } = await db
    .insertInto('staffNeed')
    .values({ ...at, ...need, lines: json<NeedLine[]>(lines) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function markSent(db: Db, id: string, sentBy: string, sentOn: string): Promise<void> {
  await db.updateTable('staffNeed').set({ sentBy, sentOn }).where('id', '=', id).execute();
}

export async function markAnswered(db: Db, { id, agreed, ...answer }: Answer, by: string): Promise<void> {
  await db
    .updateTable('staffNeed')
    .set({ ...answer, agreed: json(agreed), answeredBy: by, answeredAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

/** A draft that was not sent goes, with who and when. */
export async function removeNeed(db: Db, id: string, removedBy: string): Promise<void> {
  await db
    .updateTable('staffNeed')
    .set({ removedBy, removedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}
