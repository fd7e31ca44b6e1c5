import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { killRounds } from './support/kill-rounds.ts';
import { type ServerProcess, startServer } from './support/server-process.ts';

/** `npm run bench -- kills` does fifty. */
const ROUNDS = 5;

const stateDir = mkdtempSync(path.join(tmpdir(), 'dondoc-kill-'));
let server: ServerProcess | undefined;

afterAll(async () => {
  await server?.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

it(`loses no acknowledged write over ${ROUNDS} kills under load`, { timeout: 900_000 }, async () => {
  await chmod(stateDir, 0o755);
  const sum = await killRounds({ stateDir, rounds: ROUNDS, seed: 1 });
  const { lost, faults, acknowledged } = sum;
  console.log(`${ROUNDS} kills: ${JSON.stringify(acknowledged)} acknowledged, ${lost.length} lost`);
  expect([lost, faults]).toEqual([[], []]);
  expect(acknowledged.agency).toBeGreaterThan(0);
  expect(acknowledged.report).toBeGreaterThan(0);
  expect(acknowledged.entry).toBeGreaterThan(0);
  expect(acknowledged.upload).toBeGreaterThan(0);
});

it('refuses a second process on the same state with a clear sentence', { timeout: 120_000 }, async () => {
  server = await startServer(stateDir);
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
