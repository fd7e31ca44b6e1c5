import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import type { Result } from '../schema.ts';

/** What a person has confirmed between two sets. */
export const pairsBetween = (db: Db, fromSetId: string, toSetId: string) =>
  db
    .selectFrom('indicatorMapping')
    .innerJoin('setIndicator as former', 'former.id', 'fromId')
    .innerJoin('setIndicator as later', 'later.id', 'toId')
    .select(['fromId', 'toId'])
    .where('former.setId', '=', fromSetId)
    .where('later.setId', '=', toSetId)
    .where('removedAt', 'is', null)
    .execute();

export async function insertPairs(
  db: Db,
  addedBy: string,
  pairs: { fromId: string; toId: string }[],
): Promise<void> {
  await db
    .insertInto('indicatorMapping')
    .values(pairs.map((pair) => ({ ...pair, addedBy })))
    .onConflict((oc) => oc.doNothing())
    .execute();
}

export async function removePairs(
  db: Db,
  removedBy: string,
  pairs: { fromId: string; toId: string }[],
): Promise<void> {
  for (const { fromId, toId } of pairs)
    await db
      .updateTable('indicatorMapping')
      .set({ removedBy, removedAt: sql<Date>`now()` })
      .where('fromId', '=', fromId)
      .where('toId', '=', toId)
      .where('removedAt', 'is', null)
      .execute();
}

/** By indicator, what the last closed round of the school by this set said of it. */
export async function lastResults(db: Db, schoolId: string, setId: string) {
  const round = await db
    .selectFrom('assessmentRound')
    .select(['id', 'name'])
    .where('schoolId', '=', schoolId)
    .where('setId', '=', setId)
    .where('closedAt', 'is not', null)
    .orderBy('asOf', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!round) return new Map<string, { result: Result; roundName: string }>();
  const rows = await db
    .selectFrom('assessmentResult')
    .select(['indicatorId', 'result'])
    .where('roundId', '=', round.id)
    .execute();
  return new Map(
    rows.map((row) => [row.indicatorId, { result: row.result as Result, roundName: round.name }]),
  );
}
