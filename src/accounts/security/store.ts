import type { Db, Tx } from '#platform/database/connection.ts';
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

async function offices(db: Db, userId: string) {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('office', 'office.id', 'membership.officeId')
    .leftJoin('securitySetting', 'securitySetting.officeId', 'office.id')
    .select(['office.isExample', 'securitySetting.setAt', ...columns])
    .where('membership.userId', '=', userId)
    .execute();
  const each = rows.map(({ isExample, setAt, ...kept }) =>
    setAt ? (kept as SecuritySettings) : defaultsOf({ isExample }),
  );
  return {
    settings: each.length > 0 ? each.reduce(stricter) : suggested,
    isExample: rows.length > 0 && rows.every((row) => row.isExample),
  };
}

/** What is asked of a person: of several offices, the strictest of each. */
export const securityOf = async (db: Db, userId: string): Promise<SecuritySettings> =>
  (await offices(db, userId)).settings;

/** Of all offices together, for a name that nobody has. */
export async function strictestOf(db: Db): Promise<SecuritySettings> {
  const rows = await db.selectFrom('securitySetting').select(columns).execute();
  return (rows as SecuritySettings[]).reduce(stricter, suggested);
}

/** Whether a second factor stands beside the person's password. */
export async function hasSecondFactor(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('authTwoFactor')
    .select('verified')
    .where('userId', '=', userId)
    .executeTakeFirst();
  return row?.verified ?? false;
}

/** By what it is judged whether something must be done first. */
export async function standingOf(db: Db, { userId, role }: Viewer): Promise<Standing> {
  const row = await db
    .selectFrom('accountStanding')
    .select(['mustChangePassword', 'passwordSetAt'])
    .where('userId', '=', userId)
    .executeTakeFirst();
  const { settings, isExample } = await offices(db, userId);
  return {
    settings,
    isAdministrator: role === 'administrator',
    hasSecondFactor: await hasSecondFactor(db, userId),
    // The example's password is published: nobody is made to change it.
    mustChangePassword: !isExample && (row?.mustChangePassword ?? false),
    passwordSetAt: row?.passwordSetAt ?? new Date(),
  };
}

/** What an office has chosen, or the defaults. */
export async function readSettings(db: Db, office: { id: string; isExample: boolean }) {
  const row = await db
    .selectFrom('securitySetting')
    .select([...columns, 'setAt'])
    .where('officeId', '=', office.id)
    .executeTakeFirst();
  const { setAt = null, ...kept } = row ?? {};
  return { settings: row ? (kept as SecuritySettings) : defaultsOf(office), setAt };
}

export async function saveSettings(
  tx: Tx,
  officeId: string,
  settings: SecuritySettings,
  { setBy, setAt }: { setBy: string; setAt: Date },
): Promise<void> {
  const row = { ...settings, setBy, setAt };
  await tx
    .insertInto('securitySetting')
    .values({ officeId, ...row })
    .onConflict((oc) => oc.column('officeId').doUpdateSet(row))
    .execute();
}
