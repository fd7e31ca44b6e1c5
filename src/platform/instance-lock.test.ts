import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireInstance } from './instance-lock.ts';

let stateDir: string;
beforeEach(() => {
  stateDir = mkdtempSync(path.join(tmpdir(), 'dondoc-lock-'));
});
afterEach(() => rmSync(stateDir, { recursive: true }));

async function ownerOnPort(port: number): Promise<ChildProcess> {
  const file = path.join(import.meta.dirname, 'instance-lock.ts');
  const code = `const { acquireInstance } = await import(${JSON.stringify(file)});
    (await acquireInstance(${JSON.stringify(stateDir)})).announce(${port});
    console.log('held'); setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(owner.stdout, 'data');
  return owner;
}

test('a second process is refused with the number and port of the first', async () => {
  const owner = await ownerOnPort(3000);
  expect(await acquireInstance(stateDir)).toEqual({
    ok: false,
    reason: 'state_in_use',
    message: `Đôn Đốc đang chạy ở tiến trình ${owner.pid} (cổng 3000) trên cùng dữ liệu. Dừng tiến trình đó rồi chạy lại.`,
  });
  owner.kill('SIGKILL');
  await once(owner, 'close');
});

test('a killed owner does not block the next start', async () => {
  const owner = await ownerOnPort(3000);
  owner.kill('SIGKILL');
  await once(owner, 'close');
  const next = await acquireInstance(stateDir);
  expect(next.ok).toBe(true);
  if (next.ok) next.release();
});

test('the state is free again after a release, and not before', async () => {
  const first = await acquireInstance(stateDir);
  expect((await acquireInstance(stateDir)).ok).toBe(false);
  if (first.ok) first.release();
  const second = await acquireInstance(stateDir);
  expect(second.ok).toBe(true);
  if (second.ok) second.release();
});
