import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { callRoute, freePort, type ServerProcess, signIn, startServer } from './support/server-process.ts';

const KILLS = 10;
const WRITERS = 4;

const stateDir = mkdtempSync(path.join(tmpdir(), 'dondoc-kill-'));
let server: ServerProcess | undefined;

afterAll(async () => {
  await server?.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

const acknowledged = { agencies: [] as string[], files: [] as string[] };
type Person = Awaited<ReturnType<typeof signIn>>;

/** Writes until the server is gone; keeps what was acknowledged: agencies, and files with their row. */
async function writeUntilKilled(clerk: Person, contact: Person, writer: number): Promise<void> {
  for (let n = 0; ; n++) {
    const name = `Tổ công tác ${writer}.${process.hrtime.bigint()}`;
    const agency = await clerk.call('agencies.create', {
      name,
      shortName: `T${n}`,
      regime: 'party',
      parentId: null,
    });
    if (agency.status === 200) acknowledged.agencies.push((agency.json as { id: string }).id);
    if (n % 3 > 0) continue;
    const body = new FormData();
    body.append('file', new Blob([`Báo cáo của ${name}, lần ${n}.`]), 'bao-cao.txt');
    const upload = await contact.fetch('/api/attachments', { method: 'POST', body });
    if (upload.ok) acknowledged.files.push(((await upload.json()) as { id: string }).id);
  }
}

/** A round under way: the kill comes at a moment of chance after writes have been acknowledged in it. */
async function someAcknowledged(): Promise<void> {
  const before = acknowledged.agencies.length;
  const deadline = Date.now() + 60_000;
  while (acknowledged.agencies.length < before + 8 && Date.now() < deadline) await pause(20);
  await pause(Math.random() * 700);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it(`loses no acknowledged write over ${KILLS} kills under load`, { timeout: 900_000 }, async () => {
  await chmod(stateDir, 0o755);
  const port = await freePort();
  server = await startServer(stateDir, { PORT: String(port) });
  const url = `http://127.0.0.1:${port}`;
  await callRoute(url, 'setup.tryExample', {});
  // Sessions outlive a kill too: nobody signs in again.
  const [clerk, contact] = [await signIn(url, 'huong'), await signIn(url, 'mai')];
  for (let kill = 0; kill < KILLS; kill++) {
    const writers = Array.from({ length: WRITERS }, (_, w) =>
      writeUntilKilled(clerk, contact, w).catch(() => {}),
    );
    await someAcknowledged();
    await server.kill();
    await Promise.all(writers);
    server = await startServer(stateDir, { PORT: String(port) });
  }
  const kept = new Set(((await clerk.call('agencies.list')).json as { id: string }[]).map((a) => a.id));
  const lost = acknowledged.agencies.filter((id) => !kept.has(id));
  const lostFiles = acknowledged.files.filter(
    (id) => !existsSync(path.join(stateDir, 'files', id.slice(0, 2), id)),
  );
  const { agencies, files } = acknowledged;
  console.log(
    `${KILLS} kills: ${agencies.length} rows and ${files.length} files acknowledged, ${lost.length} and ${lostFiles.length} lost`,
  );
  expect(agencies.length).toBeGreaterThanOrEqual(KILLS * 8);
  expect(files.length).toBeGreaterThan(0);
  expect([lost, lostFiles]).toEqual([[], []]);
});

it('refuses a second process on the same state with a clear sentence', async () => {
  const second = spawnSync(process.execPath, ['src/server.ts'], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: { ...process.env, DATABASE_URL: '', PORT: '0', STATE_DIR: stateDir },
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(second.status).toBe(1);
  expect(second.stderr).toMatch(
    /đang chạy ở tiến trình \d+ \(cổng \d+\) trên cùng dữ liệu\. Dừng tiến trình đó/,
  );
});
