import { sql } from 'kysely';
import { listAgencies } from '#accounts/agencies/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { linesOf } from '../lines/store.ts';
import { namedLines } from '../plan/rules.ts';
import type { FrozenLine, PlannedClass } from '../plan/schema.ts';
import { plannedClasses } from '../plan/store.ts';
import { programmesInYear } from '../programmes/rules.ts';
import { versionsOf } from '../programmes/store.ts';
import { namesInYear } from '../providers/rules.ts';
import type { Provider } from '../providers/schema.ts';
import { providersOf } from '../providers/store.ts';
import { check } from '../solving/rules.ts';
import { Problem, Solution } from '../solving/schema.ts';
import { allocated, placementsOf, presets, problemOf, unknownsOf } from './rules.ts';
import type { AllocatedClass, Unknowns } from './schema.ts';

export interface YearNow {
  lines: FrozenLine[];
  classes: AllocatedClass[];
  providers: Provider[];
  programmes: ReturnType<typeof programmesInYear>;
}

/** All that placing the classes of a plan asks: as it stands now. */
export async function yearNow(
  db: Db,
  officeId: string,
  plan: { id: string; year: number },
): Promise<YearNow> {
  const nameOf = namesInYear(await listAgencies(db, officeId), plan.year);
  const lines = namedLines(await linesOf(db, plan.id), nameOf);
  const classes = await plannedClasses(db, plan.id);
  const programmes = programmesInYear(await versionsOf(db, officeId), plan.year);
  const providers = await providersOf(db, officeId, plan.year);
  const held = await heldClasses(
    db,
    classes.map(({ id }) => id),
  );
  return {
    ...{ lines, providers, programmes },
    classes: allocated({ lines, classes, programmes, providers, held }, nameOf),
  };
}

/** Hard limits that the placing of a plan breaks as it stands now, each in words, and what it rests on that nobody knows. */
export async function checkedNow(
  db: Db,
  officeId: string,
  plan: { id: string; year: number },
): Promise<{ breaches: string[]; unknown: Unknowns }> {
  const { classes, providers } = await yearNow(db, officeId, plan);
  const breaches = check(problemOf(classes, providers, presets.even), placementsOf(classes));
  return { breaches: breaches.map(({ says }) => says), unknown: unknownsOf(classes) };
}

/** The classes of a line become these, by their order: those that stay keep their place, what is over goes. */
export async function setClasses(
  tx: Tx,
  { officeId, lineId, by }: { officeId: string; lineId: string; by: string },
  sizes: readonly number[],
  there: readonly PlannedClass[],
): Promise<void> {
  const taken = new Set(there.slice(0, sizes.length).map(({ ordinal }) => ordinal));
  for (const [at, heads] of sizes.entries()) {
    const same = there[at];
    if (same?.heads === heads) continue;
    if (same) await tx.updateTable('trainingPlanClass').set({ heads }).where('id', '=', same.id).execute();
    else {
      const ordinal = firstFree(taken);
      taken.add(ordinal);
      await tx.insertInto('trainingPlanClass').values({ officeId, lineId, ordinal, heads }).execute();
    }
  }
  const over = there.slice(sizes.length).map(({ id }) => id);
  if (over.length > 0)
    await tx
      .updateTable('trainingPlanClass')
      .set({ removedBy: by, removedAt: sql<Date>`now()` })
      .where('id', 'in', over)
      .execute();
}

/** Classes may have been taken out in between: no two of a line have one number. */
function firstFree(taken: ReadonlySet<number>): number {
  let ordinal = 1;
  while (taken.has(ordinal)) ordinal++;
  return ordinal;
}

interface Placed {
  providerId: string | null;
  month: number | null;
  isFixed: boolean;
  placedBy: 'solver' | 'person' | null;
  reason: string | null;
}

export async function placeClass(tx: Tx, id: string, placed: Placed): Promise<void> {
  await tx.updateTable('trainingPlanClass').set(placed).where('id', '=', id).execute();
}

/** The plan that a class which stands belongs to. */
export async function planOfClass(db: Db, officeId: string, classId: string): Promise<string | null> {
  const row = await db
    .selectFrom('trainingPlanClass as class')
    .innerJoin('trainingLine as line', 'line.id', 'class.lineId')
    .select('line.planId')
    .where('class.officeId', '=', officeId)
    .where('class.id', '=', classId)
    .where('class.removedAt', 'is', null)
    .where('line.removedAt', 'is', null)
    .executeTakeFirst();
  return row?.planId ?? null;
}

/** Classes of the plan that are already held: they are not taken out of it. */
export async function heldClasses(db: Db, classIds: string[]): Promise<Set<string>> {
  if (classIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('trainingClass')
    .select('planClassId')
    .where('planClassId', 'in', classIds)
    .where('removedAt', 'is', null)
    .execute();
  return new Set(rows.flatMap(({ planClassId }) => (planClassId ? [planClassId] : [])));
}

export interface RunRow {
  id: string;
  planId: string;
  name: string;
  problem: Problem;
  result: Solution;
  madeAt: Date;
  madeBy: string | null;
  chosenAt: Date | null;
}

const runs = (db: Db, officeId: string) =>
  db
    .selectFrom('trainingAllocation as run')
    .leftJoin('authUser as person', 'person.id', 'run.madeBy')
    .select(['run.id', 'run.planId', 'run.name', 'run.problem', 'run.result', 'run.madeAt', 'run.chosenAt'])
    .select('person.name as madeBy')
    .where('run.officeId', '=', officeId)
    .where('run.result', 'is not', null)
    .where('run.removedAt', 'is', null);

const asRun = <R extends { problem: unknown; result: unknown }>(row: R) => ({
  ...row,
  problem: Problem.parse(row.problem),
  result: Solution.parse(row.result),
});

/** What was reckoned for a plan, newest first. */
export async function listRuns(db: Db, officeId: string, planId: string): Promise<RunRow[]> {
  const rows = await runs(db, officeId)
    .where('run.planId', '=', planId)
    .orderBy('run.madeAt', 'desc')
    .execute();
  return rows.map(asRun);
}

export async function findRun(db: Db, officeId: string, id: string): Promise<RunRow | null> {
  const row = await runs(db, officeId).where('run.id', '=', id).executeTakeFirst();
  return row ? asRun(row) : null;
}

export async function insertRun(
  tx: Tx,
  at: { officeId: string; planId: string; name: string; madeBy: string | null },
  problem: Problem,
  result: Solution,
): Promise<string> {
  const { id } = await tx
    .insertInto('trainingAllocation')
    .values({ ...at, problem: json(problem), result: json(result) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function markChosen(tx: Tx, id: string, chosenBy: string): Promise<void> {
  await tx
    .updateTable('trainingAllocation')
    .set({ chosenBy, chosenAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

export async function removeRun(tx: Tx, id: string, removedBy: string): Promise<void> {
  await tx
    .updateTable('trainingAllocation')
    .set({ removedBy, removedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}
