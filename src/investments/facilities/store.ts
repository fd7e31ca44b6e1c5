import { compareVietnamese } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { Place } from '../items/store.ts';
import { type FacilityRecord, facilityKinds, type NewRecord } from './schema.ts';

export interface KnownFacility {
  id: string;
  /** In the order in which they were said. */
  records: FacilityRecord[];
}

const columns = [
  ...(['onDay', 'kind', 'name', 'condition', 'areaM2', 'count', 'neededAreaM2', 'neededCount'] as const),
  ...(['need', 'landPaper', 'note'] as const),
] as const;

/** Every facility that had not been taken out at the end of a day, by kind, then by name. */
export async function facilitiesOf(db: Db, schoolId: string, day: string): Promise<KnownFacility[]> {
  const rows = await db
    .selectFrom('facility')
    .innerJoin('facilityRecord', 'facilityId', 'facility.id')
    .leftJoin('authUser', 'authUser.id', 'facilityRecord.madeBy')
    .select(['facility.id', 'authUser.name as by'])
    .select(columns.map((column) => `facilityRecord.${column}` as const))
    .where('schoolId', '=', schoolId)
    .where((eb) => eb.or([eb('removedOn', 'is', null), eb('removedOn', '>', day)]))
    .orderBy('facilityRecord.id')
    .execute();
  const found = [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => ({
    id,
    records: own.map(({ id: _, ...record }) => record as FacilityRecord),
  }));
  const last = ({ records }: KnownFacility) => records.at(-1) as FacilityRecord;
  const place = (one: KnownFacility) => facilityKinds.indexOf(last(one).kind);
  return found.toSorted((a, b) => place(a) - place(b) || compareVietnamese(last(a).name, last(b).name));
}

/** Locks it; false where there is none of this school. */
export async function lockFacility(tx: Tx, schoolId: string, id: string): Promise<boolean> {
  const found = await tx
    .selectFrom('facility')
    .select('id')
    .where('id', '=', id)
    .where('schoolId', '=', schoolId)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return found !== undefined;
}

export async function insertFacility(tx: Tx, place: Place): Promise<string> {
  const { id } = await tx.insertInto('facility').values(place).returning('id').executeTakeFirstOrThrow();
  return id;
}

type Said = Omit<NewRecord, 'id'>;

export async function insertRecord(tx: Tx, facilityId: string, said: Said, madeBy: string | null) {
  await tx
    .insertInto('facilityRecord')
    .values({ ...said, facilityId, madeBy })
    .execute();
}

export async function removeFacility(
  tx: Tx,
  id: string,
  removedBy: string,
  removedOn: string,
): Promise<void> {
  await tx
    .updateTable('facility')
    .set({ removedBy, removedOn, removedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}
