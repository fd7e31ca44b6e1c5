import type { Db } from '#platform/database/connection.ts';
import type { Task } from '../schema.ts';

export type TaskRow = Task & { committeeId: string };

const taskRows = (db: Db) =>
  db
    .selectFrom('committeeTask')
    .leftJoin('directive', 'directive.id', 'committeeTask.directiveId')
    .select(['committeeTask.id', 'committeeId', 'seat', 'committeeTask.text', 'dueOn', 'givenOn'])
    .select(['decisionId', 'meetingId', 'directive.code as directiveCode'])
    .leftJoin('meeting', 'meeting.id', 'committeeTask.meetingId')
    .leftJoin('document as paper', 'paper.id', 'meeting.documentId')
    .select(['endedOn', 'endedAs', 'endedNote', 'directedOn', 'paper.heldAt']);

type Read = Awaited<ReturnType<ReturnType<typeof taskRows>['execute']>>[number];

/** While the notice of its meeting is held, that there is a task is all that is told. */
const outOfSight = { text: 'Nội dung tạm thời không hiện', endedNote: null, isHeld: true };

const shown = ({ decisionId, meetingId, endedAs, heldAt, ...row }: Read): TaskRow => ({
  ...{ ...row, isHeld: false, ...(heldAt ? outOfSight : {}) },
  origin: meetingId ? 'meeting' : decisionId ? 'decision' : 'own',
  endedAs: endedAs as Task['endedAs'],
});

/** Tasks of some committees, in the order in which they were given. */
export async function tasksOf(db: Db, committeeIds: string[]): Promise<TaskRow[]> {
  if (committeeIds.length === 0) return [];
  const rows = await taskRows(db)
    .where('committeeId', 'in', committeeIds)
    .orderBy('givenOn')
    .orderBy('committeeTask.ordinal')
    .execute();
  return rows.map(shown);
}

/** The committee of a task; null where there is none in the office. */
export async function committeeOfTask(db: Db, officeId: string, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('committeeTask')
    .select('committeeId')
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.committeeId ?? null;
}

export async function findTask(db: Db, id: string): Promise<TaskRow> {
  return shown(await taskRows(db).where('committeeTask.id', '=', id).executeTakeFirstOrThrow());
}

interface NewTask {
  officeId: string;
  committeeId: string;
  seat: string | null;
  text: string;
  dueOn: string | null;
  decisionId: string | null;
  meetingId: string | null;
  givenOn: string;
  madeBy: string | null;
}

export async function insertTasks(db: Db, rows: NewTask[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const made = await db.insertInto('committeeTask').values(rows).returning('id').execute();
  return made.map(({ id }) => id);
}

interface Ending {
  on: string;
  as: 'done' | 'dropped';
  note: string | null;
  by: string | null;
}

export async function endTask(db: Db, id: string, { on, as, note, by }: Ending): Promise<void> {
  await db
    .updateTable('committeeTask')
    .set({ endedOn: on, endedAs: as, endedNote: note, endedBy: by, endedAt: new Date() })
    .where('id', '=', id)
    .execute();
}

export async function setDirective(
  db: Db,
  id: string,
  set: { directiveId: string; directedOn: string },
): Promise<void> {
  await db.updateTable('committeeTask').set(set).where('id', '=', id).execute();
}
