import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { install } from './install.mjs';
import { expected, root } from './process.mjs';

const WANTED = 24;
const folder = path.join(root, 'scripts/runtime');

/** The Node to run on: this one where it is new enough, else the pinned one from npm (docs/decisions/001-runtime.md). */
export async function ensureNode() {
  if (Number(process.versions.node.split('.')[0]) >= WANTED) return process.execPath;
  const name = packageName();
  const { optionalDependencies: pins } = readJson(path.join(folder, 'package.json'));
  if (!pins[name]) throw expected(needsNode());
  if (installedVersion(name) !== pins[name]) {
    console.error(
      `Đang lấy Node ${pins[name]}, vì máy có ${process.version}… / Fetching Node ${pins[name]}…`,
    );
    // A package of this kind is only a program: no script of it need run.
    await install(folder, ['--ignore-scripts']);
  }
  const file = path.join(
    folder,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!existsSync(file)) throw expected(needsNode());
  return file;
}

function packageName() {
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}

function installedVersion(name) {
  const file = path.join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) ? readJson(file).version : undefined;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function needsNode() {
  return (
    `Đôn Đốc cần Node.js ${WANTED}; máy này có ${process.version} và npm không có bản cho hệ điều hành này. ` +
    `Cài Node.js ${WANTED} (nodejs.org) rồi chạy lại.\n` +
    `Đôn Đốc needs Node.js ${WANTED}; this machine has ${process.version} and npm offers none for it. ` +
    `Install Node.js ${WANTED} (nodejs.org), then run again.`
  );
}
