import { dayInVietnam } from '#platform/clock.ts';
import type { Tx } from '#platform/database/connection.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { momentOf } from '#platform/ui/moments.ts';
import { addressWithMail, queueMail } from '../mail/store.ts';
import { tell } from '../store.ts';
import { actsTold, bodyAt, titleOf } from './labels.ts';
import type { AccountNews } from './schema.ts';
import * as store from './store.ts';

/** What is older the person would not remember having done. */
const OLDEST_MS = 24 * 3_600_000;

/**
 * Whoever's password, second factor or other way in has changed hears of it, by whomever it was done (ASVS 2.2.3). Read
 * from the log, so that no door is forgotten, the console of the server neither.
 */
export const accountNewsTimed: Timed = {
  at: 'every minute',
  run: async ({ db, clock }) => {
    const since = new Date(clock.now().getTime() - OLDEST_MS);
    for (const news of await store.untold(db, actsTold, since))
      await db.transaction().execute((tx) => tellOfAccount(tx, news));
  },
};

/** Into the inbox, and by mail where the person has an address; `address`: to another, which was theirs until now. */
export async function tellOfAccount(tx: Tx, news: AccountNews, address?: string): Promise<void> {
  const { officeId, userId, act, at, key } = news;
  await tell(
    tx,
    { userIds: [userId] },
    {
      ...{ officeId, key, kind: 'account', title: titleOf(act), body: bodyAt(momentOf(at)) },
      ...{ link: '/phien-dang-nhap', subject: { kind: 'user', id: userId } },
    },
  );
  const told = await store.noticeOf(tx, news);
  const to = address ?? (await addressWithMail(tx, { officeId, userId }));
  if (!told || !to) return;
  const messageId = `<${key.replaceAll(':', '.')}.${userId}@dondoc>`;
  const mail = { officeId, userId, address: to, day: dayInVietnam(at), messageId, subjectIds: [told.id] };
  await queueMail(tx, { ...mail, kind: 'account' });
}
