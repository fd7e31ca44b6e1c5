import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expected, root, runQuietly } from './process.mjs';

/** Installs the packages of the lock file, unless npm's own record in node_modules says that they are there. */
export async function ensurePackages() {
  if (isInstalled(root)) return;
  console.error('Đang cài các gói (lần đầu mất một đến hai phút)… / Installing packages…');
  await install(root, []);
}

export function isInstalled(folder) {
  const record = path.join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  const wanted = Object.entries(readPackages(path.join(folder, 'package-lock.json')));
  // Optional ones are for one system or another; the first entry is the project itself.
  return wanted.every(
    ([name, entry]) => !name || entry.optional || installed[name]?.version === entry.version,
  );
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** `npm ci` in the folder, its warnings about engines kept back: what needs a newer Node gets one. */
export async function install(folder, flags) {
  const args = [
    'ci',
    '--loglevel=error',
    '--prefer-offline',
    '--include=dev',
    '--include=optional',
    ...flags,
  ];
  const { status, output } = await npm(args, folder);
  if (status === 0) return;
  throw expected(
    `${output.trim().split('\n').slice(-8).join('\n')}\n\n` +
      'Không cài được các gói. Dữ liệu không bị ảnh hưởng. Kiểm tra mạng (hoặc kho gói nội bộ của npm) rồi chạy lại.\n' +
      'Could not install the packages. Check the network (or your npm registry setting), then run again.',
  );
}

function npm(args, cwd) {
  const cli = process.env.npm_execpath;
  // Called by npm, its own script is known; else it is found by name, which on Windows is a batch file.
  if (cli && /npm-cli\.[cm]?js$/.test(cli)) return runQuietly(process.execPath, [cli, ...args], { cwd });
  return runQuietly('npm', args, { cwd, shell: process.platform === 'win32' });
}
