import { listAgencies } from '#accounts/agencies/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { namesInYear } from '../providers/rules.ts';
import { stateOfPlan } from './rules.ts';
import { FrozenPlan, type PlannedClass, type PlanStep, type StepName } from './schema.ts';

export interface Plan {
  id: string;
  year: number;
  name: string;
  madeBy: string | null;
  steps: PlanStep[];
}

const plans = (db: Db, officeId: string) =>
  db.selectFrom('trainingPlan').select(['id', 'year', 'name', 'madeBy']).where('officeId', '=', officeId);

/** The steps of a plan, in the order in which they were taken. */
export async function stepsOf(db: Db, planId: string): Promise<PlanStep[]> {
  const rows = await db
    .selectFrom('trainingPlanStep as step')
    .leftJoin('authUser as person', 'person.id', 'step.byUser')
    .select(['step.step', 'step.onDay', 'step.note', 'step.number', 'step.byUser', 'person.name as byName'])
    .where('step.planId', '=', planId)
    .orderBy('step.ordinal')
    .execute();
  return rows.map((row) => ({ ...row, step: row.step as StepName }));
}

/** The plan of a year with its steps; null where nobody has begun one. */
export async function planOf(db: Db, officeId: string, year: number): Promise<Plan | null> {
  const row = await plans(db, officeId).where('year', '=', year).executeTakeFirst();
  return row ? { ...row, steps: await stepsOf(db, row.id) } : null;
}

export async function findPlan(db: Db, officeId: string, id: string): Promise<Plan | null> {
  const row = await plans(db, officeId).where('id', '=', id).executeTakeFirst();
  return row ? { ...row, steps: await stepsOf(db, row.id) } : null;
}

/**
 * Locks the plan and refuses where it is not being drafted: its lines, classes and places change only then. A step taken
 * at the same moment waits for this transaction, or this one for it.
 */
export async function assertDraft(tx: Tx, planId: string): Promise<void> {
  await tx.selectFrom('trainingPlan').select('id').where('id', '=', planId).forUpdate().execute();
  if (stateOfPlan(await stepsOf(tx, planId)) !== 'draft')
    throw problem(
      'conflict',
      'Kế hoạch đã gửi đi nên không đổi được nữa. Chưa có gì được thay đổi. Trả lại kèm lý do, hoặc mở điều chỉnh, rồi làm lại.',
    );
}

/** The classes of a plan and where they stand, by programme, then by line. */
export async function plannedClasses(db: Db, planId: string): Promise<PlannedClass[]> {
  const plan = await db
    .selectFrom('trainingPlan')
    .select(['officeId', 'year'])
    .where('id', '=', planId)
    .executeTakeFirstOrThrow();
  const nameOf = namesInYear(await listAgencies(db, plan.officeId), plan.year);
  const rows = await classRows(db, planId).execute();
  return rows.map(({ providerId, agencyId, placedBy, ...row }) => ({
    ...row,
    placedBy: placedBy as PlannedClass['placedBy'],
    provider: providerId && agencyId ? { id: providerId, agencyId, name: nameOf(agencyId) } : null,
  }));
}

const classRows = (db: Db, planId: string) =>
  db
    .selectFrom('trainingPlanClass as class')
    .innerJoin('trainingLine as line', 'line.id', 'class.lineId')
    .leftJoin('trainingProvider as provider', 'provider.id', 'class.providerId')
    .select([
      ...(['class.id', 'class.lineId', 'line.programmeKey', 'line.programmeName'] as const),
      ...(['line.audience', 'class.ordinal', 'class.heads', 'class.month', 'class.isFixed'] as const),
      ...(['class.placedBy', 'class.reason', 'class.providerId', 'provider.agencyId'] as const),
    ])
    .where('line.planId', '=', planId)
    .where('line.removedAt', 'is', null)
    .where('class.removedAt', 'is', null)
    .orderBy('line.programmeName')
    .orderBy('line.madeAt')
    .orderBy('line.id')
    .orderBy('class.ordinal');

/** What is approved for a year, as it was frozen on that day; null until then. */
export async function approvedPlan(db: Db, officeId: string, year: number): Promise<FrozenPlan | null> {
  const row = await db
    .selectFrom('trainingPlan')
    .select('frozen')
    .where('officeId', '=', officeId)
    .where('year', '=', year)
    .executeTakeFirst();
  return row?.frozen ? FrozenPlan.parse(row.frozen) : null;
}
