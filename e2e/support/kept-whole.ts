import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { refreshPeriods } from '#directives/history/store.ts';
import { verifyLog } from '#platform/audit/seal.ts';
import type { Database, Tx } from '#platform/database/connection.ts';
import { openFileStore } from '#platform/files/store.ts';

/** What is not whole in a database and its files, after whatever happened to them; empty where all is well. */
export async function faultsOf(db: Database, filesFolder: string): Promise<string[]> {
  const verdict = await verifyLog(db);
  const log = verdict.ok ? [] : [`the log differs in batch ${verdict.batch} of ${verdict.office}`];
  return [
    ...log,
    ...(await filesThatDiffer(db, filesFolder)),
    ...(await halves(db)),
    ...(await foldsThatDiffer(db)),
  ];
}

/** Every row of a file has its bytes, as they were taken in. */
async function filesThatDiffer(db: Database, folder: string): Promise<string[]> {
  const files = openFileStore(folder);
  const rows = await db.selectFrom('storedFile').select(['id', 'sha256']).execute();
  const faults: string[] = [];
  for (const { id, sha256 } of rows) {
    const bytes = await files.get(id).catch(() => null);
    if (!bytes) faults.push(`the file ${id} is gone`);
    else if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      faults.push(`the file ${id} differs`);
  }
  return faults;
}

/** What only belongs together: written in one transaction, it is there together or not at all. */
async function halves(db: Database): Promise<string[]> {
  const { rows } = await sql<{ what: string; n: number }>`
    select 'directives without their first event' as what, count(*)::int as n from directive
      where not exists (select from directive_event where directive_id = directive.id)
    union all select 'directives without days', count(*)::int from directive
      where not exists (select from directive_period where directive_id = directive.id)
    union all select 'documents without a reading', count(*)::int from document
      where not exists (select from reading where document_id = document.id)`.execute(db);
  return rows.filter(({ n }) => n > 0).map(({ what, n }) => `${n} ${what}`);
}

class Undone extends Error {}

/** What lists and counts ask is what the events fold to. */
export async function foldsThatDiffer(db: Database): Promise<string[]> {
  const faults: string[] = [];
  const stored = (tx: Tx, id: string) =>
    sql<{ words: string | null }>`select string_agg(p::text, '|' order by p::text) as words from (
      select * from directive_period where directive_id = ${id}) p`
      .execute(tx)
      .then(({ rows }) => rows[0]?.words);
  for (const { id } of await db.selectFrom('directive').select('id').execute())
    await db
      .transaction()
      .execute(async (tx) => {
        const before = await stored(tx, id);
        await refreshPeriods(tx, [id]);
        if ((await stored(tx, id)) !== before)
          faults.push(`the days of directive ${id} differ from its events`);
        throw new Undone();
      })
      .catch((error) => {
        if (!(error instanceof Undone)) throw error;
      });
  return faults;
}
