import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { RowsKnown } from '#platform/database/rows-known.ts';
import type { SchoolPerson, Work } from '#research/products/schema.ts';
import * as research from '#research/products/store.ts';
import { researchRows } from '#research/topics/store.ts';
import type { PersonWithRecords, RecordKind, StaffRecord, StaffSetting } from './schema.ts';

/**
 * What is known of people with the moments at which it was recorded; what they made lies in research. The way a school
 * counts is kept only as it is now.
 */
export const staffRows: RowsKnown[] = [
  { table: 'staff_person', at: 'created_at' },
  { table: 'staff_record', at: 'recorded_at' },
  { table: 'rank_parameter', at: 'set_at' },
  ...researchRows,
];

/**
 * The people of a school with all that holds of them on any day, oldest first. Whoever shows it takes what they may:
 * `personal` is for the staff officer and the person (rules of `people/`).
 */
export async function readPeople(
  db: Db,
  schoolId: string,
  kinds?: RecordKind[],
): Promise<PersonWithRecords[]> {
  const rows = await db
    .selectFrom('staffPerson')
    .select(['id', 'code', 'fullName as name', 'userId'])
    .select(({ selectFrom }) => [
      jsonArrayFrom(
        selectFrom('staffRecord')
          .select(['id', 'personId', 'kind', 'fromDay as from', 'toDay as to', 'data', 'basis'])
          .whereRef('staffRecord.personId', '=', 'staffPerson.id')
          .where('removedAt', 'is', null)
          .$if(kinds !== undefined, (q) => q.where('kind', 'in', kinds ?? []))
          .orderBy('fromDay', (o) => o.asc().nullsFirst())
          .orderBy('recordedAt'),
      ).as('records'),
    ])
    .where('schoolId', '=', schoolId)
    .execute();
  const people = rows as unknown as PersonWithRecords[];
  return kinds && !kinds.includes('product') ? people : withWorks(db, schoolId, people);
}

/** What they have made stands in the register of research, and counts here by the very same row. */
async function withWorks(db: Db, schoolId: string, people: PersonWithRecords[]) {
  const works = Map.groupBy(await research.worksOf(db, schoolId), ({ personId }) => personId);
  return people.map((person) => {
    const made = (works.get(person.id) ?? []).map(recordOf);
    const records = [...person.records, ...made].toSorted((a, b) => order(a.from, b.from));
    return { ...person, records };
  });
}

const order = (a: string | null, b: string | null): number => (a ?? '').localeCompare(b ?? '');

const recordOf = ({ id, personId, on, basis, kind, ...work }: Work): StaffRecord<'product'> => {
  const { title, part, number, level } = work;
  const data = { kind: kind === 'textbook' ? ('book' as const) : kind, title, part, number, level };
  return { ...{ id, personId, kind: 'product', from: on, to: null, basis }, data };
};

/** Everybody of the roster by name, for rooms that know no more of them. */
export const peopleOfSchool = (db: Db, schoolId: string): Promise<SchoolPerson[]> =>
  db
    .selectFrom('staffPerson')
    .select(['id', 'code', 'fullName as name', 'userId'])
    .where('schoolId', '=', schoolId)
    .orderBy('code')
    .execute();

interface NewPerson {
  officeId: string;
  schoolId: string;
  code: string;
  fullName: string;
  userId?: string | null;
  createdBy: string | null;
}

export async function insertPerson(db: Db, person: NewPerson): Promise<string> {
  const { id } = await db.insertInto('staffPerson').values(person).returning('id').executeTakeFirstOrThrow();
  return id;
}

export type NewRecord = { [K in RecordKind]: Omit<StaffRecord<K>, 'id'> }[RecordKind];

/** Adds rows; what holds is never changed, only added to or taken out. */
export async function insertRecords(
  db: Db,
  by: { officeId: string; recordedBy: string | null },
  records: NewRecord[],
): Promise<void> {
  const rows = records
    .filter(({ kind }) => kind !== 'product')
    .map(({ from, to, data, ...record }) => ({
      ...{ ...by, ...record, fromDay: from, toDay: to, data: json(data) },
    }));
  if (rows.length > 0) await db.insertInto('staffRecord').values(rows).execute();
  const works = records.filter((record) => record.kind === 'product');
  if (works.length === 0) return;
  const schools = await db
    .selectFrom('staffPerson')
    .select(['id', 'schoolId'])
    .where('id', 'in', [...new Set(works.map(({ personId }) => personId))])
    .execute();
  const schoolOf = new Map(schools.map(({ id, schoolId }) => [id, schoolId]));
  await research.addWorks(db, by, schoolOf, works.map(workOf));
}

const workOf = ({ personId, from, to, basis, data }: Omit<StaffRecord<'product'>, 'id'>) => ({
  ...{ personId, basis, on: from ?? to, ...data },
});

/** Takes a row out, with who and when. False where it is not there any more, or in another office. */
export async function removeRecord(db: Db, officeId: string, id: string, by: string): Promise<boolean> {
  const done = await db
    .updateTable('staffRecord')
    .set({ removedBy: by, removedAt: sql`now()` })
    .where('id', '=', id)
    .where('officeId', '=', officeId)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n || research.removeAuthor(db, officeId, id, by);
}

/**
 * A row that held until now ends on a day: it is taken out and stands again with its last day. One that would have begun
 * later never held, and is only taken out.
 */
export async function endRecord(
  db: Db,
  by: { officeId: string; recordedBy: string },
  record: StaffRecord,
  lastDay: string,
): Promise<void> {
  if (!(await removeRecord(db, by.officeId, record.id, by.recordedBy))) return;
  const { id: _, ...row } = record;
  if (record.from === null || record.from <= lastDay)
    await insertRecords(db, by, [{ ...row, to: lastDay } as NewRecord]);
}

/** Until the school has said otherwise the concurrent count; `isSet` says whether it has. */
export async function readSetting(db: Db, schoolId: string): Promise<StaffSetting & { isSet: boolean }> {
  const row = await db
    .selectFrom('staffSetting')
    .select(['concurrentCounts', 'note', 'personalMonths'])
    .where('schoolId', '=', schoolId)
    .executeTakeFirst();
  return row
    ? { ...row, isSet: true }
    : { concurrentCounts: true, note: null, personalMonths: null, isSet: false };
}

export async function saveSetting(
  db: Db,
  by: { officeId: string; schoolId: string; setBy: string | null },
  setting: StaffSetting,
): Promise<void> {
  await db
    .insertInto('staffSetting')
    .values({ ...by, ...setting })
    .onConflict((oc) =>
      oc.column('schoolId').doUpdateSet({ ...setting, setBy: by.setBy, setAt: sql<Date>`now()` }),
    )
    .execute();
}
