import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type EmbeddedServer, runningUrl, startEmbedded } from './embedded.ts';
import { isAlive, runningPostmaster } from './embedded-postmaster.ts';

// Making a cluster writes a thousand files, each forced to the disk.
vi.setConfig({ testTimeout: 120_000 });

const isRoot = process.getuid?.() === 0;
const lines: string[] = [];
let stateDir: string;
let data: string;

beforeAll(() => {
  stateDir = mkdtempSync(path.join(tmpdir(), 'dondoc-embedded-'));
  chmodSync(stateDir, 0o755);
  data = path.join(stateDir, 'database', 'data');
});
afterAll(() => rmSync(stateDir, { recursive: true, force: true }));

const start = (folder = stateDir, durable = true) =>
  startEmbedded({ stateDir: folder, durable, log: (line) => lines.push(line) });

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

async function withServer<T>(use: (server: EmbeddedServer) => Promise<T>): Promise<T> {
  const server = await start();
  return use(server).finally(() => server.stop());
}

/** Another process that starts the server on the folder, and is then killed without a word. */
async function startAndKillOwner(): Promise<number> {
  const file = path.join(import.meta.dirname, 'embedded.ts');
  const code = `const { startEmbedded } = await import(${JSON.stringify(file)});
    await startEmbedded({ stateDir: ${JSON.stringify(stateDir)}, log() {} });
    console.log('up'); setInterval(() => {}, 1000);`;
  const owner: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (owner.stdout) await once(owner.stdout, 'data');
  owner.kill('SIGKILL');
  await once(owner, 'close');
  const orphan = runningPostmaster(data);
  if (!orphan) throw new Error('the server did not outlive its owner');
  return orphan;
}

test('data, address and password outlive a stop', async () => {
  const first = await withServer(async ({ url }) => {
    await query(url, "create table kept as select 'Đôn Đốc' as word");
    return url;
  });
  expect(runningPostmaster(data)).toBeUndefined();
  await withServer(async ({ url }) => {
    expect(url).toBe(first);
    expect(await query(url, 'select word from kept')).toEqual(['Đôn Đốc']);
  });
});

test('a command beside the application reaches the same server, and leaves it where it is', async () => {
  await withServer(async ({ url }) => {
    expect([runningUrl(stateDir), runningUrl(stateDir)]).toEqual([url, url]);
    expect(await query(runningUrl(stateDir) ?? '', 'select 1 as one')).toEqual([1]);
  });
  expect(runningUrl(stateDir)).toBeNull();
});

test('the application reaches the disk, is no superuser, and is reached by password on loopback alone', async () => {
  await withServer(async ({ url, adminUrl }) => {
    const show = (name: string) => query(adminUrl, `show ${name}`);
    expect(await show('fsync')).toEqual(['on']);
    expect(await show('synchronous_commit')).toEqual(['on']);
    expect(await show('listen_addresses')).toEqual(['127.0.0.1']);
    expect(await show('server_encoding')).toEqual(['UTF8']);
    expect(await query(url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([false]);
    const wrong = new URL(url);
    wrong.password = 'sai';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password/);
  });
  if (process.platform !== 'win32')
    expect(statSync(path.join(stateDir, 'database.json')).mode & 0o077).toBe(0);
});

test('a server whose owner was killed is stopped, and what it acknowledged is there', async () => {
  await withServer(({ url }) => query(url, 'create table acknowledged (n int)'));
  const orphan = await startAndKillOwner();
  const { port, password } = JSON.parse(readFileSync(path.join(stateDir, 'database.json'), 'utf8'));
  await query(
    `postgres://dondoc:${password}@127.0.0.1:${port}/dondoc`,
    'insert into acknowledged values (1)',
  );
  lines.length = 0;
  await withServer(async ({ url }) => {
    expect(runningPostmaster(data)).not.toBe(orphan);
    expect(await query(url, 'select n from acknowledged')).toEqual([1]);
  });
  expect(lines.join()).toContain('còn lại từ lần chạy trước');
});

test('a pid file that names a living process of another kind harms neither', async () => {
  writeFileSync(path.join(data, 'postmaster.pid'), `${process.pid}\n${data}\n`);
  await withServer(async ({ url }) => expect(await query(url, 'select 1')).toEqual([1]));
  expect(isAlive(process.pid)).toBe(true);
});

test('a port that another program took is given up', async () => {
  const before = JSON.parse(readFileSync(path.join(stateDir, 'database.json'), 'utf8')).port as number;
  const other = createServer().listen(before, '127.0.0.1');
  await once(other, 'listening');
  await withServer(async ({ url }) => {
    expect(new URL(url).port).not.toBe(String(before));
    expect(await query(url, 'select 1')).toEqual([1]);
  }).finally(() => other.close());
});

test('a server that dies alone is started again', async () => {
  await withServer(async ({ url }) => {
    process.kill(runningPostmaster(data) ?? 0, 'SIGKILL');
    const answer = async (): Promise<unknown[]> => {
      await wait(500);
      return query(url, 'select 1').catch(answer);
    };
    expect(await answer()).toEqual([1]);
  });
});

test.runIf(isRoot)('root runs the server as another user', async () => {
  await withServer(async () => {
    const status = readFileSync(`/proc/${runningPostmaster(data)}/status`, 'utf8');
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0');
  });
});

test.runIf(isRoot)(
  'where that user cannot reach the state, the data goes to /var/lib and the log says so',
  async () => {
    const closed = mkdtempSync(path.join(tmpdir(), 'dondoc-closed-'));
    lines.length = 0;
    const server = await start(closed, false);
    expect(await query(server.url, 'select 1')).toEqual([1]);
    await server.stop();
    const home = /\/var\/lib\/dondoc\/\S+?(?=,)/.exec(lines.join())?.[0] ?? '';
    expect(existsSync(path.join(home, 'database', 'data'))).toBe(true);
    rmSync(home, { recursive: true });
    rmSync(closed, { recursive: true });
  },
);
