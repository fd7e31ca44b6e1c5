import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';

/** Version of the server, and its clock. */
export async function serverOf(db: Db): Promise<{ version: string; now: Date }> {
  const { rows } = await sql<{ version: string; now: Date }>`
    select current_setting('server_version') as version, clock_timestamp() as now`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('the database says nothing of itself');
  return row;
}

/** Some files of all that must be there, drawn by lot. */
export async function someFiles(db: Db, most: number): Promise<string[]> {
  const rows = await db.selectFrom('storedFile').select('id').orderBy(sql`random()`).limit(most).execute();
  return rows.map(({ id }) => id);
}

/** Where offices send their mail, once each. */
export const mailServers = (db: Db) =>
  db.selectFrom('mailSetting').select(['host', 'port']).where('isOn', '=', true).distinct().execute();

/** Packages of other systems that wait in the folder of exchange; null where no office exchanges any. */
export async function heldPackages(db: Db): Promise<number | null> {
  const { rows } = await sql<{ held: number; isUsed: boolean }>`
    select (select count(*)::int from edxml_package where state = 'held') as held,
      exists (select from edxml_setting) as is_used`.execute(db);
  const [row] = rows;
  return row?.isUsed ? row.held : null;
}

/** When the last backup was made that came to an end without a fault. */
export async function lastBackup(db: Db): Promise<Date | null> {
  const row = await db
    .selectFrom('backup')
    .select('endedAt')
    .where('problem', 'is', null)
    .orderBy('endedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.endedAt ?? null;
}
