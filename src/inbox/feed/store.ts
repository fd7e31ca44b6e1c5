import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { hashOfFeed } from './rules.ts';
import type { Feed } from './schema.ts';

export async function findFeed(db: Db, userId: string): Promise<Feed | null> {
  const row = await db
    .selectFrom('feedToken')
    .select(['madeAt', 'usedAt'])
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** A fresh address takes the place of the one before, which ends. Gives its id. */
export async function insertFeed(
  db: Db,
  of: { userId: string; officeId: string },
  token: string,
): Promise<string> {
  await revokeFeed(db, of.userId);
  const { id } = await db
    .insertInto('feedToken')
    .values({ ...of, hash: hashOfFeed(token) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The one that ended, if one was in force. */
export async function revokeFeed(db: Db, userId: string): Promise<string | null> {
  const row = await db
    .updateTable('feedToken')
    .set({ revokedAt: sql`now()` })
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Whose calendar it is. Its owner sees when it was read last. */
export async function ownerOfFeed(db: Db, token: string): Promise<string | null> {
  const row = await db
    .updateTable('feedToken')
    .set({ usedAt: sql`now()` })
    .where('hash', '=', hashOfFeed(token))
    .where('revokedAt', 'is', null)
    .returning('userId')
    .executeTakeFirst();
  return row?.userId ?? null;
}
