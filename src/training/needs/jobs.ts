import { listAgencies } from '#accounts/agencies/store.ts';
import { officeToday } from '#accounts/rules.ts';
import type { Office } from '#accounts/schema.ts';
import { listOffices } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { readSetting } from '../desk/store.ts';
import { askedOn, reminderOn } from './rules.ts';
import * as store from './store.ts';

/** Before the morning's letter of news: agencies that have not answered a call are reminded of its deadline. */
export const trainingCallsTimed: Timed = {
  at: '05:10',
  run: async ({ db, clock }) => {
    for (const office of await listOffices(db)) await remindAgencies(db, office, officeToday(office, clock));
  },
};

/** Told once for each day of reminding, however often this runs: the key says which. */
export async function remindAgencies(db: Database, office: Office, today: string): Promise<void> {
  const { remindDays } = await readSetting(db, office.id);
  for (const call of await store.callsOf(db, office.id)) {
    const reminder = call.closedOn ? null : reminderOn(call, remindDays, today);
    if (!reminder) continue;
    await db.transaction().execute(async (tx) => {
      const sent = (await store.needsOf(tx, office.id, call.id)).filter(({ sentOn }) => sentOn !== null);
      const answered = new Set([...sent, ...(await store.noNeedsOf(tx, call.id))].map((one) => one.agencyId));
      const asked = askedOn(await listAgencies(tx, office.id), today);
      const agencyIds = asked.map(({ id }) => id).filter((id) => !answered.has(id));
      await tell(
        tx,
        { roles: ['contact', 'head'], agencyIds },
        {
          ...{ officeId: office.id, kind: 'trainingCall', subject: null },
          ...{ key: `training-call:${call.id}:${reminder.key}`, title: reminder.title },
          link: `/dao-tao/nhu-cau?nam=${call.year}`,
        },
      );
    });
  }
}
