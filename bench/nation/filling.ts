import { once } from 'node:events';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import {
  type Amount,
  agenciesOf,
  directoryRows,
  EVENTS_EACH,
  entryOrder,
  FIRST_ENTRY,
  type Office,
  type Row,
  type Rows,
  workRows,
} from './making.ts';

// Lays a nation down: rows made by making.ts, copied in by several at once, indexes built afterwards.

const PAPERS_AT_ONCE = 400;

/** Fills a migrated database whose offices, with their people, are there already. */
export async function fill(url: string, amount: Amount, offices: Office[], workers: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const indexes = await looseIndexes(client);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  const turns = Array.from({ length: workers }, (_, turn) => ({ url, amount, offices, turn, workers }));
  if (workers === 1) for (const turn of turns) await copyShare(turn);
  else await Promise.all(turns.map(inWorker));
  await client.query(
    `select setval('search_entry_id_seq', (select max(id) from search_entry)),
      setval('directive_event_id_seq', ${amount.directives * EVENTS_EACH + 1})`,
  );
  await client.end();
  const queue = [...indexes, { ddl: 'select rebuild_standing()' }];
  await Promise.all(Array.from({ length: workers }, () => drain(url, queue)));
  await drain(url, [{ ddl: 'vacuum analyze' }]);
}

async function drain(url: string, queue: { ddl: string }[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`set maintenance_work_mem = '1GB'`);
  for (let next = queue.shift(); next; next = queue.shift()) await client.query(next.ddl);
  await client.end();
}

const FILLED = [
  ...['agency_name', 'stored_file', 'document', 'directive', 'assignment', 'directive_event', 'receipt'],
  ...['directive_period', 'directive_lead_period', 'directive_holder', 'search_entry', 'log_entry'],
];

/** Indexes that hold no constraint, the slowest to build first. */
async function looseIndexes(client: pg.Client): Promise<{ name: string; ddl: string }[]> {
  const { rows } = await client.query<{ name: string; ddl: string }>(
    `select format('%I', indexname) as name, indexdef as ddl from pg_indexes
      where schemaname = 'public' and tablename = any($1)
        and not exists (select 1 from pg_constraint where conname = indexname)
        and not exists (select 1 from pg_index where indexrelid = indexname::regclass and indisunique)
      order by tablename = 'search_entry' and indexdef like '%gin%' desc, tablename`,
    [FILLED],
  );
  return rows;
}

interface Share {
  url: string;
  amount: Amount;
  offices: Office[];
  turn: number;
  workers: number;
}

async function inWorker(share: Share): Promise<void> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { share } });
  const [code] = await once(worker, 'exit');
  if (code !== 0) throw new Error(`a worker ended with ${code}`);
}

async function copyShare({ url, amount, offices, turn, workers }: Share): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // What triggers would do is among the rows.
  await client.query(`set session_replication_role = replica; set synchronous_commit = off`);
  const numberOf = entryOrder(offices, FIRST_ENTRY + amount.agencies);
  let at = 0;
  for (const office of offices) {
    const agencies = agenciesOf(office);
    if (at++ % workers === turn) await copyIn(client, directoryRows(office, agencies));
    const [, papers] = office.documents;
    for (let from = 0; from < papers; from += PAPERS_AT_ONCE) {
      if (at++ % workers !== turn) continue;
      const to = Math.min(papers, from + PAPERS_AT_ONCE);
      await copyIn(
        client,
        workRows(office, agencies, from, to, (nth) => numberOf(office, nth)),
      );
    }
  }
  await client.end();
}

/** Copies rows in, table by table in their order. */
export async function copyIn(client: pg.Client, rows: Rows): Promise<void> {
  for (const [table, of] of Object.entries(rows)) if (of.length > 0) await copy(client, table, of);
}

async function copy(client: pg.Client, table: string, rows: Row[]): Promise<void> {
  const keys = Object.keys(rows[0] ?? {});
  const columns = keys.map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  const lines = rows.map((row) => keys.map((key) => written(row[key])).join('\t'));
  stream.end(`${lines.join('\n')}\n`);
  await once(stream, 'finish');
}

function written(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.join(',')}}`;
  return typeof value === 'string' ? value.replace(/[\\\n\t\r]/g, escaped) : String(value);
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };
const escaped = (sign: string): string => escapes[sign] ?? sign;

if (!isMainThread && workerData?.share) await copyShare(workerData.share);
