import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#platform/database/connection.ts';
import { stateOfPlan } from '../plan/rules.ts';
import type { PlanStep } from '../plan/schema.ts';
import { type ClassRow, type Refused, splitIntoClasses } from './rules.ts';
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
          .orderBy('trainingNeed.madeOrdinal'),
      ).as('needs'),
    ])
    .where('planId', '=', planId)
    .where('removedAt', 'is', null)
    .orderBy('madeOrdinal')
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

export async function findPlan(db: Db, officeId: string, year: number): Promise<{ id: string } | null> {
  const plans = db.selectFrom('trainingPlan').select('id').where('officeId', '=', officeId);
  return (await plans.where('year', '=', year).executeTakeFirst()) ?? null;
}

/** Whether lines may still change: the plan is a draft, never sent on, or sent back, or opened to be adjusted. */
export async function isOpen(db: Db, planId: string): Promise<boolean> {
  const steps = await db
    .selectFrom('trainingPlanStep')
    .select('step')
    .where('planId', '=', planId)
    .orderBy('ordinal')
    .execute();
  return stateOfPlan(steps as Pick<PlanStep, 'step'>[]) === 'draft';
}

/** Of which year's plan a line is, or was; null where there is none such. */
export async function planOfLine(
  db: Db,
  officeId: string,
  lineId: string,
): Promise<{ planId: string; year: number } | null> {
  const row = await db
    .selectFrom('trainingLine')
    .innerJoin('trainingPlan', 'trainingPlan.id', 'trainingLine.planId')
    .select(['planId', 'year'])
    .where('trainingLine.officeId', '=', officeId)
    .where('trainingLine.id', '=', lineId)
    .executeTakeFirst();
  return row ?? null;
}

interface By {
  officeId: string;
  by: string;
}

/** What a line says of itself. */
export type LineWords = Pick<Line, 'programmeKey' | 'programmeName' | 'audience' | 'months'> & {
  reason: string | null;
};

