import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';

/** Every place of every account of the office, those that ended too, with how it comes in. */
export async function accountsOf(db: Db, officeId: string) {
  return db
    .selectFrom('membership')
    .innerJoin('authUser', 'authUser.id', 'membership.userId')
    .leftJoin('accountStanding', 'accountStanding.userId', 'membership.userId')
    .leftJoin('authTwoFactor', (on) =>
      on.onRef('authTwoFactor.userId', '=', 'membership.userId').on('authTwoFactor.verified', '=', true),
    )
    .select([
      ...(['membership.userId', 'authUser.name', 'authUser.username', 'membership.role'] as const),
      ...(['membership.agencyId', 'positionTitle', 'validFrom as from', 'validTo as to'] as const),
      ...(['signedInAt', 'offSince', 'offBy', 'authTwoFactor.id as secondFactor'] as const),
    ])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('accessToken')
          .select(['name', 'scopes', 'usedAt'])
          .select(sql<string>`expires_on::text`.as('expiresOn'))
          .whereRef('accessToken.userId', '=', 'membership.userId')
          .where('revokedAt', 'is', null)
          .orderBy('expiresOn'),
      ).as('tokens'),
      // Before sign-ins were counted, the sessions that are still there say it.
      eb
        .selectFrom('authSession')
        .select(sql<Date | null>`max(auth_session.created_at)`.as('at'))
        .whereRef('authSession.userId', '=', 'membership.userId')
        .as('lastSession'),
    ])
    .where('membership.officeId', '=', officeId)
    .execute();
}

export async function reviewMonths(db: Db, officeId: string): Promise<number> {
  const row = await db
    .selectFrom('privacySetting')
    .select('reviewMonths')
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  return row?.reviewMonths ?? 12;
}

export async function listReviews(db: Db, officeId: string) {
  return db
    .selectFrom('accessReview')
    .leftJoin('authUser', 'authUser.id', 'accessReview.madeBy')
    .select(['accessReview.id', 'onDay', 'accounts', 'note', 'madeAt', 'authUser.name as by'])
    .where('accessReview.officeId', '=', officeId)
    .orderBy('madeAt', 'desc')
    .execute();
}

/** What was there is kept by ids and roles: names change, and are no business of this row. */
export async function insertReview(
  db: Db,
  review: { officeId: string; onDay: string; accounts: number; note: string | null; madeBy: string },
  rows: { userId: string; role: string; agencyId: string }[],
): Promise<string> {
  const { id } = await db
    .insertInto('accessReview')
    .values({ ...review, rowsSeen: json(rows) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The oldest place of the office: where nobody ever reviewed, the months run from there. */
export async function firstDay(db: Db, officeId: string): Promise<string | null> {
  const row = await db
    .selectFrom('membership')
    .select(sql<string | null>`min(valid_from)::text`.as('day'))
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  return row?.day ?? null;
}
