import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Tx } from '../database/connection.ts';
import type { Parts } from '../http/context.ts';
import { logError } from '../server-log.ts';
import type { Kinds } from './kinds.ts';
import { runJob } from './run.ts';
import { cronOf, runTimed, type TimedWork, ZONE } from './timed.ts';
import type { Jobs } from './work.ts';

const QUEUE = 'work';
/** A worker that has said nothing for so long is no more, and its work is done anew. */
const HEARTBEAT_S = 10;
const AGAIN = 5;
/** Longer than the largest scan takes; then it is done anew. */
const LONGEST_S = 4 * 3600;

const TIMED = 'timed-';
/** One at a time, whoever asks: what comes meanwhile is the same work. */
const TIMED_QUEUE = {
  policy: 'exclusive',
  heartbeatSeconds: HEARTBEAT_S,
  retryLimit: AGAIN,
  retryDelay: 60,
  retryBackoff: true,
  expireInSeconds: LONGEST_S,
  deleteAfterSeconds: 24 * 3600,
};

/** A job is handed on in our own transaction, by a single statement; else the library has connections of its own. */
const through = (tx: Tx) => ({
  executeSql: async (text: string, values: unknown[] = []) => {
    const { rows } = await tx.executeQuery<never>(CompiledQuery.raw(text, values));
    return { rows };
  },
});
const CONNECTIONS = 2;

/** How often the clock is looked at; its hours are met within the minute. */
const CLOCK_S = 30;

/** The queue in PostgreSQL, shared by all processes of the application; `work` begins to take from it. */
export async function openQueue(connectionString: string, clockEveryS = CLOCK_S) {
  const boss = new PgBoss({
    ...{ connectionString, max: CONNECTIONS, application_name: 'dondoc jobs' },
    ...{ superviseIntervalSeconds: 5, cronMonitorIntervalSeconds: clockEveryS },
  });
  boss.on('error', logError);
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
    look: async () => {
      if (!(await boss.getQueue(QUEUE))) throw new Error('the queue is not there');
    },
  };
  return {
    jobs,
    work: async (parts: Parts, kinds: Kinds) => {
      const options = { pollingIntervalSeconds: 1, heartbeatRefreshSeconds: HEARTBEAT_S / 3 };
      await boss.work<{ jobId: string }>(QUEUE, options, async (taken) => {
        for (const { data } of taken) await runJob(parts, kinds, data.jobId);
      });
    },
    /** Does timed work at its hours: one process of all, and later where all were off. What is left to others is asked for all the same. */
    keepTime: async (parts: Parts, timed: TimedWork, left: string[] = []) => {
      for (const { name } of await boss.getSchedules())
        if (!(name.slice(TIMED.length) in timed)) await boss.unschedule(name);
      for (const [kind, work] of Object.entries(timed)) {
        const name = TIMED + kind;
        await boss.createQueue(name, TIMED_QUEUE);
        await boss.schedule(name, cronOf(work), null, { tz: ZONE, missed: 'once' });
        if (left.includes(kind)) continue;
        const options = { pollingIntervalSeconds: 2, heartbeatRefreshSeconds: HEARTBEAT_S / 3 };
        await boss.work(name, options, () => runTimed(parts, kind, work));
      }
    },
    stop: () => boss.stop({ graceful: false }),
  };
}
