import { sql } from 'kysely';
import type { Database, Db, Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { Jobs } from '#platform/jobs/work.ts';
import type { Viewer } from '../schema.ts';
import type { Job } from './schema.ts';

/** Asks for slow work in a person's name; gives its id. */
export async function enqueue(
  { db, jobs }: { db: Database; jobs: Jobs },
  viewer: Viewer,
  kind: string,
  input: Record<string, unknown>,
): Promise<string> {
  const id = await db.transaction().execute(async (tx) => {
    const row = await tx
      .insertInto('job')
      .values({ officeId: viewer.office.id, userId: viewer.userId, kind, input: json(input) })
      .returning('id')
      .executeTakeFirstOrThrow();
    await jobs.send(tx, row.id);
    return row.id;
  });
  await jobs.sent(id);
  return id;
}

const rows = (db: Db, userId: string) =>
  db
    .selectFrom('job')
    .select(['id', 'kind', 'state', 'stepsDone', 'steps', 'problem', 'result', 'madeAt', 'endedAt'])
    .select(sql<string | null>`input ->> 'documentId'`.as('subject'))
    .where('userId', '=', userId);

const MOST = 100;

/** The newest first. */
export async function listJobs(db: Db, userId: string): Promise<Job[]> {
  return (await rows(db, userId).orderBy('madeAt', 'desc').limit(MOST).execute()) as Job[];
}

export async function findJob(db: Db, userId: string, id: string): Promise<Job | null> {
  return ((await rows(db, userId).where('id', '=', id).executeTakeFirst()) as Job | undefined) ?? null;
}

/** One that waits is over at once; one that is under way is told to stop. */
const cancelled = (db: Db) =>
  db
    .updateTable('job')
    .set({
      cancelAsked: true,
      state: sql`case when state = 'queued' then 'cancelled' else state end`,
      endedAt: sql`case when state = 'queued' then now() else ended_at end`,
    })
    .where('state', 'in', ['queued', 'running']);

export async function cancelJob(db: Db, userId: string, id: string): Promise<void> {
  await cancelled(db).where('id', '=', id).where('userId', '=', userId).execute();
}

/** All of one kind in an office, whoever's work it is. */
export async function cancelJobsOf(tx: Tx, officeId: string, kind: string): Promise<void> {
  await cancelled(tx).where('officeId', '=', officeId).where('kind', '=', kind).execute();
}

const openOf = (db: Db, officeId: string, kind: string) =>
  db
    .selectFrom('job')
    .select(['id', 'userId'])
    .where('officeId', '=', officeId)
    .where('kind', '=', kind)
    .where('state', 'in', ['queued', 'running']);

/** The same work under way for the same thing, if any: nobody waits twice. */
export async function openJob(
  db: Db,
  viewer: Viewer,
  kind: string,
  documentId: string,
): Promise<string | null> {
  const row = await openOf(db, viewer.office.id, kind)
    .where('userId', '=', viewer.userId)
    .where(sql<boolean>`input ->> 'documentId' = ${documentId}`)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The same for a whole office, whoever's work it is. */
export async function openJobOf(
  db: Db,
  officeId: string,
  kind: string,
): Promise<{ id: string; userId: string } | undefined> {
  return openOf(db, officeId, kind).executeTakeFirst();
}
