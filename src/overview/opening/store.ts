import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { Archived } from '../archiving/store.ts';
import type { TableShape } from '../exporting/schema.ts';

/** How far the counters of a table are shifted, so that none of its rows takes the number of one that is here. */
export type Shifts = Map<string, number>;

/** The numbers that rows of events name each other by, inside what they say. */
const NUMBERS_INSIDE: Record<string, { column: string; keys: string[] }> = {
  directive_event: { column: 'data', keys: ['requestId', 'handoverId', 'reportId'] },
};

/** Of an empty installation nothing is shifted; the log keeps its numbers everywhere, its seals are made over them. */
export async function shiftsOf(db: Db, shapes: TableShape[]): Promise<Shifts> {
  const shifts: Shifts = new Map();
  for (const { name, columns } of shapes) {
    const counter = columns.find(({ isCounter }) => isCounter)?.name;
    if (!counter || name === 'log_entry') continue;
    const { rows } = await sql<{ last: string | null }>`
      select max(${sql.ref(counter)})::text as last from ${sql.table(name)}`.execute(db);
    if (rows[0]?.last) shifts.set(name, Number(rows[0].last));
  }
  return shifts;
}

/** Rows of one table, as lines of JSON. */
export async function insertLines(tx: Tx, shape: TableShape, lines: string[], shifts: Shifts): Promise<void> {
  const columns = shape.columns.filter(({ isGenerated }) => !isGenerated);
  const own = shifts.get(shape.name) ?? 0;
  const values = columns.map(({ name, type, isCounter }) => {
    const named = shape.links.find((link) => link.column === name);
    const shift = isCounter ? own : type === 'int8' && named ? (shifts.get(named.table) ?? 0) : 0;
    if (shift > 0) return sql`r.${sql.ref(name)} + ${sql.lit(shift)}`;
    const inside = NUMBERS_INSIDE[shape.name];
    if (own > 0 && inside?.column === name) return shiftedInside(name, inside.keys, own);
    return type === 'jsonb' ? said(name) : sql`r.${sql.ref(name)}`;
  });
  await sql`insert into ${sql.table(shape.name)} (${sql.join(columns.map(({ name }) => sql.ref(name)))})
    overriding system value
    select ${sql.join(values)} from jsonb_array_elements(${`[${lines.join(',')}]`}::jsonb) e (said),
      jsonb_populate_record(null::${sql.table(shape.name)}, e.said) r`.execute(tx);
}

/** As it was said: a null inside JSON is not the same as nothing. */
const said = (column: string) => sql`e.said -> ${sql.lit(column)}`;

function shiftedInside(column: string, keys: string[], shift: number) {
  return keys.reduce(
    (value, key) => sql`case when jsonb_typeof(${said(column)} -> ${sql.lit(key)}) = 'number'
      then ${value} || jsonb_build_object(${sql.lit(key)}::text, (${said(column)} ->> ${sql.lit(key)})::bigint + ${sql.lit(shift)})
      else ${value} end`,
    sql`(${said(column)})`,
  );
}

/** Rows that come before those they name are looked at when all are there; held for this transaction alone. */
export async function putOff(tx: Tx, links: { table: string; name: string }[]): Promise<void> {
  await sql`select set_config('dondoc.opening_archive', 'on', true)`.execute(tx);
  for (const { table, name } of links)
    await sql`alter table ${sql.table(table)} alter constraint ${sql.ref(name)} deferrable initially deferred`.execute(
      tx,
    );
}

/** Everything put off is looked at now. */
export async function lookNow(tx: Tx, links: { table: string; name: string }[]): Promise<void> {
  await sql`set constraints all immediate`.execute(tx);
  for (const { table, name } of links)
    await sql`alter table ${sql.table(table)} alter constraint ${sql.ref(name)} not deferrable`.execute(tx);
}

/** The counters go on after the last number used. */
export async function moveCounters(tx: Tx, shapes: TableShape[]): Promise<void> {
  for (const { name, columns } of shapes) {
    const counter = columns.find(({ isCounter }) => isCounter)?.name;
    if (!counter) continue;
    const sequence = sql`pg_get_serial_sequence(${name}, ${counter})::regclass`;
    await sql`select setval(${sequence}, last) from
      (select max(${sql.ref(counter)}) as last from ${sql.table(name)}) m
      where last > coalesce(pg_sequence_last_value(${sequence}), 0)`.execute(tx);
  }
}

/** A table of which more was loaded than belongs to the office: its rows hang on those of another. */
export async function strangerTable(
  tx: Tx,
  tables: Archived[],
  loaded: Map<string, number>,
): Promise<string | null> {
  for (const { shape, which } of tables) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(shape.name)} where ${which}`.execute(tx);
    if (rows[0]?.count !== (loaded.get(shape.name) ?? 0)) return shape.name;
  }
  return null;
}

/** Links that lead from the office's rows to another's; only where there is another. */
export async function strangerLink(tx: Tx, officeId: string, tables: Archived[]): Promise<string | null> {
  const others = await sql<{ found: boolean }>`
    select exists (select from office where id <> ${officeId}) as found`.execute(tx);
  if (!others.rows[0]?.found) return null;
  const own = new Map(tables.map((one) => [one.shape.name, one]));
  for (const { shape, which } of tables)
    for (const { column, table } of shape.links) {
      const to = own.get(table);
      if (to?.shape.key.length !== 1) continue;
      const key = sql.ref(to.shape.key[0] ?? 'id');
      const { rows } = await sql<{ found: boolean }>`
        select exists (select from ${sql.table(shape.name)} where ${which} and ${sql.ref(column)} is not null
          and ${sql.ref(column)} not in (select ${key} from ${sql.table(table)} where ${to.which})) as found`.execute(
        tx,
      );
      if (rows[0]?.found) return `${shape.name}.${column}`;
    }
  return null;
}

/** Of these ids or sign-in names, the first that is here already. */
export async function takenPerson(
  db: Db,
  ids: string[],
  names: string[],
): Promise<{ username: string | null } | undefined> {
  const { rows } = await sql<{ username: string | null }>`
    select username from auth_user where id = any(${ids}::uuid[]) or username = any(${names}::text[])
    order by username limit 1`.execute(db);
  return rows[0];
}

/** Of these files, those that a row names. */
export async function takenFiles(db: Db, ids: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from stored_file where id = any(${ids}::uuid[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Does something that may be refused, so that the transaction can go on. */
export async function tried(tx: Tx, work: () => Promise<void>): Promise<void> {
  await sql`savepoint tried`.execute(tx);
  try {
    await work();
    await sql`release savepoint tried`.execute(tx);
  } catch (error) {
    await sql`rollback to savepoint tried`.execute(tx);
    throw error;
  }
}
