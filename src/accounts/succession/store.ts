import { addCalendarDays } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';
import { agencyRefOf, createAgency, listAgencies } from '../agencies/store.ts';
import type { Role } from '../schema.ts';
import type { Heir, NewSuccession, Touched } from './schema.ts';

const anyOf = (ids: string[]) => sql<string>`any(${ids}::uuid[])`;

/** People who are at one of these agencies on a day, and what stands below them. */
export async function whatIsTouched(
  db: Db,
  officeId: string,
  agencyIds: string[],
  today: string,
): Promise<Touched> {
  const rows = await placesAt(db, officeId, agencyIds, today)
    .innerJoin('authUser', 'authUser.id', 'membership.userId')
    .select(['authUser.name', 'membership.userId', 'role', 'positionTitle', 'agencyId'])
    .select((eb) =>
      eb
        .selectFrom('accessToken')
        .select(sql<number>`count(*)::int`.as('n'))
        .whereRef('accessToken.userId', '=', 'membership.userId')
        .where('accessToken.revokedAt', 'is', null)
        .as('tokens'),
    )
    .orderBy('authUser.name')
    .execute();
  const agencies = await listAgencies(db, officeId);
  const below = agencies
    .filter(({ parentId }) => parentId !== null && agencyIds.includes(parentId))
    .map(({ id, parentId, isUnit }) => ({
      ...agencyRefOf(agencies, id, today),
      parentId: parentId ?? '',
      isUnit,
    }));
  return {
    people: rows.map((row) => ({ ...row, role: row.role as Role, tokens: row.tokens ?? 0 })),
    below,
  };
}

const placesAt = (db: Db, officeId: string, agencyIds: string[], day: string) =>
  db
    .selectFrom('membership')
    .where('membership.officeId', '=', officeId)
    .where('membership.agencyId', '=', anyOf(agencyIds))
    .where('membership.validFrom', '<=', day)
    .where((eb) => eb.or([eb('membership.validTo', 'is', null), eb('membership.validTo', '>=', day)]));

/** The heir's id; one that begins with the decision is added to the directory. */
export async function heirId(
  tx: Tx,
  officeId: string,
  heir: Heir,
  { happenedOn, decision, source }: Pick<NewSuccession, 'happenedOn' | 'decision' | 'source'>,
): Promise<string> {
  if ('agencyId' in heir) return heir.agencyId;
  return createAgency(tx, officeId, { ...heir, source, decision, validFrom: happenedOn });
}

/** From the day on the agency bears no name: it is offered for no new work and keeps what it was called. */
export async function endNames(tx: Tx, agencyIds: string[], day: string): Promise<void> {
  await tx
    .updateTable('agencyName')
    .set({ validTo: addCalendarDays(day, -1) })
    .where('agencyId', '=', anyOf(agencyIds))
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', day)]))
    .execute();
}

export async function addName(
  tx: Tx,
  agencyId: string,
  name: { name: string; shortName: string },
  { happenedOn, decision, source }: Pick<NewSuccession, 'happenedOn' | 'decision' | 'source'>,
): Promise<void> {
  await tx
    .insertInto('agencyName')
    .values({ agencyId, ...name, validFrom: happenedOn, decision, source })
    .execute();
}

/** Who takes over from whom. Gives the id that all rows of the recording share. */
export async function insertSuccession(
  tx: Tx,
  { kind, happenedOn, decision, source, livesOn, scope, fromIds }: NewSuccession,
  heirIds: string[],
  recordedBy: string,
): Promise<string> {
  const recordingId = crypto.randomUUID();
  const rows = fromIds.flatMap((fromAgencyId) =>
    heirIds.map((toAgencyId) => ({
      ...{ fromAgencyId, toAgencyId, kind, happenedOn, decision, source, livesOn, scope },
      ...{ recordedBy, recordingId },
    })),
  );
  await tx.insertInto('agencySuccession').values(rows).execute();
  return recordingId;
}

/** Units and bodies below go under their heir. */
export async function moveBelow(tx: Tx, agencyIds: string[], parentId: string): Promise<void> {
  if (agencyIds.length === 0) return;
  await tx.updateTable('agency').set({ parentId }).where('id', '=', anyOf(agencyIds)).execute();
}

interface Place {
  userId: string;
  toAgencyId: string;
}

/** Closes the place of each person on the eve of the day and opens one at the heir, in the same position. */
export async function movePeople(
  tx: Tx,
  of: { officeId: string; fromIds: string[]; day: string; today: string },
  people: Place[],
): Promise<void> {
  const { officeId, fromIds, day, today } = of;
  const places = await placesAt(tx, officeId, fromIds, today).selectAll().execute();
  for (const { userId, toAgencyId } of people) {
    const place = places.find((one) => one.userId === userId);
    if (!place) continue;
    const { id, role, positionTitle, validFrom, validTo } = place;
    if (validFrom >= day) {
      // Added after the day: the person was never at the agency that had ended.
      await tx.updateTable('membership').set({ agencyId: toAgencyId }).where('id', '=', id).execute();
      continue;
    }
    const lastDay = addCalendarDays(day, -1);
    await tx.updateTable('membership').set({ validTo: lastDay }).where('id', '=', id).execute();
    const next = { userId, officeId, agencyId: toAgencyId, role, positionTitle, validFrom: day, validTo };
    await tx.insertInto('membership').values(next).execute();
  }
}
