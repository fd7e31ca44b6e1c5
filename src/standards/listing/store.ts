import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { EXPIRING_DAYS } from '../evidence/rules.ts';
import { listSets, readSet } from '../sets/store.ts';

/** The set that evidence is gathered for: of the newest round, else of the scheme, else the newest there is. */
export async function setGatheredFor(db: Db, officeId: string, schoolId: string) {
  const round = await db
    .selectFrom('assessmentRound')
    .select(['setId', 'asOf', 'closedAt'])
    .where('schoolId', '=', schoolId)
    .orderBy('asOf', 'desc')
    .orderBy('openedAt', 'desc')
    .executeTakeFirst();
  const scheme = await db
    .selectFrom('scheme')
    .select('setId')
    .where('schoolId', '=', schoolId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  const setId = round?.setId ?? scheme?.setId ?? (await listSets(db, officeId))[0]?.id;
  const set = setId ? await readSet(db, officeId, setId) : undefined;
  return { set: set ?? null, openAsOf: round && !round.closedAt ? round.asOf : null };
}

export async function expiringDays(db: Db, schoolId: string): Promise<number> {
  const row = await db
    .selectFrom('evidenceSetting')
    .select('expiringDays')
    .where('schoolId', '=', schoolId)
    .executeTakeFirst();
  return row?.expiringDays ?? EXPIRING_DAYS;
}

export async function setExpiringDays(
  db: Db,
  of: { officeId: string; schoolId: string; setBy: string },
  days: number,
): Promise<void> {
  await db
    .insertInto('evidenceSetting')
    .values({ ...of, expiringDays: days })
    .onConflict((oc) =>
      oc.column('schoolId').doUpdateSet({ expiringDays: days, setBy: of.setBy, setAt: sql<Date>`now()` }),
    )
    .execute();
}
