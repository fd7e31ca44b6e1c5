import { addMonths } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { unusedAddress } from '#platform/http/sign-in.ts';
import { NAMELESS } from './labels.ts';
import type { PrivacySetting, Subject } from './schema.ts';

/** Every column of the database that can hold words. */
export async function wordColumns(db: Db): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and data_type in ('text', 'jsonb', 'json', 'ARRAY', 'bytea', 'inet', 'character varying')
    order by 1, ordinal_position`.execute(db);
  return rows;
}

const REFERENCED: Record<Subject['kind'], string> = {
  user: 'auth_user',
  staff: 'staff_person',
  learner: 'training_enrolment',
};

/** Every column that names a person of this kind, wherever it is: asked of the database, so that none is forgotten. */
export async function namingColumns(db: Db, kind: Subject['kind']) {
  const { rows } = await sql<{ table: string; column: string }>`
    select k.conrelid::regclass::text as table, a.attname::text as column
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and cardinality(k.conkey) = 1 and k.connamespace = 'public'::regnamespace
      and k.confrelid = ${REFERENCED[kind]}::regclass order by 1, 2`.execute(db);
  return rows;
}

/** How many rows of which table name the person. */
export async function countNaming(db: Db, { kind, id }: Subject): Promise<{ table: string; rows: number }[]> {
  const columns = await namingColumns(db, kind);
  const counts = columns.map(
    ({ table, column }) =>
      sql`select ${table}::text as table, count(*)::int as rows from ${sql.table(table)} where ${sql.ref(column)} = ${id}`,
  );
  const { rows } = await sql<{ table: string; rows: number }>`
    select t.table, sum(t.rows)::int as rows from (${sql.join(counts, sql` union all `)}) t
    group by 1 having sum(t.rows) > 0 order by 1`.execute(db);
  return rows;
}

const MOST_ROWS = 20_000;

/** What a table has of a person, as it stands there. */
export async function rowsOf(db: Db, table: string, key: string, id: string) {
  const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(table)} t
    where ${sql.ref(key)} = ${id} limit ${MOST_ROWS}`.execute(db);
  return rows.map(({ row }) => JSON.parse(row) as Record<string, unknown>);
}

/** Only what is personal of a staff record goes; the rest is the school's file of the person. */
const onlyPersonal = (table: string) => (table === 'staff_record' ? sql`and kind = 'personal'` : sql``);

export async function countRows(db: Db, table: string, key: string, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}
    where ${sql.ref(key)} = ${id} ${onlyPersonal(table)}`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function removeRows(tx: Tx, table: string, key: string, id: string): Promise<void> {
  await sql`delete from ${sql.table(table)} where ${sql.ref(key)} = ${id} ${onlyPersonal(table)}`.execute(tx);
}

export async function hasCertificate(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('trainingRegister')
    .select('id')
    .where('enrolmentId', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** The account keeps its id, by which history reads; nobody signs in with it and no name is left. */
export async function unnameUser(tx: Tx, id: string, today: string): Promise<void> {
  await tx
    .updateTable('authUser')
    .set({
      ...{ name: NAMELESS.user, email: unusedAddress(`da-xoa-${id}`), username: null },
      ...{ displayUsername: null, image: null },
    })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('membership')
    .set({ validTo: sql<string>`greatest(valid_from, ${today}::date - 1)` })
    .where('userId', '=', id)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .execute();
}

/** With a certificate the name stays, since the register of certificates must say whose it is. */
export async function unnameLearner(tx: Tx, id: string, withName: boolean): Promise<void> {
  await tx
    .updateTable('trainingEnrolment')
    .set({ email: null, data: json({}) })
    .$if(!withName, (q) => q.set({ fullName: NAMELESS.learner, code: null, position: null }))
    .where('id', '=', id)
    .execute();
  await tx.updateTable('trainingAttendance').set({ device: null }).where('enrolmentId', '=', id).execute();
}

/** Removed rows stay on the disk until their pages are written anew. */
export async function rewrite(db: Db, tables: string[]): Promise<void> {
  for (const table of tables) await sql`vacuum (full) ${sql.table(table)}`.execute(db);
}

export const DEFAULTS: PrivacySetting = {
  ...{ firstNoticeHours: 24, reportHours: 72, reviewMonths: 12 },
  ...{ accountMonths: null, learnerMonths: null, basis: null },
};

export async function readSetting(db: Db, officeId: string): Promise<PrivacySetting> {
  const row = await db
    .selectFrom('privacySetting')
    .select(['firstNoticeHours', 'reportHours', 'reviewMonths', 'accountMonths', 'learnerMonths', 'basis'])
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  return row ?? DEFAULTS;
}

export async function saveSetting(
  db: Db,
  officeId: string,
  setBy: string,
  setting: PrivacySetting,
): Promise<void> {
  const row = { ...setting, setBy, setAt: sql<Date>`now()` };
  await db
    .insertInto('privacySetting')
    .values({ officeId, ...row })
    .onConflict((oc) => oc.column('officeId').doUpdateSet(row))
    .execute();
}

/** Accounts of the office, those without a place today too. */
export async function usersOf(db: Db, officeId: string, id?: string) {
  return db
    .selectFrom('membership')
    .innerJoin('authUser', 'authUser.id', 'membership.userId')
    .select(['authUser.id', 'authUser.name', 'positionTitle as note'])
    .select(
      sql<string | null>`case when bool_or(valid_to is null) then null else max(valid_to)::text end`.as(
        'endedOn',
      ),
    )
    .where('membership.officeId', '=', officeId)
    .$if(id !== undefined, (q) => q.where('authUser.id', '=', id ?? ''))
    .groupBy(['authUser.id', 'authUser.name', 'positionTitle'])
    .execute();
}

export async function staffOf(db: Db, schoolId: string, id?: string) {
  return db
    .selectFrom('staffPerson')
    .select(['id', 'fullName as name', 'code as note'])
    .where('schoolId', '=', schoolId)
    .$if(id !== undefined, (q) => q.where('id', '=', id ?? ''))
    .execute();
}

/** Learners of the school's classes with the last day of the class; of all those, only whom one asks for. */
export async function learnersOf(db: Db, schoolId: string, which: { id: string } | { endedBefore: string }) {
  return db
    .selectFrom('trainingEnrolment')
    .innerJoin('trainingClass', 'trainingClass.id', 'trainingEnrolment.classId')
    .select(['trainingEnrolment.id', 'fullName as name', 'trainingClass.name as note', 'toDay as endedOn'])
    .where('trainingClass.providerAgencyId', '=', schoolId)
    .where('fullName', '<>', NAMELESS.learner)
    .$if('id' in which, (q) => q.where('trainingEnrolment.id', '=', 'id' in which ? which.id : ''))
    .$if('endedBefore' in which, (q) =>
      q
        .where('toDay', '<', 'endedBefore' in which ? which.endedBefore : '')
        .where((eb) => eb.or([eb('email', 'is not', null), eb(sql`data`, '<>', sql`'{}'::jsonb`)])),
    )
    .orderBy('toDay')
    .limit(500)
    .execute();
}

export const before = (today: string, months: number): string => addMonths(today, -months);
