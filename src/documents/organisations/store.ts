import { sql } from 'kysely';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Organisation } from './schema.ts';

interface Named {
  code: string;
  name: string;
  agencyId: string | null;
}

/** Adds codes or mends the names of those that are there; a tie that stands is not undone by a line without one. */
export async function saveOrganisations(
  db: Db,
  officeId: string,
  rows: Named[],
  by: string | null,
): Promise<void> {
  for (const { code, name, agencyId } of rows)
    await db
      .insertInto('edxmlOrganisation')
      .values({ officeId, code, name, agencyId, source: 'hand', tiedBy: agencyId ? by : null })
      .onConflict((oc) =>
        oc.columns(['officeId', 'code']).doUpdateSet({
          name,
          agencyId: sql`coalesce(excluded.agency_id, edxml_organisation.agency_id)`,
        }),
      )
      .execute();
}

/** One that a package names: shown, and tied by a person. */
export async function noteSender(db: Db, officeId: string, { id, name }: { id: string; name: string }) {
  if (!id || id.length > 50) return;
  await db
    .insertInto('edxmlOrganisation')
    .values({ officeId, code: id, name: name.slice(0, 200) || id, source: 'package' })
    .onConflict((oc) => oc.columns(['officeId', 'code']).doNothing())
    .execute();
}

export async function tieOrganisation(
  db: Db,
  officeId: string,
  id: string,
  agencyId: string | null,
  by: string,
): Promise<boolean> {
  const done = await db
    .updateTable('edxmlOrganisation')
    .set({ agencyId, tiedBy: by, tiedAt: sql`now()` })
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export async function listOrganisations(db: Db, officeId: string, today: string): Promise<Organisation[]> {
  const rows = await db
    .selectFrom('edxmlOrganisation')
    .select(['id', 'code', 'name', 'source', 'agencyId'])
    .where('officeId', '=', officeId)
    .orderBy('code')
    .execute();
  const agencies = await listAgencies(db, officeId);
  return rows.map(({ agencyId, source, ...row }) => ({
    ...row,
    source: source as Organisation['source'],
    agency: agencyId ? agencyRefOf(agencies, agencyId, today) : null,
  }));
}
