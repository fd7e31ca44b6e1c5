import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { InvestmentDesk } from '../desk/store.ts';
import { planRows, stepsOf } from '../milestones/store.ts';
import { entriesOf } from '../money/store.ts';
import type { Known, NewItem } from './schema.ts';

/** The last version of every item of the school, by code. */
const latest = (db: Db, schoolId: string) =>
  db
    .selectFrom('investmentItem')
    .innerJoin('investmentItemVersion', 'itemId', 'investmentItem.id')
    .distinctOn('investmentItem.id')
    .select(['investmentItem.id', 'code', 'name', 'need', 'facilityId', 'ownerId', 'coordinatingIds'])
    .select(['directiveCode', 'note'])
    .where('schoolId', '=', schoolId)
    .where('removedAt', 'is', null)
    .orderBy('investmentItem.id')
    .orderBy('investmentItemVersion.id', 'desc');

export async function facilityNames(db: Db, schoolId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('facility')
    .innerJoin('facilityRecord', 'facilityId', 'facility.id')
    .distinctOn('facility.id')
    .select(['facility.id', 'name'])
    .where('schoolId', '=', schoolId)
    .orderBy('facility.id')
    .orderBy('onDay', 'desc')
    .orderBy('facilityRecord.id', 'desc')
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Every item with its money and milestones, read once; `ids` narrows it. */
export async function readItems(db: Db, schoolId: string, ids?: string[]): Promise<Known[]> {
  const rows = await latest(db, schoolId)
    .$if(ids !== undefined, (query) => query.where('investmentItem.id', 'in', ids?.length ? ids : [NO_ID]))
    .execute();
  const own = rows.map(({ id }) => id);
  const [facilities, entries, steps, plans] = [
    await facilityNames(db, schoolId),
    Map.groupBy(await entriesOf(db, own), ({ itemId }) => itemId),
    Map.groupBy(await stepsOf(db, own), ({ itemId }) => itemId),
    Map.groupBy(await planRows(db, own), ({ itemId }) => itemId),
  ];
  return rows
    .map(({ facilityId, ...row }) => ({
      ...row,
      facility: facilityId ? { id: facilityId, name: facilities.get(facilityId) ?? '' } : null,
      entries: entries.get(row.id) ?? [],
      steps: (steps.get(row.id) ?? []).map(({ itemId: _, ...step }) => step),
      plans: plans.get(row.id) ?? [],
    }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Whether somebody of another agency may see it: theirs to build, to help with, or to move on. */
export const concerns = (desk: InvestmentDesk, { ownerId, coordinatingIds, plans }: Known): boolean =>
  desk.seesAll ||
  [ownerId, ...coordinatingIds, ...plans.map(({ agencyId }) => agencyId)].some(
    (id) => id !== null && desk.agencyIds.includes(id),
  );

/** Locks the row; null where there is none of this school. */
export async function lockItem(tx: Tx, schoolId: string, id: string): Promise<Known | null> {
  const found = await tx
    .selectFrom('investmentItem')
    .select('id')
    .where('id', '=', id)
    .where('schoolId', '=', schoolId)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return found ? ((await readItems(tx, schoolId, [id]))[0] ?? null) : null;
}

/** Codes differ in more than the size of their letters. */
export async function itemByCode(db: Db, officeId: string, code: string): Promise<string | null> {
  const found = await db
    .selectFrom('investmentItem')
    .select('id')
    .where('officeId', '=', officeId)
    .where(sql`lower(code)`, '=', code.toLowerCase())
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return found?.id ?? null;
}

export interface Place {
  officeId: string;
  schoolId: string;
  madeBy: string | null;
}

export async function insertItem(tx: Tx, place: Place, code: string): Promise<string> {
  const { id } = await tx
    .insertInto('investmentItem')
    .values({ ...place, code })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function setCode(tx: Tx, id: string, code: string): Promise<void> {
  await tx.updateTable('investmentItem').set({ code }).where('id', '=', id).execute();
}

type Version = Omit<NewItem, 'id' | 'code'>;

export async function insertVersion(
  tx: Tx,
  itemId: string,
  version: Version,
  madeBy: string | null,
): Promise<void> {
  await tx
    .insertInto('investmentItemVersion')
    .values({ ...version, itemId, madeBy })
    .execute();
}

export async function removeItem(tx: Tx, id: string, removedBy: string): Promise<void> {
  await tx
    .updateTable('investmentItem')
    .set({ removedBy, removedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}
