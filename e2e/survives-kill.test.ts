import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { callRoute, type ServerProcess, signIn, startServer } from './support/server-process.ts';

const KILLS = 10;
const WRITERS = 4;

const stateDir = mkdtempSync(path.join(tmpdir(), 'dondoc-kill-'));
let server: ServerProcess | undefined;

afterAll(async () => {
  await server?.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

/** Writes until the server is gone; keeps what was acknowledged: agencies, and files with their row. */
async function writeUntilKilled(
  url: string,
  writer: number,
  acknowledged: { agencies: string[]; files: string[] },
) {
  const clerk = await signIn(url, 'huong');
  const contact = await signIn(url, 'mai');
  for (let n = 0; ; n++) {
    const name = `Tổ công tác ${writer}.${n}.${process.hrtime.bigint()}`;
    const agency = await clerk.call('agencies.create', {
      name,
      shortName: `T${n}`,
      regime: 'party',
      parentId: null,
    });
    if (agency.status === 200) acknowledged.agencies.push((agency.json as { id: string }).id);
    const body = new FormData();
    body.append('file', new Blob([`Báo cáo lần ${n} của ${name}`]), 'bao-cao.txt');
    if (n % 4 === 0) {
      const upload = await contact.fetch('/api/attachments', { method: 'POST', body });
      if (upload.ok) acknowledged.files.push(((await upload.json()) as { id: string }).id);
    }
  }
}

it(`loses no acknowledged write over ${KILLS} kills under load`, { timeout: 600_000 }, async () => {
  await chmod(stateDir, 0o755);
  const acknowledged = { agencies: [] as string[], files: [] as string[] };
  server = await startServer(stateDir);
  await callRoute(server.url, 'setup.tryExample', {});
  for (let kill = 0; kill < KILLS; kill++) {
    const { url } = server;
    const writers = Array.from({ length: WRITERS }, (_, w) =>
      writeUntilKilled(url, w, acknowledged).catch(() => {}),
    );
    await new Promise((resolve) => setTimeout(resolve, 1_000 + Math.random() * 1_500));
    await server.kill();
    await Promise.all(writers);
    server = await startServer(stateDir);
  }
  const clerk = await signIn(server.url, 'huong');
  const kept = new Set(((await clerk.call('agencies.list')).json as { id: string }[]).map((a) => a.id));
  const lost = acknowledged.agencies.filter((id) => !kept.has(id));
  console.log(
    `${KILLS} kills: ${acknowledged.agencies.length} agencies and ${acknowledged.files.length} files acknowledged, ${lost.length} lost`,
  );
  expect(acknowledged.agencies.length).toBeGreaterThan(KILLS * WRITERS);
  expect(acknowledged.files.length).toBeGreaterThan(0);
  expect(lost).toEqual([]);
  const missing: string[] = [];
  for (const id of acknowledged.files)
    if (!existsSync(path.join(stateDir, 'files', id.slice(0, 2), id))) missing.push(id);
  expect(missing).toEqual([]);
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
