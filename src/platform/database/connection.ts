import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './tables.ts';

export type Database = Kysely<DB>;
export type Tx = Transaction<DB>;
/** Either: a store function that only reads or writes does not mind whether it is in a transaction. */
export type Db = Database | Tx;

// A `date` is a day without a zone: left to the driver it becomes midnight somewhere and shifts. Keep the text.
const DATE_OID = 1082;
const BIGINT_OID = 20;
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE_OID) return (value: string) => value;
    if (oid === BIGINT_OID) return (value: string) => Number(value);
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

/** A database that says nothing for so long is away: whoever waits is told so, and not left waiting for ever. */
const PATIENCE_MS = 30_000;

/** Opens a pool on the database; the caller ends it with `db.destroy()`. */
export function openDatabase(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: 20, types, connectionTimeoutMillis: PATIENCE_MS });
  // A server that goes away breaks idle clients; the next query reports it, the process must not die of it.
  pool.on('error', () => {});
  // Nor of one that is at work: its query fails, and the connection says so a second time.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    // Columns are snake_case, everything above SQL is camelCase, rows nested by json_agg too. So keys inside jsonb
    // are written in camelCase and come back as they were.
    plugins: [new CamelCasePlugin()],
  });
  pools.set(db, pool);
  return db;
}

const pools = new WeakMap<Database, pg.Pool>();

/** How many connections there are, do nothing, and how many requests wait for one. */
export function poolState(db: Database): { open: number; idle: number; waiting: number } {
  const { totalCount: open = 0, idleCount: idle = 0, waitingCount: waiting = 0 } = pools.get(db) ?? {};
  return { open, idle, waiting };
}
