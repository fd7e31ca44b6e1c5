import { sql } from 'kysely';
import type { Database } from '../database/connection.ts';
import type { RunningFigure } from '../running/metrics.ts';

const count = (state: string) => async (db: Database) => {
  const row = await db
    .selectFrom('job')
    .select(sql<number>`count(*)::int`.as('jobs'))
    .where('state', '=', state)
    .executeTakeFirstOrThrow();
  return row.jobs;
};

const oldest = async (db: Database) => {
  const row = await db
    .selectFrom('job')
    .select(sql<number | null>`extract(epoch from now() - min(made_at))::float8`.as('age'))
    .where('state', '=', 'queued')
    .executeTakeFirstOrThrow();
  return row.age ?? 0;
};

/** Slow work that waits, that runs, and how long the oldest has waited. */
export const jobFigures: RunningFigure[] = [
  { name: 'dondoc_jobs_queued', help: 'Slow work that nobody has begun.', read: count('queued') },
  { name: 'dondoc_jobs_running', help: 'Slow work under way, on all machines.', read: count('running') },
  { name: 'dondoc_jobs_oldest_queued_seconds', help: 'How long the oldest work has waited.', read: oldest },
];
