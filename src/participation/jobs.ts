import { addMonths, formatDate } from '@dondoc/vietnamese';
import { officeToday } from '#accounts/rules.ts';
import type { Office } from '#accounts/schema.ts';
import { listOffices } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import type { Database, Tx } from '#platform/database/connection.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { isToRemind, seatName } from './rules.ts';
import type { Occasion, Setting } from './schema.ts';
import * as store from './store.ts';

/** Before the morning's letter of news: organisers whose occasion is near and who have not asked the school. */
export const participationTimed: Timed = {
  at: '05:15',
  run: async ({ db, clock }) => {
    for (const office of await listOffices(db))
      await remindOrganisers(db, office, officeToday(office, clock));
  },
};

/** Once for each occasion on a day, however often this runs. Gives how many were told now. */
export async function remindOrganisers(db: Database, office: Office, today: string): Promise<number> {
  const setting = await store.readSetting(db, office.id);
  let told = 0;
  if (setting.remindDays === null) return told;
  // No drafting group sits for longer than a year; older occasions need not be looked through each morning.
  for (const { id } of await store.occasionsOf(db, office.id, { from: addMonths(today, -12) }, today)) {
    const first = await db.transaction().execute((tx) => remindOne(tx, office.id, id, today, setting));
    if (first) told += 1;
  }
  return told;
}

/** Read behind the lock: what has just been done is not asked for. */
async function remindOne(tx: Tx, officeId: string, id: string, today: string, setting: Setting) {
  if (!(await store.lockOccasion(tx, officeId, id))) return false;
  const [occasion] = await store.occasionsOf(tx, officeId, { id }, today);
  if (!occasion || !isToRemind(occasion, today, setting)) return false;
  return remind(tx, { officeId, byUser: null }, occasion, today);
}

/** Tells the organiser's contact and head; a second reminder on the same day is none. */
export async function remind(
  tx: Tx,
  by: { officeId: string; byUser: string | null },
  { id, title, startsOn, organiser, seats }: Occasion,
  today: string,
): Promise<boolean> {
  if (!organiser) return false;
  if (!(await store.insertReminder(tx, { ...by, occasionId: id, onDay: today }))) return false;
  const unasked = seats.filter(({ isDue, standing }) => isDue && !standing.wasAsked).map(seatName);
  await tell(
    tx,
    { roles: ['contact', 'head'], agencyIds: [organiser.id] },
    {
      ...{ officeId: by.officeId, key: `participation:${id}:${today}`, kind: 'participation', subject: null },
      title: `Chưa mời trường dự «${title}» ngày ${formatDate(startsOn)}`,
      body: `Thành phần phải mời: ${unasked.join('; ')}.`,
      link: `/du-hop/${id}`,
    },
  );
  return true;
}
