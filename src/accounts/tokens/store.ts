import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { TokenScope } from '../schema.ts';
import { hashOfToken } from './rules.ts';
import type { AccessToken, NewToken } from './schema.ts';

/** Who stands behind a token that is in force, noting that it was used. */
export async function findByToken(db: Db, token: string) {
  const row = await db
    .updateTable('accessToken')
    .set({ usedAt: sql`now()` })
    .where('hash', '=', hashOfToken(token))
    .where('revokedAt', 'is', null)
    .returning(['userId', 'scopes', 'expiresOn'])
    .executeTakeFirst();
  return row ? { ...row, scopes: row.scopes as TokenScope[] } : null;
}

export async function insertToken(
  db: Db,
  of: { userId: string; officeId: string; hash: string; prefix: string },
  { name, scopes, expiresOn }: NewToken,
): Promise<string> {
  const { id } = await db
    .insertInto('accessToken')
    .values({ ...of, name, scopes: json(scopes), expiresOn })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function listTokens(db: Db, userId: string): Promise<AccessToken[]> {
  const rows = await db
    .selectFrom('accessToken')
    .select(['id', 'name', 'prefix', 'scopes', 'madeAt', 'expiresOn', 'usedAt', 'revokedAt'])
    .where('userId', '=', userId)
    .orderBy('madeAt', 'desc')
    .execute();
  return rows as AccessToken[];
}

/** Whether there was one of theirs in force. */
export async function revokeToken(db: Db, userId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('accessToken')
    .set({ revokedAt: sql`now()` })
    .where('id', '=', id)
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