export async function insertLine(
  db: Db,
  { officeId, by, planId }: By & { planId: string },
  line: LineWords & { origin: Line['origin']; proposedHeads: number | null },
): Promise<string> {
  const { id } = await db
    .insertInto('trainingLine')
    .values({ officeId, planId, madeBy: by, ...line })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What follows from the needs in it; who came and went stands in the trace of each. */
export async function setWords(db: Db, lineId: string, words: LineWords): Promise<void> {
  await db.updateTable('trainingLine').set(words).where('id', '=', lineId).execute();
}

export async function joinNeeds(
  db: Db,
  { officeId, by }: By,
  { lineId, needIds, reason }: { lineId: string; needIds: string[]; reason: string },
): Promise<void> {
  await db
    .insertInto('trainingLineNeed')
    .values(needIds.map((needId) => ({ officeId, lineId, needId, reason, joinedBy: by })))
    .execute();
}

/** Needs go out of a line: those named, or all. Which they were. */
export async function leaveLine(db: Db, by: string, lineId: string, needId?: string): Promise<string[]> {
  const rows = await db
    .updateTable('trainingLineNeed')
    .set({ leftBy: by, leftAt: sql<Date>`now()` })
    .where('lineId', '=', lineId)
    .where('leftAt', 'is', null)
    .$if(needId !== undefined, (query) => query.where('needId', '=', needId ?? ''))
    .returning('needId')
    .execute();
  return rows.map((row) => row.needId);
}

export async function removeLine(db: Db, by: string, lineId: string): Promise<void> {
  const removed = { removedBy: by, removedAt: sql<Date>`now()` };
  await db.updateTable('trainingLine').set(removed).where('id', '=', lineId).execute();
  await db
    .updateTable('trainingPlanClass')
    .set(removed)
    .where('lineId', '=', lineId)
    .where('removedAt', 'is', null)
    .execute();
}

export interface Trace {
  lineId: string;
  needId: string;
  reason: string;
  joinedAt: Date;
  leftAt: Date | null;
  joinedBy: string | null;
  leftBy: string | null;
}

/** Every need that ever went into a line of the plan, and out of it, by whom and when. */
export async function tracesOf(db: Db, planId: string): Promise<Trace[]> {
  return db
    .selectFrom('trainingLineNeed')
    .innerJoin('trainingLine', 'trainingLine.id', 'trainingLineNeed.lineId')
    .leftJoin('authUser as joiner', 'joiner.id', 'joinedBy')
    .leftJoin('authUser as leaver', 'leaver.id', 'leftBy')
    .select(['lineId', 'needId', 'trainingLineNeed.reason', 'joinedAt', 'leftAt'])
    .select(['joiner.name as joinedBy', 'leaver.name as leftBy'])
    .where('planId', '=', planId)
    .orderBy('joinedAt')
    .execute();
}

export interface RefusalRow extends Refused {
  id: string;
  refusedAt: Date;
}

export async function refusalsOf(db: Db, planId: string): Promise<RefusalRow[]> {
  return db
    .selectFrom('trainingMergeRefusal')
    .select(['id', 'needIds', 'apartId', 'refusedAt'])
    .where('planId', '=', planId)
    .where('removedAt', 'is', null)
    .orderBy('refusedAt')
    .execute();
}

export async function refuseMerge(
  db: Db,
  { officeId, by, planId }: By & { planId: string },
  { needIds, apartId }: Refused,
): Promise<string> {
  const { id } = await db
    .insertInto('trainingMergeRefusal')
    .values({ officeId, planId, needIds, apartId, refusedBy: by })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Of which year's plan a refusal is; null where there is none such. */
export async function yearOfRefusal(db: Db, officeId: string, id: string): Promise<number | null> {
  const row = await db
    .selectFrom('trainingMergeRefusal')
    .innerJoin('trainingPlan', 'trainingPlan.id', 'planId')
    .select('year')
    .where('trainingMergeRefusal.id', '=', id)
    .where('trainingMergeRefusal.officeId', '=', officeId)
    .executeTakeFirst();
  return row?.year ?? null;
}

/** Taken back: these may be proposed as one again. */
export async function unrefuseMerge(db: Db, by: string, id: string): Promise<void> {
  const removed = { removedBy: by, removedAt: sql<Date>`now()` };
  await db.updateTable('trainingMergeRefusal').set(removed).where('id', '=', id).execute();
}

export interface LineClass extends ClassRow {
  lineId: string;
  month: number | null;
  /** The body that runs it, where it is placed. */
  providerAgencyId: string | null;
}

/** The classes of a plan's lines, and where they stand. */
export async function classesOfLines(db: Db, planId: string): Promise<LineClass[]> {
  return db
    .selectFrom('trainingPlanClass')
    .innerJoin('trainingLine', 'trainingLine.id', 'trainingPlanClass.lineId')
    .leftJoin('trainingProvider', 'trainingProvider.id', 'providerId')
    .select(['trainingPlanClass.id', 'lineId', 'ordinal', 'heads', 'isFixed', 'month'])
    .select('trainingProvider.agencyId as providerAgencyId')
    .where('planId', '=', planId)
    .where('trainingPlanClass.removedAt', 'is', null)
    .where('trainingLine.removedAt', 'is', null)
    .orderBy('ordinal')
    .execute();
}

/** A class that is held already stays, as one that a person has fixed. */
async function classRows(db: Db, lineId: string): Promise<ClassRow[]> {
  return db
    .selectFrom('trainingPlanClass')
    .select(['id', 'heads', 'ordinal'])
    .select((eb) =>
      eb
        .or([
          eb('isFixed', '=', true),
          eb.exists(
            eb
              .selectFrom('trainingClass')
              .select('trainingClass.id')
              .whereRef('planClassId', '=', 'trainingPlanClass.id')
              .where('trainingClass.removedAt', 'is', null),
          ),
        ])
        .$castTo<boolean>()
        .as('isFixed'),
    )
    .where('lineId', '=', lineId)
    .where('removedAt', 'is', null)
    .orderBy('ordinal')
    .execute();
}

/** Makes the classes of a line anew for its heads and the seats of its programme; placed ones that fit stay. */
export async function remakeClasses(
  db: Db,
  { officeId, by }: By,
  { lineId, heads, sizeTo }: { lineId: string; heads: number; sizeTo: number | null },
): Promise<void> {
  const { drop, add } = splitIntoClasses(heads, sizeTo, await classRows(db, lineId));
  if (drop.length > 0)
    await db
      .updateTable('trainingPlanClass')
      .set({ removedBy: by, removedAt: sql<Date>`now()` })
      .where('id', '=', sql<string>`any(${drop.map(({ id }) => id)}::uuid[])`)
      .execute();
  if (add.length > 0)
    await db
      .insertInto('trainingPlanClass')
      .values(add.map((row) => ({ officeId, lineId, ...row })))
      .execute();
}
