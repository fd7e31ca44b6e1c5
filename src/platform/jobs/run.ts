import { ORPCError } from '@orpc/server';
import { sql } from 'kysely';
import type { Database, Db } from '../database/connection.ts';
import { json } from '../database/json.ts';
import type { Parts } from '../http/context.ts';
import { problems } from '../http/problems.ts';
import { logError } from '../server-log.ts';
import type { Kinds } from './kinds.ts';

const CANCEL_LOOK_MS = 500;
const PROGRESS_MS = 300;

class Cancelled extends Error {}

/** Does one job to its end. Asked again after a kill it begins anew; asked again after its end it does nothing. */
export async function runJob(parts: Parts, kinds: Kinds, id: string): Promise<void> {
  const { db } = parts;
  const job = await begin(db, id);
  if (!job) return;
  const stop = new AbortController();
  const looking = setInterval(() => {
    isCancelled(db, id).then((asked) => asked && stop.abort(new Cancelled()), logError);
  }, CANCEL_LOOK_MS);
  try {
    const work = kinds[job.kind];
    if (!work) throw new Error(`nobody knows work of kind ${job.kind}`);
    const write = await work(parts, job, { progress: reporter(db, id), signal: stop.signal });
    await db.transaction().execute(async (tx) => {
      const result = await write(tx);
      // Locked only now: until here its owner sees how far it is, and may stop it.
      const open = await tx
        .selectFrom('job')
        .select('cancelAsked')
        .where('id', '=', id)
        .where('state', '=', 'running')
        .forUpdate()
        .executeTakeFirst();
      // Somebody else has ended it meanwhile: what was written here goes back.
      if (!open || open.cancelAsked) throw new Cancelled();
      await end(tx, id, { state: 'done', result: json(result ?? null) });
    });
  } catch (error) {
    await fail(db, id, stop.signal.aborted ? new Cancelled() : error);
  } finally {
    clearInterval(looking);
  }
}

async function fail(db: Database, id: string, error: unknown): Promise<void> {
  if (error instanceof Cancelled) return end(db, id, { state: 'cancelled' });
  const isExpected = error instanceof ORPCError && error.code in problems;
  if (!isExpected) logError(error);
  const problem = isExpected
    ? error.message
    : 'Máy chủ gặp lỗi khi làm việc này. Chưa có gì được thay đổi. Thử lại; nếu vẫn lỗi, báo người quản trị.';
  await end(db, id, { state: 'failed', problem });
}

/** The job where it is still to be done: not yet begun, or begun by a worker that is no more. */
async function begin(db: Db, id: string) {
  return db
    .updateTable('job')
    .set({ state: 'running', stepsDone: 0, steps: null })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returning(['id', 'kind', 'officeId', 'userId', 'input'])
    .executeTakeFirst();
}

async function end(
  db: Db,
  id: string,
  outcome: { state: 'done' | 'failed' | 'cancelled'; result?: unknown; problem?: string },
): Promise<void> {
  await db
    .updateTable('job')
    .set({ ...outcome, endedAt: sql`now()` })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

async function isCancelled(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('job').select('cancelAsked').where('id', '=', id).executeTakeFirst();
  return row?.cancelAsked ?? true;
}

/** Writes how far it has come, not oftener than anybody can see. */
function reporter(db: Db, id: string): (done: number, of: number) => void {
  let last = 0;
  return (done, of) => {
    const now = performance.now();
    if (now - last < PROGRESS_MS && done < of) return;
    last = now;
    db.updateTable('job')
      .set({ stepsDone: done, steps: of })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute()
      .catch(logError);
  };
}
