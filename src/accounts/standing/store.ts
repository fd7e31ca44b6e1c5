import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import type { Standing } from './schema.ts';

/** Of all members of an office, or of one; `since`: whoever was last there before it is signed out. */
export async function listStandings(
  db: Db,
  officeId: string,
  { now, since, userId }: { now: Date; since: Date; userId?: string },
): Promise<Standing[]> {
  const rows = await db
    .selectFrom('membership')
    .leftJoin('accountStanding', 'accountStanding.userId', 'membership.userId')
    .leftJoin('signInTry', (join) =>
      join
        .on('signInTry.nameKey', '=', sql<string>`'user:' || membership.user_id`)
        .on('signInTry.lockedUntil', '>', now),
    )
    .select([
      'membership.userId',
      'accountStanding.offSince',
      'accountStanding.offBy',
      'signInTry.lockedUntil',
      'accountStanding.signedInAt',
      'accountStanding.mustChangePassword',
      sql<number>`(select count(*) from auth_session s where s.user_id = membership.user_id
        and s.expires_at > ${now} and s.seen_at >= ${since})`.as('sessions'),
    ])
    .distinctOn('membership.userId')
    .where('membership.officeId', '=', officeId)
    .$if(userId !== undefined, (query) => query.where('membership.userId', '=', userId ?? ''))
    .execute();
  return rows.map((row) => ({
    ...row,
    offBy: row.offBy as Standing['offBy'],
    mustChangePassword: row.mustChangePassword ?? false,
  }));
}
