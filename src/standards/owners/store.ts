import type { Db } from '#platform/database/connection.ts';
import type { Owner } from './schema.ts';

/** By indicator; one that is not here belongs to nobody yet, and the school leads it. */
export async function ownersOf(db: Db, schoolId: string, setId: string): Promise<Map<string, Owner>> {
  const rows = await db
    .selectFrom('indicatorOwner')
    .innerJoin('setIndicator', 'setIndicator.id', 'indicatorOwner.indicatorId')
    .select(['indicatorId', 'agencyId', 'ledBy', 'dependsOnId'])
    .where('schoolId', '=', schoolId)
    .where('setId', '=', setId)
    .execute();
  return new Map(rows.map(({ indicatorId, ...owner }) => [indicatorId, owner as Owner]));
}

/** Whether any of these agencies answers for any of these indicators. */
export async function answersForAny(
  db: Db,
  schoolId: string,
  indicatorIds: string[],
  agencyIds: string[],
): Promise<boolean> {
  if (indicatorIds.length === 0 || agencyIds.length === 0) return false;
  const row = await db
    .selectFrom('indicatorOwner')
    .select('indicatorId')
    .where('schoolId', '=', schoolId)
    .where('indicatorId', 'in', indicatorIds)
    .where('agencyId', 'in', agencyIds)
    .executeTakeFirst();
  return row !== undefined;
}

/** Says who answers for some indicators of the school, whoever did before. */
export async function setOwners(db: Db, schoolId: string, owners: ReadonlyMap<string, Owner>): Promise<void> {
  if (owners.size === 0) return;
  const rows = [...owners].map(([indicatorId, owner]) => ({ schoolId, indicatorId, ...owner }));
  await db
    .insertInto('indicatorOwner')
    .values(rows)
    .onConflict((oc) =>
      oc.columns(['schoolId', 'indicatorId']).doUpdateSet((eb) => ({
        agencyId: eb.ref('excluded.agencyId'),
        ledBy: eb.ref('excluded.ledBy'),
        dependsOnId: eb.ref('excluded.dependsOnId'),
      })),
    )
    .execute();
}
