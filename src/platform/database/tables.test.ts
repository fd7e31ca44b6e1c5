import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase } from './connection.ts';
import { createTestDatabase } from './test-server.ts';

const run = promisify(execFile);

it('the generated table types fit the migrations', async () => {
  const { url, drop } = await createTestDatabase();
  const command = run('npx', ['kysely-codegen', '--verify', '--url', url]).then(
    () => 'fit',
    (error: { stdout: string; stderr: string }) => `${error.stdout}${error.stderr}`,
  );
  // To make them anew: npx kysely-codegen --url DATABASE_URL
  expect(await command).toBe('fit');
  await drop();
});

it('every id that the database draws is one of chance (version 4)', async () => {
  const { url, drop } = await createTestDatabase();
  const db = openDatabase(url);
  const { rows } = await sql<{ at: string; drawn: string }>`
    select table_name || '.' || column_name as at, column_default as drawn from information_schema.columns
    where table_schema = 'public' and data_type = 'uuid' and column_default is not null`.execute(db);
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.filter(({ drawn }) => drawn !== 'gen_random_uuid()')).toEqual([]);
  const some = await sql<{
    id: string;
  }>`select gen_random_uuid() as id from generate_series(1, 1000)`.execute(db);
  for (const { id } of some.rows) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
  expect(new Set(some.rows.map(({ id }) => id)).size).toBe(1000);
  await db.destroy();
  await drop();
});
