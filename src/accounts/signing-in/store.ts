import { sql } from 'kysely';
import { writeLog } from '#platform/audit/log.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { SecuritySettings } from '../security/schema.ts';
import type { Account } from './rules.ts';

/** Under what wrong tries are counted: an account, or a keyed hash of a name that nobody has. */
export type TryKey = `user:${string}` | `name:${string}`;

type LockRule = Pick<SecuritySettings, 'triesBeforeLock' | 'lockHours'>;

const hoursOn = (now: Date, hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

/**
 * Counts a try before it is judged, in one statement: however many come at once, to however many instances, no more
 * than the allowed number are looked at. Gives until when the name is locked, or how many tries there were.
 */
export async function takeTry(db: Db, key: TryKey, { triesBeforeLock, lockHours }: LockRule, now: Date) {
  const stale = hoursOn(now, -lockHours);
  const until = hoursOn(now, lockHours);
  const { rows } = await sql<{ tries: number; lockedUntil: Date | null }>`
    insert into sign_in_try as t (name_key, tries, tried_at) values (${key}, 1, ${now})
    on conflict (name_key) do update set
      tries = case
        when t.locked_until > ${now} then t.tries
        when t.locked_until is not null or t.tried_at < ${stale} then 1
        else t.tries + 1 end,
      locked_until = case
        when t.locked_until > ${now} then t.locked_until
        when t.locked_until is null and t.tried_at >= ${stale} and t.tries >= ${triesBeforeLock}
          then ${until}::timestamptz
        end,
      tried_at = ${now}
    returning tries, locked_until`.execute(db);
  const [row] = rows;
  return { tries: row?.tries ?? 1, lockedUntil: row?.lockedUntil ?? null };
}

/** After a wrong try: until when the name is locked now, if it is. */
export async function lockAfter(
  db: Db,
  key: TryKey,
  { triesBeforeLock, lockHours }: LockRule,
  now: Date,
): Promise<Date | null> {
  const until = hoursOn(now, lockHours);
  const row = await db
    .updateTable('signInTry')
    .set({ lockedUntil: until })
    .where('nameKey', '=', key)
    .where('tries', '>=', triesBeforeLock)
    .where('lockedUntil', 'is', null)
    .returning('nameKey')
    .executeTakeFirst();
  return row ? until : null;
}

/** A try that was none: not judged, or a right password that a code must follow. */
export async function giveTryBack(db: Db, key: TryKey): Promise<void> {
  await db
    .updateTable('signInTry')
    .set({ tries: sql`greatest(tries - 1, 0)` })
    .where('nameKey', '=', key)
    .where('lockedUntil', 'is', null)
    .execute();
}

/** Until when an account is locked, if it is. */
export async function lockOf(db: Db, userId: string, now: Date): Promise<Date | null> {
  const row = await db
    .selectFrom('signInTry')
    .select('lockedUntil')
    .where('nameKey', '=', `user:${userId}`)
    .where('lockedUntil', '>', now)
    .executeTakeFirst();
  return row?.lockedUntil ?? null;
}

/** Whether there was a lock in force. */
export async function clearTries(db: Db, userId: string, now: Date): Promise<boolean> {
  const row = await db
    .deleteFrom('signInTry')
    .where('nameKey', '=', `user:${userId}`)
    .returning('lockedUntil')
    .executeTakeFirst();
  return row?.lockedUntil != null && row.lockedUntil > now;
}

/** Counts of names nobody has tried for two months say nothing any more. */
export async function dropOldTries(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('signInTry')
    .where('triedAt', '<', hoursOn(now, -24 * 60))
    .where((eb) => eb.or([eb('lockedUntil', 'is', null), eb('lockedUntil', '<', now)]))
    .execute();
}

/** Whose password was right a moment ago, by the challenge that a code must answer. */
export async function challenged(db: Db, challenge: string): Promise<string | null> {
  const row = await db
    .selectFrom('authVerification')
    .innerJoin('authUser', (join) => join.on(sql<boolean>`auth_user.id::text = auth_verification.value`))
    .select('authUser.id')
    .where('identifier', '=', challenge)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function findAccount(db: Db, username: string) {
  const row = await db
    .selectFrom('authUser')
    .leftJoin('authAccount', (join) =>
      join.onRef('authAccount.userId', '=', 'authUser.id').on('authAccount.providerId', '=', 'credential'),
    )
    .select(['authUser.id', 'authAccount.password'])
    .where('authUser.username', '=', username)
    .executeTakeFirst();
  return row ? { id: row.id, hasPassword: row.password !== null } : null;
}

export async function sessionByToken(db: Db, token: string) {
  return db.selectFrom('authSession').select(['id', 'userId']).where('token', '=', token).executeTakeFirst();
}

export async function readAccount(db: Db, userId: string): Promise<Account> {
  const row = await db
    .selectFrom('authUser')
    .leftJoin('accountStanding', 'accountStanding.userId', 'authUser.id')
    .select(['accountStanding.offSince', activeAt().as('activeAt')])
    .where('authUser.id', '=', userId)
    .executeTakeFirstOrThrow();
  return { offSince: row.offSince, activeAt: row.activeAt };
}

/** The last sign-in, the last use of a token, or the day on which counting began. */
const activeAt = () => sql<Date>`greatest(
  coalesce(account_standing.on_since, auth_user.created_at),
  account_standing.signed_in_at,
  (select max(used_at) from access_token where access_token.user_id = auth_user.id))`;

/** What an account has of its own settings, in whatever offices: days until it is dormant, and since when it is unused. */
export async function listUnused(db: Db, now: Date, usual: { real: number; example: number }) {
  const days = sql<number | null>`min(nullif(coalesce(security_setting.dormant_days,
    case when office.is_example then ${usual.example}::int else ${usual.real}::int end), 0))`;
  const rows = await db
    .selectFrom('authUser')
    .innerJoin('membership', 'membership.userId', 'authUser.id')
    .innerJoin('office', 'office.id', 'membership.officeId')
    .leftJoin('securitySetting', 'securitySetting.officeId', 'office.id')
    .leftJoin('accountStanding', 'accountStanding.userId', 'authUser.id')
    .select(['authUser.id as userId', activeAt().as('activeAt'), days.as('dormantDays')])
    .where('accountStanding.offSince', 'is', null)
    .groupBy(['authUser.id', 'accountStanding.userId'])
    .having(sql<boolean>`${activeAt()} < ${now}::timestamptz - make_interval(days => ${days})`)
    .execute();
  return rows.map(({ userId }) => userId);
}

/** False where it is off already. */
export async function switchOff(
  tx: Tx,
  userId: string,
  offBy: 'dormancy' | 'administrator',
  now: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto('accountStanding')
    .values({ userId, offSince: now, offBy })
    .onConflict((oc) =>
      oc.column('userId').doUpdateSet({ offSince: now, offBy }).where('accountStanding.offSince', 'is', null),
    )
    .returning('userId')
    .executeTakeFirst();
  await tx.deleteFrom('authSession').where('userId', '=', userId).execute();
  return row !== undefined;
}

/** False where it is on. From now on counts how long it is not used. */
export async function switchOn(tx: Tx, userId: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('accountStanding')
    .set({ offSince: null, offBy: null, onSince: now })
    .where('userId', '=', userId)
    .where('offSince', 'is not', null)
    .returning('userId')
    .executeTakeFirst();
  return row !== undefined;
}

/** By the clock that judges later whether they have left, not by the database's. */
export async function noteSignIn(tx: Tx, { id, userId }: { id: string; userId: string }, now: Date) {
  await tx.updateTable('authSession').set({ seenAt: now, createdAt: now }).where('id', '=', id).execute();
  await tx
    .insertInto('accountStanding')
    .values({ userId, signedInAt: now })
    .onConflict((oc) => oc.column('userId').doUpdateSet({ signedInAt: now }))
    .execute();
}

export async function dropSession(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('authSession').where('id', '=', id).execute();
}

/** From where somebody asks: the address and port of the socket (NĐ 333/2026, Đ16.6). */
export type From = { address: string; port: number };

/** Into the log of each office that the person belongs to; what concerns a name that nobody has, into that of none. */
export async function logOf(
  tx: Tx,
  act: string,
  { userId, actorId = null }: { userId: string | null; actorId?: string | null },
  detail: Record<string, string | number>,
): Promise<void> {
  const offices = userId
    ? await tx.selectFrom('membership').select('officeId').distinct().where('userId', '=', userId).execute()
    : [{ officeId: null }];
  const subject = userId ? { kind: 'user', id: userId } : { kind: 'installation', id: 'sign-in' };
  for (const { officeId } of offices) await writeLog(tx, { officeId, actorId, act, subject, detail });
}
