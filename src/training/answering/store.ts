import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import type { Audience, Scores } from '../surveys/schema.ts';

/** The sheets of a wave, in an order that says nothing. */
export async function answersOf(
  db: Db,
  waveId: string,
): Promise<{ audience: Audience; scores: Scores; isVoid: boolean }[]> {
  const rows = await db
    .selectFrom('surveyAnswer')
    .select(['audience', 'scores', 'isVoid'])
    .where('waveId', '=', waveId)
    .orderBy(sql`random()`)
    .execute();
  return rows as { audience: Audience; scores: Scores; isVoid: boolean }[];
}

/** What was written in words, apart from the sheets and in an order that says nothing. */
export async function commentsOf(db: Db, waveId: string): Promise<{ audience: Audience; text: string }[]> {
  const rows = await db
    .selectFrom('surveyComment')
    .select(['audience', 'text'])
    .where('waveId', '=', waveId)
    .orderBy(sql`random()`)
    .execute();
  return rows as { audience: Audience; text: string }[];
}
