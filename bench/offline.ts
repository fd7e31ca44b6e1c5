// `npm run bench -- offline [ARCHIVE]`: installs the bundle and works with it with the cable pulled, that is in a network
// namespace that has nothing but itself. Without an archive it makes one. Needs Linux and the right to make namespaces.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { callRoute, freePort, signIn } from '../e2e/support/server-process.ts';

const INSIDE = '--inside';
const root = path.resolve(import.meta.dirname, '..');
const [first, second] = process.argv.slice(2);
process.exitCode = first === INSIDE ? await work(second ?? '') : pullCable(first);

function pullCable(archive?: string): number {
  if (spawnSync('unshare', ['-n', 'true']).status !== 0) {
    console.log('not tried: this system gives no network namespace (unshare -n)');
    return 0;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'dondoc-offline-'));
  try {
    // The database server runs as another user than root, who must be able to walk in.
    chmodSync(folder, 0o755);
    if (!archive) run(process.execPath, ['scripts/launch.mjs', 'bundle', folder]);
    const made = archive ?? path.join(folder, readdirSync(folder).find((name) => name.endsWith('.gz')) ?? '');
    run('tar', ['-xzf', path.resolve(made), '-C', folder, '--strip-components=1']);
    const self = [process.execPath, import.meta.filename, INSIDE, folder]
      .map((word) => `'${word}'`)
      .join(' ');
    return run('unshare', ['-n', 'sh', '-c', `ip link set lo up && exec ${self}`]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, args: string[]): number {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
  return 0;
}

async function work(folder: string): Promise<number> {
  const outside = await fetch('http://1.1.1.1/', { signal: AbortSignal.timeout(2000) }).catch(() => null);
  console.log(`the network is ${outside ? 'THERE' : 'not there'}`);
  const home = path.join(folder, 'installed');
  // A program of its own Node alone: nothing of this checkout, nothing of npm.
  const env = { PATH: '/usr/bin:/bin', PORT: String(await freePort()), LOG_FORMAT: 'json' };
  const installed = spawnSync('sh', [path.join(folder, 'install.sh'), home], { env, stdio: 'inherit' });
  const begun = performance.now();
  const { spawn } = await import('node:child_process');
  const server = spawn(path.join(home, 'dondoc'), ['start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  server.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const url = `http://127.0.0.1:${env.PORT}`;
  try {
    while (!(await fetch(`${url}/readyz`).catch(() => null))?.ok) {
      if (server.exitCode !== null) throw new Error(`it ended with ${server.exitCode}:\n${output}`);
      if (performance.now() - begun > 300_000) throw new Error(`it is not ready:\n${output}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    console.log(`ready ${Math.round(performance.now() - begun)} ms after the first start`);
    await callRoute(url, 'setup.tryExample', {});
    const clerk = await signIn(url, 'huong');
    const notice = readFileSync(path.join(root, 'packages/reader/fixtures/giao-ban.txt'));
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(notice)]), 'thong-bao.txt');
    const upload = await clerk.fetch('/api/documents', { method: 'POST', body });
    const page = await (await fetch(url)).text();
    const asset = /\/assets\/[^"]+\.js/.exec(page)?.[0] ?? '/missing';
    const outcomes = {
      installed: installed.status === 0,
      'no network': outside === null,
      'a notice is taken in and read': upload.ok,
      'pages are served': page.includes('<div id="root"') && (await fetch(`${url}${asset}`)).ok,
      'the log is sealed and holds':
        spawnSync(path.join(home, 'dondoc'), ['verify-log'], { env, encoding: 'utf8' }).status === 0,
    };
    for (const [what, good] of Object.entries(outcomes)) console.log(`${good ? '✓' : '✗'} ${what}`);
    if (!upload.ok) console.log(await upload.text());
    return Object.values(outcomes).every(Boolean) ? 0 : 1;
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    if (server.exitCode === null) await ended;
  }
}
