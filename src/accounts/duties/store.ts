import type { Db } from '#platform/database/connection.ts';

export async function listDuties(db: Db, officeId: string) {
  return db
    .selectFrom('combinedDuty')
    .leftJoin('authUser', 'authUser.id', 'combinedDuty.setBy')
    .select([
      'combinedDuty.id',
      'combinedDuty.agencyId',
      'combinedDuty.reason',
      'combinedDuty.validFrom',
      'combinedDuty.endedOn',
      'authUser.name as setBy',
    ])
    .where('combinedDuty.officeId', '=', officeId)
    .orderBy('combinedDuty.setAt', 'desc')
    .execute();
}

/** Gives null where the agency has one already. */
export async function openDuty(
  db: Db,
  duty: { officeId: string; agencyId: string; reason: string; validFrom: string; setBy: string },
): Promise<string | null> {
  const row = await db
    .insertInto('combinedDuty')
    .values(duty)
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function endDuty(
  db: Db,
  agencyId: string,
  endedOn: string,
  endedBy: string,
): Promise<string | null> {
  const row = await db
    .updateTable('combinedDuty')
    .set({ endedOn, endedBy })
    .where('agencyId', '=', agencyId)
    .where('endedOn', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}
