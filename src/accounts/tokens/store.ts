import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { TokenScope } from '../schema.ts';
import { hashOfToken } from './rules.ts';
import type { AccessToken, NewToken } from './schema.ts';

/** Who stands behind a token that is in force. */
export async function findByToken(db: Db, token: string) {
  const row = await db
    .selectFrom('accessToken')
    .select(['id', 'userId', 'scopes', 'expiresOn', 'usedAt'])
    .where('hash', '=', hashOfToken(token))
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const { id, userId, scopes, expiresOn, usedAt } = row;
  if (!usedAt || Date.now() - usedAt.getTime() > USED_MS) await noteUse(db, id);
  return { userId, expiresOn, scopes: scopes as TokenScope[] };
}

/** Its owner sees the day it was used last: a program that reads all day need not write at each call. */
const USED_MS = 60_000;

const noteUse = (db: Db, id: string) =>
  db.updateTable('accessToken').set({ usedAt: sql`now()` }).where('id', '=', id).execute();

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
