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

/** The offices a person belongs to, with what each has chosen. */
const officesOf = (db: Db, userId: string) =>
  db
    .selectFrom('membership')
    .innerJoin('office', 'office.id', 'membership.officeId')
    .leftJoin('securitySetting', 'securitySetting.officeId', 'office.id')
    .select(['office.isExample', 'securitySetting.setAt', ...columns])
    .where('membership.userId', '=', userId);

type OfOffice = { isExample: boolean; setAt: Date | null } & Record<keyof SecuritySettings, unknown>;

const chosenIn = (row: OfOffice) =>
  Object.fromEntries(columns.map((column) => [column, row[column]])) as unknown as SecuritySettings;

/** Of several offices, the strictest of each. */
function together(rows: OfOffice[]): SecuritySettings {
  const each = rows.map((row) => (row.setAt ? chosenIn(row) : defaultsOf(row)));
  return each.length > 0 ? each.reduce(stricter) : suggested;
}

/** What is asked of a person: of several offices, the strictest of each. */
export const securityOf = async (db: Db, userId: string): Promise<SecuritySettings> =>
  together(await officesOf(db, userId).execute());

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

/**
 * By what it is judged whether something must be done first, when the session began and its holder was last there. One
 * statement: it is asked with every request.
 */
export async function standingOf(
  db: Db,
  { userId, role }: Viewer,
  sessionId: string,
): Promise<Standing & { session: { seenAt: Date; begunAt: Date } | null }> {
  const rows = await officesOf(db, userId)
    .leftJoin('accountStanding', 'accountStanding.userId', 'membership.userId')
    .leftJoin('authTwoFactor', 'authTwoFactor.userId', 'membership.userId')
    .leftJoin('authSession', (join) =>
      join.onRef('authSession.userId', '=', 'membership.userId').on('authSession.id', '=', sessionId),
    )
    .select(['mustChangePassword', 'passwordSetAt', 'authTwoFactor.verified'])
    .select(['authSession.seenAt', 'authSession.createdAt'])
    .execute();
  const [row] = rows;
  return {
    settings: together(rows),
    isAdministrator: role === 'administrator',
    hasSecondFactor: row?.verified ?? false,
    // The example's password is published: nobody is made to change it.
    mustChangePassword: !rows.every(({ isExample }) => isExample) && (row?.mustChangePassword ?? false),
    passwordSetAt: row?.passwordSetAt ?? new Date(),
    session: row?.seenAt && row.createdAt ? { seenAt: row.seenAt, begunAt: row.createdAt } : null,
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
