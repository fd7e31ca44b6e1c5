import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './test-server.ts';

test('each test file gets a migrated database of its own', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const client = new pg.Client(one.url);
  await client.connect();
  const { rows } = await client.query<{ applied: number }>('select count(*)::int as applied from migration');
  await client.query('create table only_here ()');
  await client.end();

  const second = new pg.Client(other.url);
  await second.connect();
  const found = await second.query("select from pg_tables where tablename = 'only_here'");
  await second.end();
  await Promise.all([one.drop(), other.drop()]);

  expect(rows[0]?.applied).toBeGreaterThan(0);
  expect(found.rowCount).toBe(0);
});
