import { addCalendarDays } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import { dayInVietnam } from '#platform/clock.ts';
import type { Database, Db, Tx } from '#platform/database/connection.ts';
import type { TableShape } from '../exporting/schema.ts';
import { ownership, shapesOf, type Which } from '../exporting/store.ts';
import { archiveLeavesOut, isBlanked, loadOrder } from './rules.ts';
import { type Archive, type ArchivePage, KEPT_DAYS, type Made } from './schema.ts';

/** Everything is read as it stood at one moment, however long that takes. */
export function snapshot<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      // Moments are written in one zone, whatever the server's is.
      await sql`set local time zone 'UTC'`.execute(tx);
      return work(tx);
    });
}

export async function schemaOf(db: Db): Promise<string> {
  const row = await sql<{ name: string }>`select max(name) as name from migration`.execute(db);
  return (row.rows[0]?.name ?? '').replace(/\.sql$/, '');
}

export interface Archived {
  shape: TableShape;
  which: Which;
}

/** Tables whose rows are a person's, of whatever office. */
const PERSONAL = ['preference', 'notice_choice'];

const shapesIn = async (db: Db): Promise<TableShape[]> =>
  (await shapesOf(db)).filter(({ name }) => !(name in archiveLeavesOut));

/** The tables of an archive, in the order of loading. */
export async function archivedShapes(db: Db): Promise<TableShape[]> {
  return loadOrder(await shapesIn(db));
}

/** The same, and which rows of each are the office's. */
export async function archived(db: Db, officeId: string): Promise<Archived[]> {
  const shapes = await shapesIn(db);
  const owned = ownership(shapes, officeId);
  owned.set('log_seal', sql<boolean>`office_key = ${officeId}`);
  // What still waits for this machine waits nowhere else.
  owned.set('job', sql<boolean>`office_id = ${officeId} and state not in ('queued', 'running')`);
  const people = await peopleOf(db, shapes, owned);
  owned.set('auth_user', sql<boolean>`id = any(${people}::uuid[])`);
  for (const table of PERSONAL) owned.set(table, sql<boolean>`user_id = any(${people}::uuid[])`);
  return loadOrder(shapes).flatMap((shape) => {
    const which = owned.get(shape.name);
    return which ? [{ shape, which }] : [];
  });
}

/** Whoever is or was of the office, or stands in one of its rows. */
async function peopleOf(db: Db, shapes: TableShape[], owned: Map<string, Which>): Promise<string[]> {
  const named = shapes.flatMap(({ name, links }) => {
    const which = owned.get(name);
    if (!which || PERSONAL.includes(name)) return [];
    return links
      .filter(({ table }) => table === 'auth_user')
      .map(
        ({ column }) =>
          sql`select ${sql.ref(column)} as id from ${sql.table(name)} where ${which} and ${sql.ref(column)} is not null`,
      );
  });
  const rows = await sql<{ id: string }>`${sql.join(named, sql` union `)} order by id`.execute(db);
  return rows.rows.map(({ id }) => id);
}

const AT_ONCE = 500;

