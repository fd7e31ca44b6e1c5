import { listAgencies } from '#accounts/agencies/store.ts';
import { sees } from '#accounts/permissions.ts';
import type { Agency, Viewer } from '#accounts/schema.ts';
import { refOn } from '#accounts/schools/rules.ts';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { type Desk, type DeskPart, NO_SETTING, TrainingSetting } from '../schema.ts';
import type { SetMember } from './schema.ts';

const partsOf = (db: Db, officeId: string) =>
  db.selectFrom('trainingDesk').select(['agencyId', 'part']).where('officeId', '=', officeId).execute();

/** How the viewer stands to the training of their province. */
export async function deskOf(db: Db, viewer: Viewer): Promise<Desk> {
  const agencies = await listAgencies(db, viewer.office.id);
  const bodies = bodiesOf(agencies, viewer);
  const parts = (await partsOf(db, viewer.office.id)).filter(({ agencyId }) => bodies.includes(agencyId));
  const part =
    (['unify', 'with', 'appraise'] as const).find((one) => parts.some((row) => row.part === one)) ?? null;
  const isOffice = sees(viewer).agencyIds === null;
  return {
    isOffice,
    part,
    seesAll: isOffice || part !== null,
    mayPlan: (isOffice && viewer.role === 'clerk') || part === 'unify' || part === 'with',
    agencyIds: isOffice ? [] : bodies,
  };
}

/**
 * For which bodies somebody acts: their own with its units; an officer of a unit for the body that the unit belongs to
 * as well. Contact and head of a unit act for the unit alone, lecturers too: they see the classes that they teach.
 * Nobody acts for an agency that only stands below theirs.
 */
function bodiesOf(agencies: Agency[], { agency, agencyIds, role }: Viewer): string[] {
  const byId = new Map(agencies.map((one) => [one.id, one]));
  const units = agencyIds.filter((id) => id === agency.id || byId.get(id)?.isUnit);
  if (role === 'contact' || role === 'head' || role === 'lecturer') return units;
  const above: string[] = [];
  for (let at = byId.get(agency.id); at?.isUnit && at.parentId; at = byId.get(at.parentId))
    above.push(at.parentId);
  return [...new Set([...units, ...above])];
}

export async function membersOf(db: Db, viewer: Viewer) {
  const agencies = new Map((await listAgencies(db, viewer.office.id)).map((agency) => [agency.id, agency]));
  return (await partsOf(db, viewer.office.id)).flatMap(({ agencyId, part }) => {
    const agency = agencies.get(agencyId);
    return agency ? [{ agency: refOn(agency, viewer.today), part: part as DeskPart }] : [];
  });
}

export async function setMember(
  db: Db,
  at: { officeId: string; setBy: string | null },
  { agencyId, part }: SetMember,
): Promise<void> {
  if (part === null) {
    await db
      .deleteFrom('trainingDesk')
      .where('officeId', '=', at.officeId)
      .where('agencyId', '=', agencyId)
      .execute();
    return;
  }
  await db
    .insertInto('trainingDesk')
    .values({ ...at, agencyId, part })
    .onConflict((oc) => oc.columns(['officeId', 'agencyId']).doUpdateSet({ part, setBy: at.setBy }))
    .execute();
}

export async function readSetting(db: Db, officeId: string): Promise<TrainingSetting> {
  const row = await db
    .selectFrom('trainingSetting')
    .select('data')
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  return row ? TrainingSetting.parse(row.data) : NO_SETTING;
}

export async function saveSetting(
  db: Db,
  { officeId, setBy }: { officeId: string; setBy: string | null },
  setting: TrainingSetting,
): Promise<void> {
  const data = json(setting);
  await db
    .insertInto('trainingSetting')
    .values({ officeId, setBy, data })
    .onConflict((oc) => oc.column('officeId').doUpdateSet({ setBy, data }))
    .execute();
}
