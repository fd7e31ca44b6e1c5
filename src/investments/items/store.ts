import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { RowsKnown } from '#platform/database/rows-known.ts';
import type { InvestmentDesk } from '../desk/store.ts';
import { planRows, stepsOf } from '../milestones/store.ts';
import { entriesOf } from '../money/store.ts';
import { heldOn, isThere } from './rules.ts';
import type { Known, NewItem } from './schema.ts';

const ofItem = (table: string): RowsKnown => ({
  ...{ table, at: 'made_at', under: ['item_id', 'investment_item'] },
});

/** Facilities, items and money with the moments at which they were recorded. */
export const investmentRows: RowsKnown[] = [
  { table: 'facility', at: 'made_at' },
  { table: 'facility_record', at: 'made_at', under: ['facility_id', 'facility'] },
  { table: 'investment_item', at: 'made_at' },
  ...['investment_item_version', 'investment_entry', 'investment_step', 'investment_step_plan'].map(ofItem),
];

/** Every item of the school, also those taken out. */
const itemsAtAll = (db: Db, schoolId: string, ids: string[] | undefined) =>
  db
    .selectFrom('investmentItem')
    .select(['id', 'code', 'madeOn', 'removedOn'])
    .where('schoolId', '=', schoolId)
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids?.length ? ids : [NO_ID]))
    .execute();

const versionsOf = (db: Db, itemIds: string[]) =>
  db
    .selectFrom('investmentItemVersion')
    .select(['itemId', 'name', 'need', 'facilityId', 'ownerId', 'coordinatingIds'])
    .select(['directiveCode', 'note', 'saidOn'])
    .where('itemId', 'in', itemIds.length > 0 ? itemIds : [NO_ID])
    .orderBy('id')
    .execute();

/** What facilities are called at the end of a day, also those taken out since. */
async function facilityNames(db: Db, schoolId: string, day: string | null): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('facility')
    .innerJoin('facilityRecord', 'facilityId', 'facility.id')
    .select(['facility.id', 'name', 'onDay'])
    .where('schoolId', '=', schoolId)
    .orderBy('onDay')
    .orderBy('facilityRecord.id')
    .execute();
  const own = Map.groupBy(rows, ({ id }) => id);
  return new Map([...own].map(([id, records]) => [id, heldOn(records, day, ({ onDay }) => onDay).name]));
}

/** Every item with its money and milestones as it is now, read once; `ids` narrows it. */
export const readItems = (db: Db, schoolId: string, ids?: string[]): Promise<Known[]> =>
  readAll(db, schoolId, null, ids);

/** The items that there were at the end of a day, each called as it was then. */
export const itemsOn = (db: Db, schoolId: string, day: string, ids?: string[]): Promise<Known[]> =>
  readAll(db, schoolId, day, ids);

async function readAll(db: Db, schoolId: string, day: string | null, ids?: string[]): Promise<Known[]> {
  const rows = await itemsAtAll(db, schoolId, ids);
  const own = rows.map(({ id }) => id);
  const [facilities, versions, entries, steps, plans] = [
    await facilityNames(db, schoolId, day),
    Map.groupBy(await versionsOf(db, own), ({ itemId }) => itemId),
    Map.groupBy(await entriesOf(db, own), ({ itemId }) => itemId),
    Map.groupBy(await stepsOf(db, own), ({ itemId }) => itemId),
    Map.groupBy(await planRows(db, own), ({ itemId }) => itemId),
  ];
  return rows
    .flatMap(({ id, code, ...days }) => {
      const said = versions.get(id);
      if (!said) return [];
      const { facilityId, itemId: _, saidOn: __, ...words } = heldOn(said, day, ({ saidOn }) => saidOn);
      const told = {
        entries: entries.get(id) ?? [],
        steps: (steps.get(id) ?? []).map(({ itemId: ___, ...step }) => step),
        plans: plans.get(id) ?? [],
      };
      if (!isThere({ ...days, ...told }, day)) return [];
      const facility = facilityId ? { id: facilityId, name: facilities.get(facilityId) ?? '' } : null;
      return [{ id, code, ...words, facility, ...told, concernedIds: concernedBy(said.at(-1), told.plans) }];
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** Theirs to build, to help with, or to move on, as it stands now: who was named once sees it no longer. */
function concernedBy(
  version: { ownerId: string | null; coordinatingIds: string[] } | undefined,
  plans: Known['plans'],
): string[] {
  const lastOfEach = new Map(plans.map(({ stage, agencyId }) => [stage, agencyId]));
  const named = [version?.ownerId ?? null, ...(version?.coordinatingIds ?? []), ...lastOfEach.values()];
  return named.filter((id) => id !== null);
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Whether somebody of another agency may see it. */
export const concerns = (desk: InvestmentDesk, { concernedIds }: Pick<Known, 'concernedIds'>): boolean =>
  desk.seesAll || concernedIds.some((id) => desk.agencyIds.includes(id));

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

export async function insertItem(tx: Tx, place: Place, code: string, madeOn: string): Promise<string> {
  const { id } = await tx
    .insertInto('investmentItem')
    .values({ ...place, code, madeOn })
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
  by: { madeBy: string | null; saidOn: string },
): Promise<void> {
  await tx
    .insertInto('investmentItemVersion')
    .values({ ...version, ...by, itemId })
    .execute();
}

export async function removeItem(tx: Tx, id: string, removedBy: string, removedOn: string): Promise<void> {
  await tx
    .updateTable('investmentItem')
    .set({ removedBy, removedOn, removedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}
