import { listAgencies } from '#accounts/agencies/store.ts';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { isWithin, refOn } from '#accounts/schools/rules.ts';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { type Desk, type DeskPart, NO_SETTING, TrainingSetting } from '../schema.ts';
import type { SetMember } from './schema.ts';

const partsOf = (db: Db, officeId: string) =>
  db.selectFrom('trainingDesk').select(['agencyId', 'part']).where('officeId', '=', officeId).execute();

/** How the viewer stands to the training of their province. */
export async function deskOf(db: Db, viewer: Viewer): Promise<Desk> {
  const agencies = await listAgencies(db, viewer.office.id);
  const parts = (await partsOf(db, viewer.office.id)).filter(({ agencyId }) =>
    isWithin(agencies, viewer.agency.id, agencyId),
  );
  const isOffice = sees(viewer).agencyIds === null;
  const part =
    (['unify', 'with', 'appraise'] as const).find((one) => parts.some((row) => row.part === one)) ?? null;
  // An officer of a unit acts for the body the unit belongs to; contact and head of a unit for the unit alone.
  const whole =
    viewer.role === 'contact' || viewer.role === 'head' ? [] : parts.map(({ agencyId }) => agencyId);
  return {
    isOffice,
    part,
    seesAll: isOffice || part !== null,
    mayPlan: (isOffice && viewer.role === 'clerk') || part === 'unify' || part === 'with',
    agencyIds: isOffice ? [] : [...new Set([...viewer.agencyIds, ...whole])],
  };
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
