import { crc32 } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Table } from './manifest.ts';

/** Words of values that would otherwise depend on who reads them. */
const PLAIN = `set local time zone 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0; set local search_path = public`;

/** Everything is read as it stood at one moment, however long that takes and whatever is written meanwhile. */
export async function atOneMoment<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read read only');
  try {
    await client.query(PLAIN);
    return await work();
  } finally {
    await client.query('rollback');
  }
}

/** In one transaction, written as `atOneMoment` reads. */
export async function allOrNothing<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    await client.query(PLAIN);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The tables of ours with the columns that are written; those of the queue are made anew at each start. */
export async function tablesOf(client: pg.Client): Promise<Pick<Table, 'name' | 'columns'>[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    group by c.relname order by c.relname collate "C"`);
  return rows;
}

export async function sequencesOf(client: pg.Client): Promise<{ name: string; value: string | null }[]> {
  const { rows } = await client.query<{ name: string; value: string | null }>(
    `select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public' order by 1`,
  );
  return rows;
}

export async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration order by name');
  return rows.map(({ name }) => name);
}

/** The rows of a table as PostgreSQL writes them, counted as they pass. */
export function rowsOf(client: pg.Client, { name, columns }: Pick<Table, 'name' | 'columns'>, into: Count) {
  const list = columns.map(quoted).join(', ');
  return counted(client.query(copyTo(`copy ${quoted(name)} (${list}) to stdout`)), into);
}

export type Count = Pick<Table, 'rows' | 'sum'>;

const LINE_END = 10;
/** Sums stay numbers that JSON carries. */
const SUM_BELOW = 2 ** 48;

/** A line of COPY ends where its row does: breaks inside values are written otherwise. */
export async function* counted(chunks: AsyncIterable<Buffer>, into: Count): AsyncGenerator<Buffer> {
  let crc = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, from)) {
      into.sum = (into.sum + crc32(chunk.subarray(from, at), crc)) % SUM_BELOW;
      into.rows += 1;
      crc = 0;
      from = at + 1;
    }
    crc = crc32(chunk.subarray(from), crc);
    yield chunk;
  }
}
