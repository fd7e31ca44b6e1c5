import type { Db, Tx } from '#platform/database/connection.ts';
import type { Stage } from '../schema.ts';
import type { Step } from './schema.ts';

/** What was recorded of milestones, in the order in which it was. */
export async function stepsOf(db: Db, itemIds: string[]): Promise<(Step & { itemId: string })[]> {
  if (itemIds.length === 0) return [];
  const rows = await db
    .selectFrom('investmentStep')
    .leftJoin('authUser', 'authUser.id', 'investmentStep.madeBy')
    .select(['investmentStep.id', 'itemId', 'stage', 'onDay', 'paper', 'note', 'takesBackId'])
    .select('authUser.name as by')
    .where('itemId', 'in', itemIds)
    .orderBy('ordinal')
    .execute();
  return rows as (Step & { itemId: string })[];
}

export interface PlanRow {
  itemId: string;
  stage: Stage;
  plannedOn: string | null;
  agencyId: string | null;
  reason: string | null;
  by: string | null;
  saidOn: string;
}

export async function planRows(db: Db, itemIds: string[]): Promise<PlanRow[]> {
  if (itemIds.length === 0) return [];
  const rows = await db
    .selectFrom('investmentStepPlan')
    .leftJoin('authUser', 'authUser.id', 'investmentStepPlan.madeBy')
    .select(['itemId', 'stage', 'plannedOn', 'agencyId', 'reason', 'authUser.name as by', 'saidOn'])
    .where('itemId', 'in', itemIds)
    .orderBy('investmentStepPlan.id')
    .execute();
  return rows as PlanRow[];
}

interface StepRow {
  itemId: string;
  stage: Stage;
  onDay: string;
  paper: string | null;
  note: string | null;
  takesBackId: string | null;
  madeBy: string | null;
}

export async function insertStep(tx: Tx, row: StepRow): Promise<string> {
  const { id } = await tx.insertInto('investmentStep').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function insertPlan(
  tx: Tx,
  row: Omit<PlanRow, 'by'> & { madeBy: string | null },
): Promise<void> {
  await tx.insertInto('investmentStepPlan').values(row).execute();
}
