import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { canWriteIn, serverAccount } from './embedded-account.ts';
import { type Binaries, findBinaries } from './embedded-binaries.ts';
import {
  type Access,
  createCluster,
  keptAccess,
  type Place,
  place,
  prepareFolders,
  readAccess,
  spawnOptions,
} from './embedded-cluster.ts';
import { isAlive, runningPostmaster, stopPostmaster } from './embedded-postmaster.ts';
import { type Settings, writeSettings } from './embedded-settings.ts';

export interface EmbeddedOptions {
  /** The folder of this installation's state; `acquireInstance` must hold it. */
  stateDir: string;
  log: (line: string) => void;
  /** False only for tests: nothing is forced to the disk. */
  durable?: boolean;
}

export interface EmbeddedServer {
  /** Signs in as `dondoc`, who owns the database of that name and is no superuser. */
  url: string;
  /** Signs in as the superuser: for making other databases and for backups. */
  adminUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from the npm package on the state folder and waits until it answers. A server left over by a
 * killed process is stopped first, so that there is one way into the running state, with the settings of this version.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const at = choosePlace(options);
  const binaries = findBinaries(at.account, at.account ? sharedFolder() : options.stateDir, options.log);
  if (runningPostmaster(at.data)) options.log('Dừng máy chủ cơ sở dữ liệu còn lại từ lần chạy trước');
  await stopPostmaster(binaries.pgCtl, at.data, at.account);
  const access = await readAccess(at.home);
  const durable = options.durable ?? true;
  await createCluster(binaries, at, access, durable);
  const start = () => startServer(binaries, at, { port: access.port, durable });
  await start();
  await ensureDatabase(access);
  const endWatch = watch(at, start, options.log);
  return {
    url: urlOf('dondoc', access.password, access.port, 'dondoc'),
    adminUrl: urlOf('postgres', access.adminPassword, access.port, 'postgres'),
    async stop() {
      await endWatch();
      await stopPostmaster(binaries.pgCtl, at.data, at.account);
    },
  };
}

/** The address of the server that runs on a state folder, for commands beside the application; null where none runs. */
export function runningUrl(stateDir: string): string | null {
  const at = choosePlace({ stateDir, log: () => {} });
  if (!runningPostmaster(at.data)) return null;
  const access = keptAccess(at.home);
  return access ? urlOf('dondoc', access.password, access.port, 'dondoc') : null;
}

/** The state folder itself, or, where the server's user cannot reach it, a folder of this checkout in /var/lib. */
function choosePlace({ stateDir, log }: EmbeddedOptions): Place {
  mkdirSync(stateDir, { recursive: true });
  const usual = place(stateDir, serverAccount(path.join(stateDir, 'database', 'data')));
  prepareFolders(usual);
  if (canWriteIn(usual.database, usual.account)) return usual;
  const home = path.join(sharedFolder(), stateId(stateDir));
  const elsewhere = place(home, serverAccount(path.join(home, 'database', 'data')));
  prepareFolders(elsewhere);
  log(
    `Cơ sở dữ liệu nằm ở ${home}, vì người dùng chạy máy chủ (uid ${elsewhere.account?.uid}) không vào được ${stateDir}`,
  );
  return elsewhere;
}

/** One folder for each checkout, since a checkout's path says what the folder is for. */
function sharedFolder(): string {
  const checkout = path.resolve(import.meta.dirname, '../../..');
  const folder = path.join(
    '/var/lib/dondoc',
    createHash('sha256').update(checkout).digest('hex').slice(0, 12),
  );
  mkdirSync(folder, { recursive: true });
  for (const open of [path.dirname(folder), folder]) chmodSync(open, 0o755);
  return folder;
}

/** A state folder that was deleted and made again must not meet the data of the old one. */
function stateId(stateDir: string): string {
  const file = path.join(stateDir, 'database-id');
  if (!existsSync(file)) writeFileSync(file, randomBytes(4).toString('hex'));
  return readFileSync(file, 'utf8').trim();
}

/** pg_ctl gives the server a session of its own: Ctrl-C in the console reaches the application first. */
async function startServer(binaries: Binaries, at: Place, settings: Settings): Promise<void> {
  writeSettings(at, settings);
  const firstLines = path.join(at.database, 'start.log');
  rmSync(firstLines, { force: true });
  // On Windows the server inherits what pg_ctl writes to, so a pipe would stay open: its end is not waited for.
  const args = ['start', '-D', at.data, '-l', firstLines, '-w', '-t', '120', '-s'];
  const [status] = await once(spawn(binaries.pgCtl, args, { ...spawnOptions(at), stdio: 'ignore' }), 'exit');
  if (status === 0) return;
  const said = existsSync(firstLines) ? readFileSync(firstLines, 'utf8').trim() : `pg_ctl: ${status}`;
  throw new Error(`Máy chủ cơ sở dữ liệu không khởi động được. Dữ liệu vẫn ở ${at.data}.\n${said}`);
}

/** Makes the application's role and database; does nothing where they are there. */
async function ensureDatabase(access: Access): Promise<void> {
  const client = new pg.Client(urlOf('postgres', access.adminPassword, access.port, 'postgres'));
  await client.connect();
  try {
    const has = async (sql: string) => ((await client.query(sql)).rowCount ?? 0) > 0;
    if (!(await has("select from pg_roles where rolname = 'dondoc'")))
      await client.query(`create role dondoc login password ${client.escapeLiteral(access.password)}`);
    if (!(await has("select from pg_database where datname = 'dondoc'")))
      await client.query('create database dondoc owner dondoc');
    // A backup is tried in a database of its own, which the application makes and drops.
    await client.query('alter role dondoc createdb');
  } finally {
    await client.end();
  }
}

const urlOf = (user: string, password: string, port: number, database: string) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

/** Starts the server again should it die alone, as when the system runs out of memory. Gives the way to end the watch. */
function watch(at: Place, start: () => Promise<void>, log: (line: string) => void): () => Promise<void> {
  let pid = runningPostmaster(at.data);
  let restart: Promise<void> | undefined;
  const restore = async () => {
    log('Máy chủ cơ sở dữ liệu đã dừng ngoài ý muốn, đang chạy lại');
    await start().catch((error: Error) => log(error.message));
    pid = runningPostmaster(at.data);
    restart = undefined;
  };
  const timer = setInterval(() => {
    if (!pid || !isAlive(pid)) restart ??= restore();
  }, 2_000).unref();
  return async () => {
    clearInterval(timer);
    await restart;
  };
}
