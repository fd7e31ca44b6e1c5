import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const launcher = fileURLToPath(new URL('./launch.mjs', import.meta.url));
let folder;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dondoc-launch-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const launch = (...args) =>
  spawnSync(process.execPath, [launcher, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: '/' },
  });

test('a file is found where the user is, and only the answer is printed', () => {
  writeFileSync(path.join(folder, 'thong-bao.txt'), 'THÔNG BÁO\nvề lịch họp\n\n1. Giao Sở Y tế rà soát.\n');
  const { status, stdout } = launch('dondoc', 'extract', 'thong-bao.txt');
  expect(status).toBe(0);
  expect(JSON.parse(stdout).source.file).toBe('thong-bao.txt');
});

test('the exit status of the command comes through', () => {
  const { status, stdout, stderr } = launch('dondoc', 'extract', 'khong-co.txt');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('khong-co.txt');
});

test('an unknown command is refused with the known ones', () => {
  const { status, stderr } = launch('deploy');
  expect(status).toBe(2);
  expect(stderr).toContain('start | test | check | format | bench | dondoc | fuzz');
});

test('the product is asked to stop when the launcher is killed', async () => {
  const product = path.join(folder, 'product.mjs');
  writeFileSync(
    product,
    "process.on('SIGTERM', () => { console.log('stopping'); process.exit(); }); console.log('up'); setInterval(() => {}, 1000);",
  );
  const held = `import { hold } from ${JSON.stringify(new URL('./launch/process.mjs', import.meta.url))}; await hold([${JSON.stringify(product)}]);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', held], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = parent.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
  expect((await said.next()).value).toBe('up\n');
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  expect((await said.next()).value).toBe('stopping\n');
});
