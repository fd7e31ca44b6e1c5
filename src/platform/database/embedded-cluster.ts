import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './embedded-account.ts';
import { giveTo } from './embedded-account.ts';
import type { Binaries } from './embedded-binaries.ts';

const run = promisify(execFile);

/** What must be known to reach the server; kept beside its data, readable by the owner alone. */
export interface Access {
  port: number;
  password: string;
  /** Of `postgres`, who may do everything; the application itself signs in as `dondoc`. */
  adminPassword: string;
}

/** The folder of one embedded server. */
export interface Place {
  home: string;
  database: string;
  data: string;
  account: Account | undefined;
}

export function place(home: string, account: Account | undefined): Place {
  const database = path.join(home, 'database');
  return { home, database, data: path.join(database, 'data'), account };
}

const accessFile = (home: string) => path.join(home, 'database.json');

/** The passwords and the port as they were last written; for reaching a server that runs. */
export function keptAccess(home: string): Access | undefined {
  const file = accessFile(home);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Access) : undefined;
}

/**
 * The same for a server that is to be started: made where there are none, and with another port where a program has
 * taken it.
 */
export async function readAccess(home: string): Promise<Access> {
  const file = accessFile(home);
  const secret = () => randomBytes(24).toString('hex');
  const kept = keptAccess(home);
  const access = kept ?? { port: 0, password: secret(), adminPassword: secret() };
  const port = await freePort(access.port);
  if (port === kept?.port) return access;
  const next = { ...access, port };
  writeFileSync(`${file}.new`, JSON.stringify(next), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return next;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted ? resolve(freePort(0)) : reject(error)));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}

/** Makes the data folder once. It gets its name last, so that an interrupted start leaves nothing half made. */
export async function createCluster(
  binaries: Binaries,
  at: Place,
  access: Access,
  durable: boolean,
): Promise<void> {
  if (existsSync(at.data)) return checkVersion(binaries, at);
  const half = `${at.data}.new`;
  const passwordFile = path.join(at.database, 'password');
  rmSync(half, { recursive: true, force: true });
  writeFileSync(passwordFile, access.adminPassword, { mode: 0o600 });
  try {
    giveTo(at.account, passwordFile);
    await run(
      binaries.initdb,
      [...initdbArgs(half, passwordFile), ...(durable ? [] : ['--no-sync'])],
      spawnOptions(at),
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, at.data);
}

// The built-in C.UTF-8 locale orders by code point on every system, so an index never depends on its libraries;
// Vietnamese order is made by the application.
function initdbArgs(data: string, passwordFile: string): string[] {
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8'];
  return ['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...locale];
}

function checkVersion(binaries: Binaries, at: Place): void {
  const found = readFileSync(path.join(at.data, 'PG_VERSION'), 'utf8').trim();
  if (found === binaries.major) return;
  throw new Error(
    `Dữ liệu ở ${at.data} thuộc PostgreSQL ${found}, bản đi kèm là PostgreSQL ${binaries.major}. Dữ liệu vẫn nguyên. ` +
      'Sao lưu bằng bản Đôn Đốc cũ rồi khôi phục vào bản này.',
  );
}

/** Makes the folders, the data's own open only to the server's user. */
export function prepareFolders(at: Place): void {
  mkdirSync(at.database, { recursive: true });
  giveTo(at.account, at.database);
  chmodSync(at.database, 0o700);
}

/** The caller's PG* variables must not steer our server, nor its language our reading of messages. */
export function spawnOptions(at: Place) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
  return { cwd: at.home, windowsHide: true, env: { ...env, LC_ALL: 'C' }, ...at.account };
}
