import { dayInVietnam } from '../clock.ts';
import type { Database, Db } from '../database/connection.ts';
import type { Parts } from '../http/context.ts';

/**
 * Work that the clock asks for. To add one, write it in `jobs.ts` of its room and name it in `timed` of server.ts:
 * `{ at: '05:00', run: async (parts, today) => … }`.
 *
 * `at` is a time of day in Viet Nam, or 'every minute'. Daily work is done once a day by one process of all; a machine
 * that was off at the time does it when it is on again. Killed or failed it is begun anew, so `run` itself must bear
 * being done twice: what it has written once it must not write again.
 */
export interface Timed {
  at: `${number}:${number}` | 'every minute';
  /** Today is the day of the world; an example has its own (`officeToday`). */
  run(parts: Parts, today: string): Promise<void>;
}

export type TimedWork = Record<string, Timed>;

/** The hours of the house, wherever the server stands. */
export const ZONE = 'Asia/Ho_Chi_Minh';

export function cronOf({ at }: Pick<Timed, 'at'>): string {
  if (at === 'every minute') return '* * * * *';
  const [hour, minute] = at.split(':').map(Number);
  return `${minute} ${hour} * * *`;
}

/** Does timed work now; of daily work nothing where this day's is done. */
export async function runTimed(parts: Parts, kind: string, { at, run }: Timed): Promise<void> {
  const day = dayInVietnam(parts.clock.now());
  const isDaily = at !== 'every minute';
  if (isDaily && (await ranOn(parts.db, kind, day))) return;
  await run(parts, day);
  if (isDaily) await noteRun(parts.db, kind, day);
}

async function ranOn(db: Db, kind: string, day: string): Promise<boolean> {
  const row = await db
    .selectFrom('timedRun')
    .select('day')
    .where('kind', '=', kind)
    .where('day', '=', day)
    .executeTakeFirst();
  return row !== undefined;
}

const noteRun = (db: Database, kind: string, day: string) =>
  db
    .insertInto('timedRun')
    .values({ kind, day })
    .onConflict((oc) => oc.doNothing())
    .execute();
