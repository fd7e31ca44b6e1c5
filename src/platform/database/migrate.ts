import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';

import type { Database } from './connection.ts';

const folder = path.resolve(import.meta.dirname, '../../../migrations');
// Two servers that start at once on one cluster must not both migrate.
const LOCK = 4_711_296;

/**
 * Brings the database up to date, forward only, each file in its own transaction. Gives the names applied now.
 */
export async function migrate(url: string, before: BeforeChange = async () => {}): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(LEDGER);
    const done = new Set(
      (await client.query<{ name: string }>('select name from migration')).rows.map((r) => r.name),
    );
    const files = await knownSteps();
    refuseNewer([...done], files);
    const pending = files.filter((name) => !done.has(name));
    if (pending.length > 0 && done.size > 0) await before(pending);
    for (const name of pending) await apply(client, name);
    return pending;
  } finally {
    await client.end();
  }
}

/** Called before steps are made on a database that had some already. */
export type BeforeChange = (pending: string[]) => Promise<void>;

const LEDGER =
  'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())';

/** The steps that this version knows, in their order. */
export async function knownSteps(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
}

/** A step that this version does not know was made by a newer one, whose rows it would misread. */
export function refuseNewer(done: string[], known: string[]): void {
  const unknown = done.filter((name) => !known.includes(name)).sort();
  if (unknown.length > 0)
    throw new Error(
      `Dữ liệu thuộc bản Đôn Đốc mới hơn bản này (bước ${unknown.at(-1)?.replace('.sql', '')}). Chưa có gì bị đổi. Chạy bằng bản mới đó, hoặc khôi phục bản sao lưu lập trước khi nâng cấp.`,
    );
}

/** The steps of an older version, in a transaction of the caller's. */
export async function makeSchema(client: pg.Client, steps: string[]): Promise<void> {
  await client.query(LEDGER);
  for (const name of steps) await client.query(await readFile(path.join(folder, name), 'utf8'));
}

/** Those that this version brings and the database has not had. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const done = await db.selectFrom('migration').select('name').execute();
  const names = new Set(done.map(({ name }) => name));
  return (await knownSteps()).filter((name) => !names.has(name));
}

async function apply(client: pg.Client, name: string): Promise<void> {
  const sql = await readFile(path.join(folder, name), 'utf8');
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into migration (name) values ($1)', [name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed`, { cause: error });
  }
}
