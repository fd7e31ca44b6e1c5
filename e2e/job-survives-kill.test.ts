import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Job } from '#accounts/jobs/schema.ts';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { scannedPages, scannedPdf } from './support/scanned-example.ts';
import { callRoute, freePort, type ServerProcess, signIn, startServer } from './support/server-process.ts';

const stateDir = mkdtempSync(path.join(tmpdir(), 'dondoc-job-'));
let server: ServerProcess | undefined;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url);
});
afterAll(async () => {
  await server?.stop();
  await db?.destroy();
  await database?.drop();
  rmSync(stateDir, { recursive: true, force: true });
});

it('goes on with a reading after a kill, and lays it down once', { timeout: 300_000 }, async () => {
  const env = { PORT: String(await freePort()), DATABASE_URL: database.url };
  server = await startServer(stateDir, env);
  const { url } = server;
  await callRoute(url, 'setup.tryExample', {});
  const clerk = await signIn(url, 'huong');
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(scannedPdf(await scannedPages(1)))]), 'ban-quet.pdf');
  const { documentId } = await (await clerk.fetch('/api/documents', { method: 'POST', body })).json();
  const { jobId } = (await clerk.call('review.readAgain', { documentId })).json as { jobId: string };
  // Asked for twice while it is under way it is one.
  expect((await clerk.call('review.readAgain', { documentId })).json).toEqual({ jobId });
  const state = async () => ((await clerk.call('jobs.get', { id: jobId })).json as Job).state;
  await expect.poll(state, { timeout: 30_000, interval: 100 }).toBe('running');
  await server.kill();
  server = await startServer(stateDir, env);
  expect(await state()).toBe('running');
  await expect.poll(state, { timeout: 120_000, interval: 500 }).toBe('done');
  const readings = await db
    .selectFrom('reading')
    .select('number')
    .where('documentId', '=', documentId)
    .execute();
  expect(readings.map(({ number }) => number).toSorted()).toEqual([1, 2]);
});
