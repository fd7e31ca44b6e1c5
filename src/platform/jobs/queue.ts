import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Tx } from '../database/connection.ts';
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

/** A job is handed on in our own transaction, by a single statement; else the library has connections of its own. */
const through = (tx: Tx) => ({
  executeSql: async (text: string, values: unknown[] = []) => {
    const { rows } = await tx.executeQuery<never>(CompiledQuery.raw(text, values));
    return { rows };
  },
});
const CONNECTIONS = 2;

/** The queue in PostgreSQL, shared by all processes of the application; `work` begins to take from it. */
export async function openQueue(connectionString: string) {
  const boss = new PgBoss({
    ...{ connectionString, max: CONNECTIONS, application_name: 'dondoc jobs' },
    ...{ superviseIntervalSeconds: 5, schedule: false },
  });
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
