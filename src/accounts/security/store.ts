import type { Db } from '#platform/database/connection.ts';
import type { Viewer } from '../schema.ts';
import { defaultsOf, type Standing, stricter, suggested } from './rules.ts';
import type { SecuritySettings } from './schema.ts';

const columns = [
  'triesBeforeLock',
  'lockHours',
  'idleMinutes',
  'administratorIdleMinutes',
  'lengthAlone',
  'lengthWithSecondFactor',
  'allClassesAlone',
  'administratorPasswordDays',
  'passwordHistory',
  'dormantDays',
  'secondFactor',
] as const satisfies (keyof SecuritySettings)[];

/** What is asked of a person: of several offices, the strictest of each. */
export async function securityOf(db: Db, userId: string): Promise<SecuritySettings> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('office', 'office.id', 'membership.officeId')
    .leftJoin('securitySetting', 'securitySetting.officeId', 'office.id')
    .select(['office.isExample', 'securitySetting.setAt', ...columns])
    .where('membership.userId', '=', userId)
    .execute();
  const all = rows.map(({ isExample, setAt, ...kept }) =>
    setAt ? (kept as SecuritySettings) : defaultsOf({ isExample }),
  );
  return all.length > 0 ? all.reduce(stricter) : suggested;
}

/** Whether a second factor stands beside the person's password. */
export async function hasSecondFactor(_db: Db, _userId: string): Promise<boolean> {
  return false;
}

/** By what it is judged whether something must be done first. */
export async function standingOf(db: Db, { userId, role }: Viewer): Promise<Standing> {
  const row = await db
    .selectFrom('accountStanding')
    .select(['mustChangePassword', 'passwordSetAt'])
    .where('userId', '=', userId)
    .executeTakeFirst();
  return {
    settings: await securityOf(db, userId),
    isAdministrator: role === 'administrator',
    // Nobody is held to enrolling before there is a page for it.
    hasSecondFactor: true,
    mustChangePassword: row?.mustChangePassword ?? false,
    passwordSetAt: row?.passwordSetAt ?? new Date(),
  };
}
