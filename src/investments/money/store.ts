import type { Db, Tx } from '#platform/database/connection.ts';
import { periodKey } from './rules.ts';
import type { Entry, NewEntry } from './schema.ts';

/** Every entry of these items, in the order in which they were made. */
export async function entriesOf(db: Db, itemIds: string[]): Promise<Entry[]> {
  if (itemIds.length === 0) return [];
  const rows = await db
    .selectFrom('investmentEntry')
    .leftJoin('authUser', 'authUser.id', 'investmentEntry.madeBy')
    .select(['investmentEntry.id', 'itemId', 'kind', 'year', 'source', 'amount', 'onDay', 'dueOn', 'paper'])
    .select(['note', 'reversesId', 'authUser.name as by', 'madeBy'])
    .where('itemId', 'in', itemIds)
    .orderBy('ordinal')
    .execute();
  return rows as Entry[];
}

/** Of which item an entry is. */
export async function itemOfEntry(db: Db, id: string): Promise<string | null> {
  const found = await db
    .selectFrom('investmentEntry')
    .select('itemId')
    .where('id', '=', id)
    .executeTakeFirst();
  return found?.itemId ?? null;
}

type Row = NewEntry & { reversesId: string | null; madeBy: string | null };

export async function insertEntry(tx: Tx, row: Row): Promise<string> {
  const { id } = await tx.insertInto('investmentEntry').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Years and sources that are reconciled and not opened again, as `periodKey` names them. */
export async function closedPeriods(db: Db, schoolId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('investmentReconciliation')
    .distinctOn(['year', 'source'])
    .select(['year', 'source', 'act'])
    .where('schoolId', '=', schoolId)
    .orderBy('year')
    .orderBy('source')
    .orderBy('id', 'desc')
    .execute();
  const closed = rows.filter(({ act }) => act === 'close') as Pick<Entry, 'year' | 'source'>[];
  return new Set(closed.map(({ year, source }) => periodKey(year, source)));
}
