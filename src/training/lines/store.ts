import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#platform/database/connection.ts';
import type { Line, LineNeed } from './schema.ts';

/** The lines of a plan that stand, in the order in which they were made. */
export async function linesOf(db: Db, planId: string): Promise<Line[]> {
  const rows = await db
    .selectFrom('trainingLine')
    .select((eb) => [
      ...(['id', 'programmeKey', 'programmeName', 'audience', 'months', 'origin', 'reason'] as const),
      'proposedHeads',
      jsonArrayFrom(
        eb
          .selectFrom('trainingLineNeed')
          .innerJoin('trainingNeed', 'trainingNeed.id', 'trainingLineNeed.needId')
          .select(['trainingNeed.id as needId', 'agencyId', 'heads', 'trainingNeed.months'])
          .select(sql<number>`jsonb_array_length(learners)`.as('named'))
          .whereRef('trainingLineNeed.lineId', '=', 'trainingLine.id')
          .where('leftAt', 'is', null)
          .orderBy('joinedAt')
          .orderBy('trainingNeed.id'),
      ).as('needs'),
    ])
    .where('planId', '=', planId)
    .where('removedAt', 'is', null)
    .orderBy('madeAt')
    .orderBy('id')
    .execute();
  return rows.map(({ proposedHeads, needs, origin, ...line }) => ({
    ...line,
    origin: origin as Line['origin'],
    heads: proposedHeads ?? needs.reduce((sum, { heads }) => sum + heads, 0),
    needs: needs.map(({ named: _, ...need }): LineNeed => need),
    learners: needs.reduce((sum, { named }) => sum + named, 0),
  }));
}

/** The year's one plan, made where there is none. */
export async function planFor(
  db: Db,
  officeId: string,
  year: number,
  madeBy: string | null,
): Promise<{ id: string }> {
  const name = `Kế hoạch đào tạo, bồi dưỡng năm ${year}`;
  await db
    .insertInto('trainingPlan')
    .values({ officeId, year, name, madeBy })
    .onConflict((oc) => oc.columns(['officeId', 'year']).doNothing())
    .execute();
  return db
    .selectFrom('trainingPlan')
    .select('id')
    .where('officeId', '=', officeId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
}

/** Whether lines may still change: the plan is a draft, never sent on, or sent back, or opened to be adjusted. */
export async function isOpen(db: Db, planId: string): Promise<boolean> {
  const last = await db
    .selectFrom('trainingPlanStep')
    .select('step')
    .where('planId', '=', planId)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst();
  return !last || last.step === 'return' || last.step === 'adjust';
}
