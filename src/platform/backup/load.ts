import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { knownSteps, makeSchema, refuseNewer } from '../database/migrate.ts';
import { allOrNothing, quoted, rowsOf, tablesOf } from './dump.ts';
import { type Manifest, tableEntry } from './manifest.ts';
import type { OpenBackup } from './open.ts';

/** Whether somebody's tables stand in it already. */
export async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S') limit 1`,
  );
  return rows.length === 0;
}

/**
 * Brings an empty database to where the backup was: its schema of that time, every row, every counter. In one
 * transaction, by whoever owns the database: links between tables are taken off and laid again at the end, which looks at
 * each row, and triggers sleep meanwhile, for what they made is among the rows. `last` is done in it too.
 */
export async function loadDatabase(
  databaseUrl: string,
  backup: OpenBackup,
  last: (client: pg.Client) => Promise<void> = async () => {},
): Promise<void> {
  const { manifest } = backup;
  refuseNewer(manifest.migrations, await knownSteps());
  const client = new pg.Client(databaseUrl);
  await client.connect();
  client.on('error', () => undefined);
  try {
    await allOrNothing(client, async () => {
      if (!(await isEmpty(client)))
        throw new Error(
          'Cơ sở dữ liệu đã có dữ liệu. Chưa khôi phục gì. Khôi phục vào một cơ sở dữ liệu trống.',
        );
      await makeSchema(client, manifest.migrations);
      await refuseOtherTables(client, manifest);
      const links = await takeLinksOff(client);
      const names = manifest.tables.map(({ name }) => quoted(name));
      const ofAll = (words: string) => names.map((name) => `alter table ${name} ${words}`).join('; ');
      await client.query(`${ofAll('disable trigger user')}; truncate ${names.join(', ')}`);
      for (const table of manifest.tables) if (table.rows > 0) await loadTable(client, backup, table);
      for (const { name, value } of manifest.sequences)
        if (value !== null) await client.query('select setval($1, $2)', [quoted(name), value]);
      await checkRows(client, manifest);
      await last(client);
      await client.query([...links, ofAll('enable trigger user')].join('; '));
    });
    await client.query('analyze');
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The steps named in the manifest must make the tables that it has rows of. */
async function refuseOtherTables(client: pg.Client, { tables }: Manifest): Promise<void> {
  const said = (all: { name: string; columns: string[] }[]) =>
    all
      .map(({ name, columns }) => `${name}(${columns.toSorted()})`)
      .sort()
      .join();
  if (said(await tablesOf(client)) !== said(tables))
    throw new Error(
      'Bản sao lưu có bảng khác với các bước nâng cấp mà nó kể. Chưa khôi phục gì. Dùng bản sao lưu khác.',
    );
}

async function takeLinksOff(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; words: string }>(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as words
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
    order by conrelid::regclass::text collate "C", conname collate "C"`);
  await client.query(
    rows.map(({ table, name }) => `alter table ${table} drop constraint ${quoted(name)}`).join('; '),
  );
  return rows.map(({ table, name, words }) => `alter table ${table} add constraint ${quoted(name)} ${words}`);
}

async function loadTable(
  client: pg.Client,
  { read }: OpenBackup,
  { name, columns }: Manifest['tables'][number],
): Promise<void> {
  const into = client.query(copyFrom(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`));
  await pipeline(read(tableEntry(name)), into);
}

/** What lies in the tables now is what was written down when the backup was made: so many rows, and each of them. */
async function checkRows(client: pg.Client, { tables }: Manifest): Promise<void> {
  for (const table of tables.filter(({ rows }) => rows > 0)) {
    const count = { rows: 0, sum: 0 };
    for await (const _ of rowsOf(client, table, count));
    if (count.rows !== table.rows || count.sum !== table.sum)
      throw new Error(
        `Bảng ${table.name} khôi phục ra ${count.rows} dòng, không khớp ${table.rows} dòng đã sao lưu. Chưa khôi phục gì.`,
      );
  }
}
