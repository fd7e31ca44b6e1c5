import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { LEFT_OUT } from './rules.ts';
import type { Holdings, Row, TableShape } from './schema.ts';

/** What the database says of its own tables. */
export async function shapesOf(db: Db): Promise<TableShape[]> {
  const columns = await sql<{ table: string } & TableShape['columns'][number]>`
    select c.relname as table, a.attname as name, t.typname as type, a.attidentity <> '' as "isCounter",
      a.attgenerated <> '' as "isGenerated"
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`.execute(db);
  const links = await sql<{ table: string; column: string; to: string; isNullable: boolean }>`
    select c.relname as table, a.attname as column, f.relname as to, not a.attnotnull as "isNullable"
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and cardinality(k.conkey) = 1 and c.relnamespace = 'public'::regnamespace
    order by 1, 2`.execute(db);
  const keys = await sql<{ table: string; columns: string[] }>`
    select c.relname as table, array(
      select a.attname::text from unnest(k.conkey) with ordinality n (num, place)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.num order by n.place) as columns
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'p' and c.relnamespace = 'public'::regnamespace`.execute(db);
  const constraints = await sql<{ table: string; name: string; to: string }>`
    select c.relname as table, k.conname as name, f.relname as to
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace order by 1, 2`.execute(db);
  const names = [...new Set(columns.rows.map(({ table }) => table))];
  return names.map((name) => {
    const own = columns.rows.filter(({ table }) => table === name);
    return {
      name,
      columns: own.map(({ table: _, ...column }) => column),
      links: links.rows
        .filter(({ table }) => table === name)
        .map(({ column, to, isNullable }) => ({ column, table: to, isNullable })),
      constraints: constraints.rows
        .filter(({ table }) => table === name)
        .map(({ name, to }) => ({ name, table: to })),
      key: keys.rows.find(({ table }) => table === name)?.columns ?? [],
      hasId: own.some((column) => column.name === 'id' && column.type === 'uuid'),
    };
  });
}

export type Which = RawBuilder<boolean>;

/** Which rows of each table are the office's: those that say so, or that belong to a row of it. */
export function ownership(shapes: TableShape[], officeId: string): Map<string, Which> {
  const found = new Map<string, Which>([['office', sql<boolean>`id = ${officeId}`]]);
  for (const { name, columns } of shapes)
    if (columns.some((column) => column.name === 'office_id'))
      found.set(name, sql<boolean>`office_id = ${officeId}`);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { name, links } of shapes) {
      const link = links.find((one) => !one.isNullable && one.table !== name && found.has(one.table));
      const owner = link && found.get(link.table);
      if (found.has(name) || !owner) continue;
      const owned = sql`select id from ${sql.table(link.table)} where ${owner}`;
      found.set(name, sql<boolean>`${sql.ref(link.column)} in (${owned})`);
    }
  }
  return found;
}

/** Tables of which nobody can say whose their rows are; a table is exported, or left out for a reason. */
export async function strayTables(db: Db): Promise<string[]> {
  const shapes = await shapesOf(db);
  const owned = ownership(shapes, '00000000-0000-4000-8000-000000000000');
  return shapes.flatMap(({ name }) => (owned.has(name) || name in LEFT_OUT ? [] : [name]));
}

/** Everything that an office has written down. */
export async function holdingsOf(db: Db, officeId: string): Promise<Holdings> {
  const shapes = await shapesOf(db);
  const owned = ownership(shapes, officeId);
  const holdings: Holdings = new Map();
  for (const shape of shapes) {
    const which = owned.get(shape.name);
    if (!which || shape.name in LEFT_OUT) continue;
    // As text: names of columns and keys inside stay as they are written.
    const said = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(shape.name)} t where ${which}`.execute(db);
    holdings.set(shape.name, { shape, rows: said.rows.map(({ row }) => JSON.parse(row) as Row) });
  }
  return holdings;
}

/** Sign-in names of the office's people, by their ids. */
export async function accountsOf(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('authUser').select(['id', 'username']).execute();
  return new Map(rows.map(({ id, username }) => [id, username ?? 'unnamed']));
}
