import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { giveTo } from './embedded-account.ts';
import type { Place } from './embedded-cluster.ts';

export interface Settings {
  port: number;
  /** False only for tests: nothing is forced to the disk. */
  durable: boolean;
}

/** Sized for an office of a few hundred people on a shared machine; a larger one brings its own DATABASE_URL. */
function lines({ port, durable }: Settings, logFolder: string): Record<string, string | number> {
  const safety = durable ? 'on' : 'off';
  return {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    // One office opens 22 at most; two files of tests have several offices at once.
    max_connections: durable ? 60 : 200,
    shared_buffers: '128MB',
    max_wal_size: '512MB',
    fsync: safety,
    synchronous_commit: safety,
    full_page_writes: safety,
    // A database of a test lives for seconds, and could not be dropped while it is being vacuumed.
    autovacuum: safety,
    jit: 'off',
    timezone: 'Asia/Ho_Chi_Minh',
    // A week of logs, each day overwriting the one a week before.
    logging_collector: 'on',
    log_directory: logFolder,
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_timezone: 'Asia/Ho_Chi_Minh',
  };
}

/**
 * Writes the server's settings anew at each start, so that those of this version hold. What an administrator sets
 * by ALTER SYSTEM is kept by PostgreSQL in another file and rules over these.
 */
export function writeSettings(at: Place, settings: Settings): void {
  const file = path.join(at.data, 'postgresql.conf');
  const quote = (value: string | number) =>
    `'${String(value).replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
  const entries = Object.entries(lines(settings, path.join(at.database, 'log')));
  writeFileSync(file, entries.map(([name, value]) => `${name} = ${quote(value)}\n`).join(''));
  giveTo(at.account, file);
}