/** The rows as lines of JSON, in the order of their keys, a few at a time. */
export async function* linesOf(tx: Tx, { shape, which }: Archived): AsyncGenerator<string[]> {
  const columns = shape.columns.filter(({ isGenerated }) => !isGenerated);
  const plain = columns.filter(({ type }) => type !== 'jsonb');
  const pairs = plain.flatMap(({ name }) => [
    sql.lit(name),
    isBlanked(shape.name, name) ? sql`null` : sql.ref(`t.${name}`),
  ]);
  // A call takes a hundred arguments: wide tables are put together of several.
  const pieces = [];
  for (let at = 0; at < pairs.length; at += 80)
    pieces.push(sql`jsonb_build_object(${sql.join(pairs.slice(at, at + 80))})`);
  // A null inside JSON is not the same as nothing, which is left out.
  for (const { name } of columns.filter(({ type }) => type === 'jsonb'))
    pieces.push(sql`case when t.${sql.ref(name)} is null then '{}' else
      jsonb_build_object(${sql.lit(name)}, t.${sql.ref(name)}) end`);
  const typeOf = new Map(columns.map(({ name, type }) => [name, type]));
  const key = shape.key.length > 0 ? shape.key : shape.columns.filter((c) => c.isCounter).map((c) => c.name);
  const named = key.map((name) =>
    typeOf.get(name) === 'text' ? sql`t.${sql.ref(name)} collate "C"` : sql`t.${sql.ref(name)}`,
  );
  // Without a key all that a row says tells it apart.
  const order = named.length > 0 ? named : [sql`t::text collate "C"`];
  await sql`declare archive_lines no scroll cursor for
    select (${sql.join(pieces, sql` || `)})::text as line from ${sql.table(shape.name)} t
    where ${which} order by ${sql.join(order)}`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(AT_ONCE)} from archive_lines`.execute(tx);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await sql`close archive_lines`.execute(tx);
}

export interface Stored {
  id: string;
  name: string;
  size: number;
  sha256: string;
}

export async function storedFiles(db: Db, officeId: string): Promise<Stored[]> {
  return db
    .selectFrom('storedFile')
    .select(['id', 'name', 'size', 'sha256'])
    .where('officeId', '=', officeId)
    .orderBy('id')
    .execute();
}

export async function officeName(db: Db, officeId: string): Promise<string | null> {
  const row = await db.selectFrom('office').select('name').where('id', '=', officeId).executeTakeFirst();
  return row?.name ?? null;
}

export async function insertArchive(tx: Tx, row: Made & { id: string; officeId: string; madeBy: string }) {
  await tx.insertInto('officeArchive').values(row).execute();
}

const MOST = 20;

/** Those made last, the newest first. */
export async function listArchives(db: Db, officeId: string): Promise<Archive[]> {
  const rows = await db
    .selectFrom('officeArchive')
    .leftJoin('authUser', 'authUser.id', 'officeArchive.madeBy')
    .select([
      'officeArchive.id',
      'madeAt',
      'authUser.name as madeBy',
      'size',
      'sha256',
      'rows',
      'files',
      'removedAt',
    ])
    .where('officeId', '=', officeId)
    .orderBy('madeAt', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(({ removedAt, ...row }) => ({
    ...row,
    size: Number(row.size),
    keptUntil: removedAt ? null : addCalendarDays(dayInVietnam(row.madeAt), KEPT_DAYS),
  }));
}

export async function findArchive(db: Db, officeId: string, id: string) {
  return db
    .selectFrom('officeArchive')
    .select(['id', 'madeAt'])
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
}

/** Those whose days are over. */
export async function outlived(db: Db, today: string): Promise<string[]> {
  const until = addCalendarDays(today, -KEPT_DAYS);
  const rows = await db
    .selectFrom('officeArchive')
    .select(['id', 'madeAt'])
    .where('removedAt', 'is', null)
    .execute();
  return rows.filter(({ madeAt }) => dayInVietnam(madeAt) < until).map(({ id }) => id);
}

export async function markRemoved(db: Db, id: string): Promise<void> {
  await db.updateTable('officeArchive').set({ removedAt: sql`now()` }).where('id', '=', id).execute();
}

/** A document that somebody asked to purge and nobody has dealt with yet. */
export async function isAnyHeld(db: Db, officeId: string): Promise<boolean> {
  const held = await db
    .selectFrom('document')
    .select('id')
    .where('officeId', '=', officeId)
    .where('heldAt', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return held !== undefined;
}

/** Whether an archive just made may be kept: under the lock of its job, which whoever holds a document tells to stop. */
export async function isWanted(tx: Tx, jobId: string, officeId: string): Promise<boolean> {
  const job = await tx
    .selectFrom('job')
    .select('cancelAsked')
    .where('id', '=', jobId)
    .forUpdate()
    .executeTakeFirst();
  return job?.cancelAsked === false && !(await isAnyHeld(tx, officeId));
}

export async function markAllRemoved(tx: Tx, officeId: string): Promise<void> {
  await tx
    .updateTable('officeArchive')
    .set({ removedAt: sql`now()` })
    .where('officeId', '=', officeId)
    .where('removedAt', 'is', null)
    .execute();
}

/** Under each of these ids a file may lie, whether its work came to an end or not. */
export async function everMade(tx: Tx, officeId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from office_archive where office_id = ${officeId}
    union select id from job where office_id = ${officeId} and kind = 'archive'`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function holdsNow(db: Db, officeId: string): Promise<ArchivePage['holds']> {
  const { rows } = await sql<ArchivePage['holds']>`
    select (select count(*)::int from document where office_id = ${officeId}) as documents,
      (select count(*)::int from directive where office_id = ${officeId}) as directives,
      (select count(*)::int from stored_file where office_id = ${officeId}) as files,
      (select coalesce(sum(size), 0)::float8 from stored_file where office_id = ${officeId}) as bytes`.execute(
    db,
  );
  return rows[0] ?? { documents: 0, directives: 0, files: 0, bytes: 0 };
}
