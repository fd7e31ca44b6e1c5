import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import type { LedBy } from '../owners/schema.ts';
import type { PlanTask, RoadmapLine, TaskWords } from './schema.ts';

/** The way to each indicator of a set, in the set's order; only those of which something has been said or planned. */
export async function roadmapOf(db: Db, schoolId: string, setId: string): Promise<RoadmapLine[]> {
  const tasks = await planTasks(db, schoolId, setId);
  const rows = await db
    .selectFrom('setIndicator')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('roadmapLine')
          .select(['id', 'gap', 'plannedOn', 'ledBy', 'note', 'lookOn'])
          .where('roadmapLine.schoolId', '=', schoolId)
          .whereRef('roadmapLine.indicatorId', '=', 'setIndicator.id')
          .orderBy('roadmapLine.id', 'desc')
          .limit(1)
          .as('line'),
      (join) => join.onTrue(),
    )
    .leftJoin('indicatorOwner', (join) =>
      join
        .onRef('indicatorOwner.indicatorId', '=', 'setIndicator.id')
        .on('indicatorOwner.schoolId', '=', schoolId),
    )
    .select(['setIndicator.id as indicatorId', 'line.gap', 'line.plannedOn', 'line.note', 'line.lookOn'])
    .select('line.id as lineId')
    .select(['line.ledBy', 'indicatorOwner.ledBy as ownerLeads'])
    .where('setIndicator.setId', '=', setId)
    .orderBy('setIndicator.position')
    .execute();
  return rows.flatMap(({ ledBy, ownerLeads, lineId, ...row }) => {
    const own = tasks.filter((task) => task.indicatorIds.includes(row.indicatorId));
    if (ledBy === null && own.length === 0) return [];
    const version = lineId === null ? null : Number(lineId);
    return [{ ...row, version, ledBy: (ledBy ?? ownerLeads ?? 'school') as LedBy, tasks: own }];
  });
}

/** The tasks of the plan by their numbers, as their last versions say. */
export async function planTasks(db: Db, schoolId: string, setId: string): Promise<PlanTask[]> {
  const rows = await db
    .selectFrom('planTask')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('planTaskVersion')
          .selectAll('planTaskVersion')
          .whereRef('planTaskVersion.taskId', '=', 'planTask.id')
          .orderBy('planTaskVersion.id', 'desc')
          .limit(1)
          .as('said'),
      (join) => join.onTrue(),
    )
    .leftJoin('directive', 'directive.id', 'planTask.directiveId')
    .select(['planTask.id', 'planTask.number', 'planTask.directiveId', 'directive.code as directiveCode'])
    .select('said.id as versionId')
    .select(['said.title', 'said.indicatorIds', 'said.leadId', 'said.coordinatingIds', 'said.product'])
    .select(['said.startsOn', 'said.endsOn', 'said.budgetSource', 'said.dependsOn'])
    .select(sql<string | null>`trunc(said.budget_amount)::text`.as('budgetAmount'))
    .where('planTask.schoolId', '=', schoolId)
    .where('planTask.setId', '=', setId)
    .where('planTask.removedAt', 'is', null)
    .orderBy('planTask.number')
    .execute();
  const standing = new Set(rows.map(({ id }) => id));
  // What has been taken out of the plan is waited for no longer.
  return rows.map(({ versionId, ...row }) => ({
    ...row,
    version: Number(versionId),
    dependsOn: row.dependsOn.filter((id) => standing.has(id)),
  }));
}

interface LineRow {
  officeId: string;
  schoolId: string;
  indicatorId: string;
  gap: string | null;
  plannedOn: string | null;
  ledBy: LedBy;
  note: string | null;
  lookOn: string | null;
  writtenBy: string | null;
}

export async function insertLine(db: Db, row: LineRow): Promise<void> {
  await db.insertInto('roadmapLine').values(row).execute();
}

interface TaskRow {
  officeId: string;
  schoolId: string;
  setId: string;
  addedBy: string | null;
}

/** A new task under the next number; ask under the office's lock. Numbers of tasks taken out are not given again. */
export async function insertTask(db: Db, row: TaskRow): Promise<{ id: string; number: number }> {
  const { last } = await db
    .selectFrom('planTask')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('schoolId', '=', row.schoolId)
    .where('setId', '=', row.setId)
    .executeTakeFirstOrThrow();
  return db
    .insertInto('planTask')
    .values({ ...row, number: (last ?? 0) + 1 })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
}

export async function insertTaskVersion(
  db: Db,
  taskId: string,
  words: TaskWords,
  writtenBy: string | null,
): Promise<void> {
  await db
    .insertInto('planTaskVersion')
    .values({ taskId, ...words, writtenBy })
    .execute();
}

export async function removeTask(db: Db, schoolId: string, taskId: string, userId: string): Promise<boolean> {
  const done = await db
    .updateTable('planTask')
    .set({ removedBy: userId, removedAt: sql<Date>`clock_timestamp()` })
    .where('schoolId', '=', schoolId)
    .where('id', '=', taskId)
    .where('removedAt', 'is', null)
    .where('directiveId', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Whether all of these are tasks of the school, in its plan or taken out of it. */
export async function wereTasks(db: Db, schoolId: string, ids: string[]): Promise<boolean> {
  const rows = await db
    .selectFrom('planTask')
    .select('id')
    .where('schoolId', '=', schoolId)
    .where('id', 'in', ids)
    .execute();
  return rows.length === new Set(ids).size;
}

export async function markIssued(db: Db, taskId: string, directiveId: string): Promise<void> {
  await db.updateTable('planTask').set({ directiveId }).where('id', '=', taskId).execute();
}

/** The directive bears on what its task is for: the pages of the indicators show it. */
export async function linkDirective(
  db: Db,
  schoolId: string,
  indicatorIds: string[],
  directiveId: string,
  addedBy: string | null,
): Promise<void> {
  const rows = indicatorIds.map((indicatorId) => ({ schoolId, indicatorId, directiveId, addedBy }));
  await db
    .insertInto('indicatorLink')
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .execute();
}
