import { sql } from 'kysely';
import { listAgencies } from '#accounts/agencies/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { ProviderData } from '../schema.ts';
import { namesInYear } from './rules.ts';
import type { Provider } from './schema.ts';

/** Who may run classes in a year, by name on the last day of it. */
export async function providersOf(db: Db, officeId: string, year: number): Promise<Provider[]> {
  const rows = await db
    .selectFrom('trainingProvider')
    .select(['id', 'agencyId', 'year', 'data'])
    .where('officeId', '=', officeId)
    .where('year', '=', year)
    .execute();
  const nameOf = namesInYear(await listAgencies(db, officeId), year);
  return rows
    .map(({ data, ...row }) => ({
      ...ProviderData.parse(data),
      ...row,
      name: nameOf(row.agencyId),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

export interface ProviderAt {
  officeId: string;
  agencyId: string;
  year: number;
  setBy: string | null;
}

/** Writes what a body has in a year; gives the id of its row. */
export async function saveProvider(db: Db, at: ProviderAt, data: ProviderData): Promise<string> {
  const { id } = await db
    .insertInto('trainingProvider')
    .values({ ...at, data: json(data) })
    .onConflict((oc) =>
      oc
        .columns(['officeId', 'agencyId', 'year'])
        .doUpdateSet({ data: json(data), setBy: at.setBy, setAt: sql<Date>`now()` }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
