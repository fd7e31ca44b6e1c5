import { sql } from 'kysely';
import type { Database, Db } from '#platform/database/connection.ts';
import type { RunningFigure } from '#platform/running/metrics.ts';
import type { LedgerLine, MailChoice, MailKind, MailSetting, NewMailSetting } from './schema.ts';

export async function findSetting(db: Db, officeId: string) {
  const row = await db
    .selectFrom('mailSetting')
    .selectAll()
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  return row && { ...row, security: row.security as MailSetting['security'] };
}

/** New settings are off until a test letter has gone out with them. */
export async function saveSetting(
  db: Db,
  officeId: string,
  { host, port, security, username, sender }: NewMailSetting,
  passwordSealed: string | null,
): Promise<void> {
  const values = { host, port, security, username: username || null, sender, passwordSealed };
  const row = { ...values, isOn: false, testedAt: null };
  await db
    .insertInto('mailSetting')
    .values({ officeId, ...row })
    .onConflict((oc) => oc.column('officeId').doUpdateSet(row))
    .execute();
}

export async function noteTest(db: Db, officeId: string): Promise<void> {
  await db
    .updateTable('mailSetting')
    .set({ testedAt: sql`now()` })
    .where('officeId', '=', officeId)
    .execute();
}

/** Whether it could be: only what was tested is turned on. */
export async function turn(db: Db, officeId: string, isOn: boolean): Promise<boolean> {
  let query = db.updateTable('mailSetting').set({ isOn }).where('officeId', '=', officeId);
  if (isOn) query = query.where('testedAt', 'is not', null);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function findChoice(db: Db, userId: string): Promise<MailChoice> {
  const row = await db
    .selectFrom('noticeChoice')
    .select(['mailAddress as address', 'wantsDigest'])
    .where('userId', '=', userId)
    .executeTakeFirst();
  return row ?? { address: null, wantsDigest: false };
}

export async function saveChoice(
  db: Db,
  userId: string,
  { address, wantsDigest }: MailChoice,
): Promise<void> {
  const values = { mailAddress: address, wantsDigest };
  await db
    .insertInto('noticeChoice')
    .values({ userId, ...values })
    .onConflict((oc) => oc.column('userId').doUpdateSet(values))
    .execute();
}

/** Offices whose mail is on. */
export async function officesWithMail(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('mailSetting').select('officeId').where('isOn', '=', true).execute();
  return rows.map(({ officeId }) => officeId);
}

/** Who wants the morning letter and has none of that day yet. */
export async function wantingDigest(db: Db, officeId: string, day: string) {
  const rows = await db
    .selectFrom('noticeChoice')
    .innerJoin('membership', 'membership.userId', 'noticeChoice.userId')
    .select(['noticeChoice.userId', 'noticeChoice.mailAddress'])
    .where('membership.officeId', '=', officeId)
    .where('noticeChoice.wantsDigest', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('mail')
            .select('mail.id')
            .whereRef('mail.userId', '=', 'noticeChoice.userId')
            .where('mail.kind', '=', 'digest')
            .where('mail.day', '=', day),
        ),
      ),
    )
    .execute();
  return rows.flatMap(({ userId, mailAddress }) => (mailAddress ? [{ userId, address: mailAddress }] : []));
}

