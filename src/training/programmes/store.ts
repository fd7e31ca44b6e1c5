import { compareVietnamese } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import { dataNames, readData } from '#platform/data-file.ts';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { programmesInYear } from './rules.ts';
import { NewProgramme, Programme, ShippedProgramme } from './schema.ts';

const columns = ['id', 'key', 'name', 'data', 'basis', 'source', 'validFrom', 'validTo'] as const;

const programmes = (db: Db, officeId: string) =>
  db
    .selectFrom('trainingProgramme')
    .select(columns)
    .where('officeId', '=', officeId)
    .where('removedAt', 'is', null);

/** The programmes in force on a day: of each, its one version. */
export async function programmesOn(db: Db, officeId: string, day: string): Promise<Programme[]> {
  const rows = await programmes(db, officeId)
    .where('validFrom', '<=', day)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', day)]))
    .orderBy('name')
    .execute();
  return rows.map((row) => Programme.parse(row));
}

/** The catalogue by which a year is planned: of each programme its one version, by name. */
export async function programmesOfYear(db: Db, officeId: string, year: number): Promise<Programme[]> {
  const found = programmesInYear(await versionsOf(db, officeId), year);
  return [...found.values()].toSorted((a, b) => compareVietnamese(a.name, b.name));
}

/** All versions of all programmes, or of one, oldest first. */
export async function versionsOf(db: Db, officeId: string, key?: string): Promise<Programme[]> {
  const rows = await programmes(db, officeId)
    .$if(key !== undefined, (query) => query.where('key', '=', key ?? ''))
    .orderBy('name')
    .orderBy('validFrom')
    .execute();
  return rows.map((row) => Programme.parse(row));
}

export async function findProgramme(db: Db, officeId: string, id: string): Promise<Programme | null> {
  const row = await programmes(db, officeId).where('id', '=', id).executeTakeFirst();
  return row ? Programme.parse(row) : null;
}

export async function isWithdrawn(db: Db, officeId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('trainingProgramme')
    .select('id')
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .where('removedAt', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertProgramme(
  db: Db,
  at: { officeId: string; createdBy: string | null },
  programme: NewProgramme,
): Promise<string> {
  const { data, ...said } = NewProgramme.parse(programme);
  const { id } = await db
    .insertInto('trainingProgramme')
    .values({ ...at, ...said, data: json(data) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The last day on which a version holds. */
export async function endVersion(db: Db, id: string, validTo: string | null): Promise<void> {
  await db.updateTable('trainingProgramme').set({ validTo }).where('id', '=', id).execute();
}

export async function removeVersion(db: Db, id: string, removedBy: string): Promise<void> {
  await db
    .updateTable('trainingProgramme')
    .set({ removedBy, removedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

/** What ships, by the name of its file. */
export async function shippedProgrammes(): Promise<Map<string, ShippedProgramme>> {
  const names = await dataNames('programmes');
  const files = await Promise.all(
    names.map(async (name) => [name.replace('programmes/', ''), await readData(name)] as const),
  );
  return new Map(files.map(([name, file]) => [name, ShippedProgramme.parse(file)]));
}

/** Which of these versions a class was held by: they cannot be taken for a mistake any more. */
export async function heldBy(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('trainingClass')
    .select('programmeId')
    .distinct()
    .where('programmeId', 'in', ids)
    .where('removedAt', 'is', null)
    .execute();
  return new Set(rows.flatMap(({ programmeId }) => programmeId ?? []));
}
