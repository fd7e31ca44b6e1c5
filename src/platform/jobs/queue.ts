import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Db } from '../database/connection.ts';
import type { Parts } from '../http/context.ts';
import type { Kinds } from './kinds.ts';
import { runJob } from './run.ts';
import type { Jobs } from './work.ts';

const QUEUE = 'work';
/** A worker that has said nothing for so long is no more, and its work is done anew. */
const HEARTBEAT_S = 10;
const AGAIN = 5;
/** Longer than the largest scan takes; then it is done anew. */
const LONGEST_S = 4 * 3600;

/** The library asks through our own pool, and in our own transactions. */
const through = (db: Db) => ({
  executeSql: async (text: string, values: unknown[] = []) => {
    const { rows } = await db.executeQuery<never>(CompiledQuery.raw(text, values));
    return { rows };
  },
});

/** The queue in PostgreSQL, shared by all processes of the application; `work` begins to take from it. */
export async function openQueue(db: Parts['db']) {
  const boss = new PgBoss({ db: through(db), superviseIntervalSeconds: 5, schedule: false });
  boss.on('error', console.error);
  await boss.start();
  await boss.createQueue(QUEUE, {
    heartbeatSeconds: HEARTBEAT_S,
    retryLimit: AGAIN,
    expireInSeconds: LONGEST_S,
    deleteAfterSeconds: 24 * 3600,
  });
  const jobs: Jobs = {
    send: async (tx, jobId) => {
      await boss.send(QUEUE, { jobId }, { db: through(tx) });
    },
    sent: async () => undefined,
  };
  return {
    jobs,
    work: async (parts: Parts, kinds: Kinds) => {
      const options = { pollingIntervalSeconds: 1, heartbeatRefreshSeconds: HEARTBEAT_S / 3 };
      await boss.work<{ jobId: string }>(QUEUE, options, async (taken) => {
        for (const { data } of taken) await runJob(parts, kinds, data.jobId);
      });
    },
    stop: () => boss.stop({ graceful: false }),
  };
}