/** Where a person is written to, where mail of their office is on. */
export async function addressWithMail(
  db: Db,
  { officeId, userId }: { officeId: string; userId: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('noticeChoice')
    .innerJoin('mailSetting', (join) => join.on('mailSetting.officeId', '=', officeId))
    .select('mailAddress')
    .where('userId', '=', userId)
    .where('isOn', '=', true)
    .executeTakeFirst();
  return row?.mailAddress ?? null;
}

interface NewMail {
  kind: MailKind;
  officeId: string;
  userId: string;
  address: string;
  day: string;
  messageId: string;
  subjectIds: string[];
}

/** Written before anything is sent; a second morning letter of the same day is none, nor a letter under the same id. */
export async function queueMail(db: Db, mail: NewMail): Promise<void> {
  await db
    .insertInto('mail')
    .values(mail)
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** Minutes after which a letter that somebody began to send belongs to a process that is no more. */
const LOST_AFTER_MIN = 10;

/** Takes the next letter that is due for oneself: from now on no other process touches it. */
export async function claimMail(db: Database) {
  return db
    .updateTable('mail')
    .set({ state: 'sending', claimedAt: sql`now()`, attempts: sql`attempts + 1` })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('mail')
        .innerJoin('mailSetting', 'mailSetting.officeId', 'mail.officeId')
        .select('mail.id')
        .where('mail.state', '=', 'queued')
        .where('mail.nextTryAt', '<=', sql<Date>`now()`)
        .where('mailSetting.isOn', '=', true)
        .orderBy('mail.nextTryAt')
        .limit(1)
        .forUpdate('mail')
        .skipLocked(),
    )
    .returning(['id', 'kind', 'officeId', 'userId', 'address', 'day', 'messageId', 'attempts', 'subjectIds'])
    .$narrowType<{ kind: MailKind }>()
    .executeTakeFirst();
}

/**
 * Letters whose process died while sending: nobody knows whether they went out. They are never sent again, for a person
 * must not get one twice; the ledger says so.
 */
export async function giveUpLost(db: Db): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('mail')
    .set({
      state: 'failed',
      problem: 'Máy chủ dừng giữa lúc gửi; không rõ thư đã đi chưa nên không gửi lại.',
    })
    .where('state', '=', 'sending')
    .where('claimedAt', '<', sql<Date>`now() - make_interval(mins => ${LOST_AFTER_MIN})`)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function noteSent(db: Db, id: string, subjectIds: string[]): Promise<void> {
  await db
    .updateTable('mail')
    .set({ state: 'sent', sentAt: sql`now()`, problem: null, subjectIds })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .execute();
}

/** Not sent: to be tried again in so many minutes, or, with null, never. */
export async function noteUnsent(
  db: Db,
  id: string,
  problem: string,
  againInMin: number | null,
): Promise<void> {
  const next =
    againInMin === null
      ? { state: 'failed' }
      : { state: 'queued', nextTryAt: sql<Date>`now() + make_interval(mins => ${againInMin})` };
  await db
    .updateTable('mail')
    .set({ ...next, problem })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .execute();
}

/** Its own reader has come from it. */
export async function noteOpened(db: Db, userId: string, id: string): Promise<void> {
  await db
    .updateTable('mail')
    .set({ openedAt: sql`now()` })
    .where('id', '=', id)
    .where('userId', '=', userId)
    .where('openedAt', 'is', null)
    .execute();
}

const NEWEST = 300;

export async function listMail(db: Db, officeId: string): Promise<LedgerLine[]> {
  const rows = await db
    .selectFrom('mail')
    .innerJoin('authUser', 'authUser.id', 'mail.userId')
    .select([
      'mail.id',
      'mail.day',
      'authUser.name',
      'mail.address',
      'mail.state',
      'mail.attempts',
      'mail.queuedAt',
      'mail.sentAt',
      'mail.openedAt',
      'mail.problem',
    ])
    .select((eb) =>
      eb
        .selectFrom('logEntry')
        .select(({ fn }) => fn.min('logEntry.recordedAt').as('at'))
        .where('logEntry.subjectKind', '=', 'directive')
        .where('logEntry.subjectId', '=', sql<string>`any(mail.subject_ids)`)
        .whereRef('logEntry.actorId', '=', 'mail.userId')
        .whereRef('logEntry.recordedAt', '>=', 'mail.sentAt')
        .as('answeredAt'),
    )
    .where('mail.officeId', '=', officeId)
    .orderBy('mail.queuedAt', 'desc')
    .orderBy('mail.id')
    .limit(NEWEST)
    .execute();
  return rows as LedgerLine[];
}

const waiting = async (db: Database) => {
  const row = await db
    .selectFrom('mail')
    .select(sql<number>`count(*)::int`.as('letters'))
    .where('state', 'in', ['queued', 'sending'])
    .executeTakeFirstOrThrow();
  return row.letters;
};

/** For whoever watches over the server. */
export const mailFigures: RunningFigure[] = [
  { name: 'dondoc_mail_waiting', help: 'Letters that have not gone out.', read: waiting },
];
