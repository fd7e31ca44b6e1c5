import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

// The PostgreSQL of the system's own packages, started for the bench in a folder of its own.

const PORT = Number(process.env.NATION_PORT ?? 54_329);
const packaged = '/usr/lib/postgresql';

/** What an administrator of such a machine (2 cores, 24 GB) would set; all else as it comes. */
const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  port: String(PORT),
  unix_socket_directories: '',
  shared_buffers: '4GB',
  effective_cache_size: '12GB',
  work_mem: '64MB',
  maintenance_work_mem: '1GB',
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'Asia/Ho_Chi_Minh',
};

const settingsInWords = (): string =>
  ['shared_buffers', 'effective_cache_size', 'work_mem', 'random_page_cost', 'jit']
    .map((name) => `${name} = ${settings[name]}`)
    .join(', ');

export interface Server {
  /** Of a database of this name. */
  url(name: string): string;
  has(name: string): Promise<boolean>;
  make(name: string): Promise<void>;
  drop(name: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  words: string;
  stop(): void;
}

/** Debian starts PostgreSQL as nobody else than its own account. */
const asPostgres = (command: string, args: string[]): string[] =>
  process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', command, ...args] : [command, ...args];

function run(command: string, args: string[]): string {
  const [program = command, ...rest] = asPostgres(command, args);
  return execFileSync(program, rest, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

export function startServer(folder: string): Server {
  const version = existsSync(packaged)
    ? readdirSync(packaged).sort((a, b) => Number(b) - Number(a))[0]
    : null;
  if (!version) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const bin = path.join(packaged, version, 'bin');
  const data = path.join(folder, 'data');
  if (!existsSync(path.join(data, 'PG_VERSION'))) {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    if (process.getuid?.() === 0) execFileSync('chown', ['postgres', folder]);
    run(path.join(bin, 'initdb'), [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
    ]);
  }
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  const control = path.join(bin, 'pg_ctl');
  const wasRunning = isRunning(control, data);
  if (!wasRunning)
    run(control, [
      '-D',
      data,
      '-w',
      '-t',
      '120',
      '-l',
      path.join(folder, 'log'),
      '-o',
      options.join(' '),
      'start',
    ]);
  const url = (name: string) => `postgres://postgres@127.0.0.1:${PORT}/${name}`;
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: url('postgres') });
    await client.connect();
    return client.query(sql).finally(() => client.end());
  };
  return {
    url,
    has: async (name) => (await ask(`select 1 from pg_database where datname = '${name}'`)).rows.length > 0,
    make: async (name) => void (await ask(`create database ${name}`)),
    drop: async (name) => void (await ask(`drop database if exists ${name} with (force)`)),
    rename: async (from, to) => void (await ask(`alter database ${from} rename to ${to}`)),
    words: `PostgreSQL ${version}, ${settingsInWords()}`,
    stop: () => {
      if (!wasRunning) run(control, ['-D', data, '-m', 'fast', '-w', 'stop']);
    },
  };
}

function isRunning(control: string, data: string): boolean {
  try {
    run(control, ['-D', data, 'status']);
    return true;
  } catch {
    return false;
  }
}
