import { sql } from 'kysely';
import { listAgencies } from '#accounts/agencies/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import type { Recipients } from '#inbox/schema.ts';
import { tell } from '#inbox/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { RowsKnown } from '#platform/database/rows-known.ts';
import { problem } from '#platform/http/problems.ts';
import { namesInYear } from '../providers/rules.ts';
import type { DeskPart } from '../schema.ts';
import { stateOfPlan } from './rules.ts';
import { FrozenPlan, type PlannedClass, type PlanStep, type PlanVersion, type StepName } from './schema.ts';

/**
 * What training keeps with the moment at which it was recorded: of a class, that it is there, not its dates; of
 * learners nothing. What is counted of those holds on the day alone.
 */
export const trainingRows: RowsKnown[] = [
  { table: 'training_plan', at: 'made_at' },
  { table: 'training_plan_version', at: 'recorded_at' },
  { table: 'training_plan_step', at: 'at' },
  { table: 'training_line', at: 'made_at' },
  { table: 'training_line_need', at: 'joined_at', later: { left_at: ['left_by'] } },
  { table: 'training_need', at: 'made_at' },
  { table: 'training_class', at: 'made_at' },
  { table: 'training_register', at: 'given_at' },
  { table: 'training_variance', at: 'at' },
  { table: 'survey_wave', at: 'opened_at' },
  { table: 'survey_finding', at: 'made_at' },
];

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
    .executeTakeFirst();
  // A year that nobody has begun.
  if (!plan) return [];
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

/** Years that have a plan, newest first. */
export async function yearsOf(db: Db, officeId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('trainingPlan')
    .select('year')
    .where('officeId', '=', officeId)
    .orderBy('year', 'desc')
    .execute();
  return rows.map(({ year }) => year);
}

/** Locks the plan: its next step waits for this one. */
export async function lockPlan(tx: Tx, officeId: string, id: string): Promise<Plan | null> {
  await tx.selectFrom('trainingPlan').select('id').where('id', '=', id).forUpdate().execute();
  return findPlan(tx, officeId, id);
}

/** Whoever had a hand in what the plan says: its lines, what stands in them, where they were placed. */
export async function makersOf(db: Db, planId: string): Promise<string[]> {
  const { rows } = await sql<{ by: string }>`
    select made_by as by from training_plan where id = ${planId} and made_by is not null
    union select by_user from training_plan_step where plan_id = ${planId} and step in ('send', 'adjust') and by_user is not null
    union select made_by from training_line where plan_id = ${planId} and made_by is not null
    union select joined_by from training_line_need join training_line on training_line.id = line_id
      where plan_id = ${planId} and joined_by is not null
    union select chosen_by from training_allocation where plan_id = ${planId} and chosen_by is not null
    union select user_id from training_plan_hand where plan_id = ${planId}`.execute(db);
  return rows.map(({ by }) => by);
}

/** Keeps that somebody divided lines of the plan or placed classes of it by hand. */
export async function keepHand(tx: Tx, plan: { id: string }, viewer: Viewer): Promise<void> {
  await tx
    .insertInto('trainingPlanHand')
    .values({ officeId: viewer.office.id, planId: plan.id, userId: viewer.userId })
    .onConflict((hand) => hand.columns(['planId', 'userId']).doNothing())
    .execute();
}

interface NewStep {
  officeId: string;
  planId: string;
  step: StepName;
  onDay: string;
  note: string | null;
  number: string | null;
  byUser: string;
}

export async function addStep(db: Db, step: NewStep): Promise<void> {
  await db.insertInto('trainingPlanStep').values(step).execute();
}

/** Keeps what is approved as the next version of the plan. */
export async function freeze(
  tx: Tx,
  at: { officeId: string; recordedBy: string },
  content: Omit<FrozenPlan, 'version'>,
): Promise<number> {
  const { planId, number, approvedOn } = content;
  const version = ((await versionsOf(tx, planId)).at(-1)?.version ?? 0) + 1;
  const frozen = json<FrozenPlan>({ ...content, version });
  await tx
    .insertInto('trainingPlanVersion')
    .values({ ...at, planId, version, content: frozen, number, approvedOn })
    .execute();
  await tx.updateTable('trainingPlan').set({ frozen }).where('id', '=', planId).execute();
  return version;
}

export async function versionsOf(db: Db, planId: string): Promise<PlanVersion[]> {
  return db
    .selectFrom('trainingPlanVersion')
    .select(['version', 'number', 'approvedOn'])
    .where('planId', '=', planId)
    .orderBy('version')
    .execute();
}

export async function readVersion(db: Db, planId: string, version: number): Promise<FrozenPlan | null> {
  const row = await db
    .selectFrom('trainingPlanVersion')
    .select('content')
    .where('planId', '=', planId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row ? FrozenPlan.parse(row.content) : null;
}

interface Told {
  officeId: string;
  plan: Plan;
  step: StepName;
  /** The agencies that unify, appraise, take part. */
  members: readonly { agency: { id: string }; part: DeskPart }[];
}

/** Tells whoever moves next; a plan that is approved, all who have a part in it. */
export async function tellNext(tx: Tx, { officeId, plan, step, members }: Told): Promise<void> {
  const of = (...parts: DeskPart[]) =>
    members.filter(({ part }) => parts.includes(part)).map(({ agency }) => agency.id);
  const to: Record<StepName, Recipients> = {
    send: { roles: ['head', 'appraiser'], agencyIds: of('appraise', 'unify') },
    appraise: { roles: ['head'], agencyIds: of('unify') },
    submit: { roles: ['clerk', 'leader'] },
    approve: { roles: ['contact', 'head', 'trainingOfficer'], agencyIds: await partakers(tx, plan.id, of) },
    return: { userIds: await makersOf(tx, plan.id) },
    adjust: { roles: ['contact', 'head', 'appraiser'], agencyIds: of('appraise', 'unify', 'with') },
  };
  await tell(tx, to[step], {
    ...{ officeId, key: `trainingPlan:${plan.id}:${plan.steps.length + 1}`, kind: 'trainingPlan' },
    title: `${plan.name}: ${told[step]}`,
    ...{ link: `/dao-tao?nam=${plan.year}`, subject: { kind: 'training-plan', id: plan.id } },
  });
}

const told: Record<StepName, string> = {
  send: 'chờ thẩm định',
  appraise: 'đã thẩm định, chờ trình',
  submit: 'đã trình, chờ phê duyệt',
  approve: 'đã được phê duyệt',
  return: 'bị trả lại',
  adjust: 'mở điều chỉnh',
};

/** Those at the desk, those that run its classes, those whose needs are in it. */
async function partakers(tx: Tx, planId: string, of: (...parts: DeskPart[]) => string[]): Promise<string[]> {
  const { rows } = await sql<{ agencyId: string }>`
    select distinct provider.agency_id from training_plan_class class
      join training_line line on line.id = class.line_id
      join training_provider provider on provider.id = class.provider_id
      where line.plan_id = ${planId} and class.removed_at is null and line.removed_at is null
    union select distinct need.agency_id from training_line_need joined
      join training_line line on line.id = joined.line_id
      join training_need need on need.id = joined.need_id
      where line.plan_id = ${planId} and joined.left_at is null and line.removed_at is null`.execute(tx);
  return [...new Set([...of('unify', 'appraise', 'with'), ...rows.map(({ agencyId }) => agencyId)])];
}
