import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '#platform/database/connection.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { listProducts, worksOf } from './store.ts';

const folder = path.resolve(import.meta.dirname, '../../../migrations');
const MOVES = '202611291230_research.sql';
let place: Awaited<ReturnType<typeof createTestDatabase>>;
let client: pg.Client;
beforeAll(async () => {
  place = await createTestDatabase();
  client = new pg.Client(place.url);
  await client.connect();
  await client.query('drop schema public cascade; create schema public');
});
afterAll(async () => {
  await client.end();
  await place.drop();
});

async function apply(wanted: (name: string) => boolean) {
  for (const name of (await readdir(folder)).sort().filter(wanted)) {
    await client.query('begin');
    await client.query(await readFile(path.join(folder, name), 'utf8'));
    await client.query('commit');
  }
}

it('what stood in the records of people is moved over: once, under its id, the removed as removed', async () => {
  await apply((name) => name < MOVES);
  const one = async (sql: string, values: unknown[] = []): Promise<string> =>
    (await client.query(`${sql} returning id`, values)).rows[0].id;
  const officeId = await one(
    "insert into office (name, short_name, place, regime) values ('Văn phòng', 'VP', 'Sơn Hà', 'party')",
  );
  const schoolId = await one(
    "insert into agency (office_id, key, regime, is_school) values ($1, 'truong', 'party', true)",
    [officeId],
  );
  const person = (code: string) =>
    one('insert into staff_person (office_id, school_id, code, full_name) values ($1, $2, $3, $3)', [
      ...[officeId, schoolId, code],
    ]);
  const [a, b] = [await person('A'), await person('B')];
  const record = (personId: string, data: object, from: string | null, to: string | null, gone = false) =>
    one(
      `insert into staff_record (office_id, person_id, kind, data, from_day, to_day, basis, recorded_at, removed_at)
       values ($1, $2, 'product', $3, $4, $5, 'MC', clock_timestamp(), case when $6 then now() end)`,
      [officeId, personId, JSON.stringify(data), from, to, gone],
    );
  const article = { kind: 'article', title: 'Bài chung', number: '0000-0019', level: null };
  const first = await record(a, { ...article, part: 'lead' }, '2022-01-02', null);
  const shared = await record(b, { ...article, part: 'member' }, null, '2022-01-02');
  const other = await record(a, { ...article, part: 'author' }, '2022-01-03', null);
  const undated = await record(
    b,
    { kind: 'topic', title: 'Đề tài', part: 'lead', level: 'province' },
    null,
    null,
  );
  const removed = await record(a, { ...article, part: 'lead' }, '2022-01-02', null, true);
  const twice = await record(a, { ...article, part: 'lead' }, '2022-01-02', null);
  await apply((name) => name >= MOVES);

  const db = openDatabase(place.url);
  const products = await listProducts(db, schoolId);
  const works = await worksOf(db, schoolId);
  await db.destroy();
  // Two who made one work stand in one row; the same written twice for one person counts once.
  expect(new Map(products.map(({ id, authors }) => [id, authors.map((author) => author.id)]))).toEqual(
    new Map([
      [first, [first, shared]],
      [other, [other]],
      [undated, [undated]],
    ]),
  );
  expect(products.find(({ id }) => id === undated)).toMatchObject({
    level: 'province',
    madeOn: null,
    basis: 'MC',
  });
  expect(works.map(({ id, personId, on, number, part }) => [id, personId, on, number, part])).toEqual([
    [first, a, '2022-01-02', '0000-0019', 'lead'],
    [shared, b, '2022-01-02', '0000-0019', 'member'],
    [other, a, '2022-01-03', '0000-0019', 'author'],
    [undated, b, null, null, 'lead'],
  ]);
  const { rows } = await client.query(
    `select id from research_author where removed_at is not null order by ordinal`,
  );
  expect(rows.map(({ id }) => id)).toEqual([removed, twice]);
  const { rows: left } = await client.query(`select from staff_record where kind = 'product'`);
  expect(left).toHaveLength(0);
});
