import { sql } from 'kysely';
import { tell } from '#inbox/store.ts';
import type { Database, Db, Tx } from '#platform/database/connection.ts';
import type { RunningFigure } from '#platform/running/metrics.ts';
import type { Backup } from './schema.ts';

const MOST = 60;

/** A document purged as secret lies in every copy made while it was there. */
const holdsPurged = sql<boolean>`exists (select from purge where confirmed_at is not null
  and backup.begun_at >= held_from and backup.begun_at <= coalesce(held_until, confirmed_at))`;

/** Those made or tried, the newest first. */
export async function listBackups(db: Db): Promise<Backup[]> {
  const rows = await db
    .selectFrom('backup')
    .select(['id', 'kind', 'begunAt', 'endedAt', 'file', 'problem', 'size', 'sha256', 'rows', 'files'])
    .select(['faults', 'encrypted', 'triedAt', 'trialProblem', 'removedAt', holdsPurged.as('holdsPurged')])
    .orderBy('begunAt', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(({ holdsPurged: isHeld, ...row }) => ({
    ...row,
    kind: row.kind as Backup['kind'],
    size: row.size === null ? null : Number(row.size),
    rows: row.rows === null ? null : Number(row.rows),
    mustGo: isHeld && row.removedAt === null && row.file !== null,
  }));
}

/** Those that lie in the folder still. */
export async function lyingBackups(db: Db) {
  return db
    .selectFrom('backup')
    .select(['id', 'kind', 'begunAt', 'file', 'trialProblem', 'triedAt', holdsPurged.as('mustGo')])
    .where('file', 'is not', null)
    .where('removedAt', 'is', null)
    .orderBy('begunAt', 'desc')
    .execute();
}

export async function noteTrial(db: Db, id: string, problem: string | null): Promise<void> {
  await db
    .updateTable('backup')
    .set({ triedAt: sql`clock_timestamp()`, trialProblem: problem })
    .where('id', '=', id)
    .execute();
}

export async function noteRemoved(db: Db, id: string): Promise<void> {
  await db.updateTable('backup').set({ removedAt: sql`clock_timestamp()` }).where('id', '=', id).execute();
}

/** What the last one took; where there is none, what the data takes now. */
export async function expectedSize(db: Db): Promise<number> {
  const { rows } = await sql<{ size: string }>`select coalesce(
    (select size from backup where size is not null order by begun_at desc limit 1),
    pg_database_size(current_database()) + (select coalesce(sum(size), 0) from stored_file))::text as size`.execute(
    db,
  );
  return Number(rows[0]?.size ?? 0);
}

/** Tells whoever keeps the users of each office, once under the same key. */
export async function tellAdministrators(
  db: Database,
  key: string,
  title: string,
  body: string,
): Promise<void> {
  await db.transaction().execute(async (tx: Tx) => {
    const offices = await tx.selectFrom('office').select('id').execute();
    for (const { id: officeId } of offices) {
      const notice = { officeId, key, kind: 'backup', title, body, link: '/sao-luu', subject: null };
      await tell(tx, { roles: ['administrator'] }, notice);
    }
  });
}

/** How old the newest is that still lies there, or null: `tried`, the newest that came back whole when it was tried. */
const ageOf = (which: 'made' | 'tried') => async (db: Database) => {
  const row = await db
    .selectFrom('backup')
    .select(sql<number | null>`extract(epoch from clock_timestamp() - max(begun_at))::float8`.as('age'))
    .where('file', 'is not', null)
    .where('removedAt', 'is', null)
    .$if(which === 'tried', (of) => of.where('triedAt', 'is not', null).where('trialProblem', 'is', null))
    .executeTakeFirstOrThrow();
  return row.age;
};

/** For whoever watches over the server: what a broken disk would cost today. Left out where there is none. */
export const backupFigures: RunningFigure[] = [
  { name: 'dondoc_backup_age_seconds', help: 'How old the newest backup is.', read: ageOf('made') },
  {
    name: 'dondoc_backup_tried_age_seconds',
    help: 'How old the newest backup is that was restored on trial.',
    read: ageOf('tried'),
  },
];
