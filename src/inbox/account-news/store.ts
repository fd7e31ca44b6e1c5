import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import type { AccountNews } from './schema.ts';

/** Whose account it is: that which was changed, or of whoever made a token in their own name. */
const owner = sql<string>`case when log_entry.subject_kind = 'user' then log_entry.subject_id::uuid else actor_id end`;

/** Of one minute, once: a person of several offices stands in the log of each. */
const keyOf = sql<string>`'account:' || act || ':' || to_char(recorded_at at time zone 'UTC', 'YYYYMMDDHH24MI')`;

/** What the log says of accounts since then that their people have not been told. */
export function untold(db: Db, acts: string[], since: Date): Promise<AccountNews[]> {
  return db
    .selectFrom('logEntry')
    .select(['officeId', 'act', 'recordedAt as at', owner.as('userId'), keyOf.as('key')])
    .where('recordedAt', '>', since)
    .where('act', '=', sql<string>`any(${acts}::text[])`)
    .where('officeId', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('notice')
            .select('notice.id')
            .where('notice.userId', '=', owner)
            .where('key', '=', keyOf),
        ),
      ),
    )
    .orderBy('seq')
    .$narrowType<{ officeId: string }>()
    .execute();
}

/** The notice under a key, once it was told. */
export async function noticeOf(db: Db, { userId, key }: Pick<AccountNews, 'userId' | 'key'>) {
  return db
    .selectFrom('notice')
    .select(['id', 'title', 'body', 'link'])
    .where('userId', '=', userId)
    .where('key', '=', key)
    .executeTakeFirst();
}

export async function noticeById(db: Db, id: string | undefined) {
  return db
    .selectFrom('notice')
    .select(['title', 'body', 'link'])
    .where('id', '=', id ?? null)
    .executeTakeFirst();
}
