import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { listAgencies } from '../agencies/store.ts';
import { sees } from '../permissions.ts';
import type { Viewer } from '../schema.ts';
import { isWithin, refOn } from './rules.ts';
import type { Partner, School } from './schema.ts';

/**
 * The school that the viewer's office follows, as far as this viewer may know of it; null where there is none, or where
 * it is none of theirs. People of the office see all of it; those of the school see it as their own; others see what
 * the office has given them sight of.
 */
export async function schoolOf(db: Db, viewer: Viewer): Promise<School | null> {
  const found = await db
    .selectFrom('agency')
    .select('id')
    .where('officeId', '=', viewer.office.id)
    .where('isSchool', '=', true)
    .executeTakeFirst();
  if (!found) return null;
  const agencies = await listAgencies(db, viewer.office.id);
  const agency = agencies.find(({ id }) => id === found.id);
  if (!agency) return null;
  const ref = refOn(agency, viewer.today);
  if (isWithin(agencies, viewer.agency.id, agency.id)) return { ...ref, relation: 'own', seesStaff: true };
  if (sees(viewer).agencyIds === null) return { ...ref, relation: 'office', seesStaff: true };
  const given = (await partnersOf(db, agency.id)).filter((one) =>
    isWithin(agencies, viewer.agency.id, one.agencyId),
  );
  if (given.length === 0) return null;
  return { ...ref, relation: 'partner', seesStaff: given.some((one) => one.seesStaff) };
}

const partnersOf = (db: Db, schoolId: string) =>
  db.selectFrom('schoolPartner').select(['agencyId', 'seesStaff']).where('schoolId', '=', schoolId).execute();

export async function listPartners(db: Db, viewer: Viewer, schoolId: string): Promise<Partner[]> {
  const agencies = new Map((await listAgencies(db, viewer.office.id)).map((agency) => [agency.id, agency]));
  return (await partnersOf(db, schoolId)).flatMap(({ agencyId, seesStaff }) => {
    const agency = agencies.get(agencyId);
    return agency ? [{ agency: refOn(agency, viewer.today), seesStaff }] : [];
  });
}

/** One school an office: the one said last. */
export async function setSchool(db: Db, officeId: string, agencyId: string): Promise<void> {
  await db
    .updateTable('agency')
    .set({ isSchool: sql<boolean>`id = ${agencyId}` })
    .where('officeId', '=', officeId)
    .execute();
}

interface PartnerRow {
  officeId: string;
  schoolId: string;
  agencyId: string;
  seesStaff: boolean;
  setBy: string | null;
}

export async function setPartner(db: Db, row: PartnerRow): Promise<void> {
  await db
    .insertInto('schoolPartner')
    .values(row)
    .onConflict((oc) =>
      oc.columns(['schoolId', 'agencyId']).doUpdateSet({ seesStaff: row.seesStaff, setBy: row.setBy }),
    )
    .execute();
}

export async function removePartner(db: Db, schoolId: string, agencyId: string): Promise<void> {
  await db
    .deleteFrom('schoolPartner')
    .where('schoolId', '=', schoolId)
    .where('agencyId', '=', agencyId)
    .execute();
}
