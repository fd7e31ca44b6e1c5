import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { openS3Store } from '#platform/files/store.ts';
import {
  anywhere,
  cookieAt,
  type Instances,
  lostOf,
  noLoad,
  startInstances,
  writeMuch,
} from './support/instances.ts';
import { startS3 } from './support/s3-server.ts';
import { callRoute } from './support/server-process.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let s3: Awaited<ReturnType<typeof startS3>>;
let db: Database;
let machines: Instances;
let urls: [string, string];
beforeAll(async () => {
  [database, s3] = await Promise.all([createTestDatabase(), startS3()]);
  db = openDatabase(database.url);
  machines = await startInstances(2, database.url, s3.env);
  const [first = '', second = ''] = machines.servers.map(({ url }) => url);
  urls = [first, second];
  await callRoute(first, 'setup.tryExample', {});
}, 120_000);
afterAll(async () => {
  await machines?.stop();
  await db?.destroy();
  await Promise.all([database?.drop(), s3?.stop()]);
});

const json = async (answer: Response) => ((await answer.json()) as { json: unknown }).json;
const post = (input: unknown) => ({
  ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
  body: JSON.stringify({ json: input }),
});

it('are one to whoever comes: the same setup code, and a session of one works at the other', async () => {
  const codes = machines.servers.map(({ output }) => /Mã thiết lập cơ quan: (\w+)/.exec(output())?.[1]);
  expect(codes[0]).toMatch(/^[0-9a-f]{8}$/);
  expect(codes[1]).toBe(codes[0]);
  const clerk = anywhere(await cookieAt(urls[0], 'huong'));
  const seen = await Promise.all(
    urls.map(async (url) => json(await clerk.fetch(url, '/api/rpc/session/current', post(undefined)))),
  );
  expect(seen[0]).toMatchObject({ viewer: { username: 'huong' } });
  expect(seen[1]).toEqual(seen[0]);
});

it('one killed under load loses no acknowledged write, and the other goes on', {
  timeout: 120_000,
}, async () => {
  const [clerk, contact] = [
    anywhere(await cookieAt(urls[0], 'huong')),
    anywhere(await cookieAt(urls[1], 'mai')),
  ];
  const done = new AbortController();
  const load = noLoad();
  const writing = writeMuch({ clerk, contact }, urls, { writers: 4, signal: done.signal, load });
  const more = (rows: number) =>
    expect.poll(() => load.agencies.length, { timeout: 40_000 }).toBeGreaterThan(rows);
  await more(16);
  await machines.servers[0]?.kill();
  await more(load.agencies.length + 8);
  done.abort();
  await writing;
  const agencies = (await json(await clerk.fetch(urls[1], '/api/rpc/agencies/list', post(undefined)))) as {
    id: string;
  }[];
  const kept = new Set(agencies.map(({ id }) => id));
  const lost = await lostOf(load, kept, openS3Store(s3.place).get);
  console.log(
    `${load.requests} requests, ${load.failed} failed, ${load.agencies.length} rows and ${load.files.length} files acknowledged, ${lost.length} lost`,
  );
  expect(load.files.length).toBeGreaterThan(2);
  expect(load.failed).toBeGreaterThan(0);
  expect(lost).toEqual([]);
  expect((await fetch(`${urls[1]}/readyz`)).status).toBe(200);
});

it('say of each request one line, without a word of what was asked', async () => {
  const contact = anywhere(await cookieAt(urls[1], 'mai'));
  await fetch(`${urls[1]}/api/rpc/directives/list`, post({}));
  await contact.fetch(urls[1], '/api/rpc/log/list', post({}));
  await contact.fetch(urls[1], '/api/rpc/search/ask', post({ words: { 'Tổ công tác': 1 } }));
  const lines = machines.servers[1]?.output().split('\n').filter(Boolean) ?? [];
  const requests = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request');
  expect(requests).toContainEqual(
    expect.objectContaining({
      ...{ level: 'info', method: 'POST', route: 'agencies.create', status: 200 },
      ...{ time: expect.any(String), ms: expect.any(Number) },
      ...{
        requestId: expect.stringMatching(/^[0-9a-f]{8}$/),
        userId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    }),
  );
  // What is refused stands there like the rest: not signed in, no right, no sense.
  for (const [route, status] of [
    ['directives.list', 401],
    ['log.list', 403],
    ['search.ask', 400],
  ])
    expect(requests).toContainEqual(expect.objectContaining({ route, status }));
  expect(lines.join('\n')).not.toMatch(/Tổ công tác|huong|bao-cao/);
});
