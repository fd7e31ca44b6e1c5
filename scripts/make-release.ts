// Makes a fixture of an older version: that version itself loads its example into an empty database, and what came of it
// is backed up. The tests bring each forward to this version.
//   node scripts/make-release.ts COMMIT NAME        e2e/fixtures/releases/NAME.zip
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { backupTo } from '#platform/backup/make.ts';
import { readDataBytes } from '#platform/data-file.ts';
import { runningUrl } from '#platform/database/embedded.ts';
import { openFileStore } from '#platform/files/store.ts';
import { acceptAll } from '../e2e/support/publish-example.ts';
import { callRoute, freePort, signIn } from '../e2e/support/server-process.ts';

const [commit = '', name = ''] = process.argv.slice(2);
if (!commit || !name) throw new Error('node scripts/make-release.ts COMMIT NAME');
const root = path.resolve(import.meta.dirname, '..');
const home = mkdtempSync(path.join(tmpdir(), 'dondoc-release-'));
const tree = path.join(home, 'tree');
const stateDir = path.join(home, 'state');

/** The packages of now, with the libraries of then. */
function linkPackages(): void {
  const modules = path.join(tree, 'node_modules');
  mkdirSync(path.join(modules, '@dondoc'), { recursive: true });
  const link = (to: string, at: string) => {
    if (!existsSync(at)) symlinkSync(to, at);
  };
  for (const one of readdirSync(path.join(root, 'node_modules')))
    link(path.join(root, 'node_modules', one), path.join(modules, one));
  for (const one of readdirSync(path.join(tree, 'packages')))
    link(path.join(tree, 'packages', one), path.join(modules, '@dondoc', one));
}

async function fill(url: string): Promise<void> {
  const say = (what: string, status: number) => console.log(what, status);
  say('setup.tryExample', (await callRoute(url, 'setup.tryExample', {})).status);
  const clerk = await signIn(url, 'huong');
  const body = new FormData();
  const bytes = await readDataBytes('example/thong-bao-118.docx');
  body.append('file', new Blob([new Uint8Array(bytes)]), 'thong-bao-118.docx');
  const { documentId } = await (await clerk.fetch('/api/documents', { method: 'POST', body })).json();
  await acceptAll(clerk.call as never, documentId);
  say('publishing.publish', (await clerk.call('publishing.publish', { documentId })).status);
  const loads = [
    'investmentsExample.load',
    'schoolExample.load',
    'trainingExample.load',
    'proposals.loadExample',
  ];
  for (const route of [
    ...loads,
    'committees.loadExample',
    'participation.loadExample',
    'registers.loadExample',
  ])
    say(route, (await clerk.call(route, {}).catch(() => ({ status: 0 }))).status);
  const contact = await signIn(url, 'mai');
  const list = (await clerk.call('directives.list', {})).json as { code: string }[];
  for (const { code } of Array.isArray(list) ? list : []) {
    const report = { code, text: 'Đã làm xong bước đầu.', done: false, percent: 30, fileIds: [] };
    say(`report ${code}`, (await contact.call('directives.report', report)).status);
  }
}

execFileSync('git', ['worktree', 'add', '--detach', tree, commit], { cwd: root, stdio: 'ignore' });
const port = String(await freePort());
mkdirSync(stateDir);
for (const open of [home, stateDir]) chmodSync(open, 0o755);
linkPackages();
const server = spawn(process.execPath, ['src/server.ts'], {
  cwd: tree,
  env: { ...process.env, DATABASE_URL: '', STATE_DIR: stateDir, PORT: port },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  let said = '';
  server.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  for (let n = 0; n < 900 && !said.includes('Đôn Đốc chạy tại'); n++) {
    if (server.exitCode !== null) throw new Error(`the version of ${commit} does not start:\n${said}`);
    await wait(100);
  }
  await fill(`http://127.0.0.1:${port}`);
  // It seals its log once a minute.
  await wait(61_000);
  const databaseUrl = runningUrl(stateDir);
  if (!databaseUrl) throw new Error('its database does not run');
  const file = path.join(root, 'e2e/fixtures/releases', `${name}.zip`);
  rmSync(file, { force: true });
  const files = openFileStore(path.join(stateDir, 'files'));
  console.log(await backupTo(file, { databaseUrl, files, secret: '', key: null, now: new Date() }));
} finally {
  server.kill('SIGTERM');
  if (server.exitCode === null) await once(server, 'exit');
  execFileSync('git', ['worktree', 'remove', '--force', tree], { cwd: root });
  rmSync(home, { recursive: true, force: true });
}
