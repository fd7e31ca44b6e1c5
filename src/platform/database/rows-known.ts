import { sql } from 'kysely';
import type { Tx } from './connection.ts';

/** A table whose rows carry the moment at which they were recorded. */
export interface RowsKnown {
  table: string;
  /** The column of that moment. */
  at: string;
  /** What a later act writes into the row, by the column of its moment; `removed_…` is always such. */
  later?: Record<string, readonly string[]>;
  /** Where what a row said before is kept when it is written anew: by which column, and when it was replaced. */
  before?: { table: string; of: string; at: string; columns: readonly string[] };
  /** Where a row names no office of its own: the column of what it belongs to, and the table of that. */
  under?: readonly [column: string, table: string];
}

export interface Until {
  officeId: string;
  recordedUntil: Date;
}

/** Statements that make tables take no parameters. */
export const momentSql = (moment: Date) => sql`${sql.lit(moment.toISOString())}::timestamptz`;

/**
 * Hides each table, for the rest of the transaction, behind one of the same name with the rows of an office as they
 * were known at a moment: none recorded later, nothing that was taken out or written into later (decision 031).
 */
export async function hideLaterRows(
  tx: Tx,
  tables: readonly RowsKnown[],
  { officeId, recordedUntil }: Until,
): Promise<void> {
  const until = momentSql(recordedUntil);
  for (const { table, at, later = {}, before, under } of tables) {
    const [all, own] = [sql.id('public', table), sql.id('pg_temp', table)];
    const office = sql.lit(officeId);
    const ofOffice = under
      ? sql`${sql.id(under[0])} in (select id from ${sql.id('public', under[1])} where office_id = ${office})`
      : sql`office_id = ${office}`;
    // With its keys: lists group by them.
    await sql`create temp table ${sql.id(table)} (like ${all} including defaults including indexes)
      on commit drop`.execute(tx);
    await sql`insert into ${own} select * from ${all} where ${ofOffice} and ${sql.id(at)} <= ${until}`.execute(
      tx,
    );
    if (before) {
      const columns = before.columns.map((column) => sql`${sql.id(column)} = first.${sql.id(column)}`);
      const [of, replaced] = [sql.id(before.of), sql.id(before.at)];
      // The first that was replaced after the moment is what held at it.
      await sql`update ${own} as row set ${sql.join(columns)} from (
          select distinct on (${of}) * from ${sql.id('public', before.table)}
          where ${replaced} > ${until} order by ${of}, ${replaced}
        ) as first where first.${of} = row.id`.execute(tx);
    }
    const removed = (await columnsOf(tx, table)).filter((column) => column.startsWith('removed_'));
    const written = { ...(removed.includes('removed_at') && { removed_at: removed }), ...later };
    for (const [moment, columns] of Object.entries(written)) {
      const blank = [...new Set([moment, ...columns])].map((column) => sql`${sql.id(column)} = null`);
      await sql`update ${own} set ${sql.join(blank)} where ${sql.id(moment)} > ${until}`.execute(tx);
    }
  }
}

const shapes = new Map<string, string[]>();

/** Tables keep their shape while the program runs. */
async function columnsOf(tx: Tx, table: string): Promise<string[]> {
  const known = shapes.get(table);
  if (known) return known;
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped`.execute(tx);
  const names = rows.map(({ name }) => name);
  shapes.set(table, names);
  return names;
}
