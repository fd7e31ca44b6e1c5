import { formatDate } from '@dondoc/vietnamese';
import { officeToday } from '#accounts/rules.ts';
import type { Office } from '#accounts/schema.ts';
import { listOffices } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { isReviewDue } from './standing/rules.ts';
import { listProposals } from './store.ts';

/** Before the morning's letter of news: answers for the time being come back on their day of review. */
export const proposalReviewsTimed: Timed = {
  at: '05:15',
  run: async ({ db, clock }) => {
    for (const office of await listOffices(db)) await bringBack(db, office, officeToday(office, clock));
  },
};

/** Told once for each answer and day of review, however often this runs: the key says which. */
export async function bringBack(db: Database, office: Office, today: string): Promise<number> {
  const scope = { officeId: office.id, agencyId: null, agencyIds: null, userId: '' };
  const due = (await listProposals(db, scope, today)).filter((one) => isReviewDue(one, today));
  for (const { id, askedBy, current } of due)
    await db.transaction().execute(async (tx) => {
      const day = current?.reviewOn ?? today;
      const news = {
        ...{ officeId: office.id, key: `proposal:${id}:review:${current?.id}:${day}`, kind: 'proposal' },
        ...{ link: `/kien-nghi/${id}`, subject: null },
      };
      const when = `đến ngày xem lại ${formatDate(day)}`;
      await tell(tx, { roles: ['clerk'] }, { ...news, title: `Kiến nghị trả lời trước mắt ${when}` });
      if (askedBy)
        await tell(
          tx,
          { roles: ['contact', 'head'], agencyIds: [askedBy.id] },
          { ...news, title: `Kiến nghị của cơ quan đồng chí ${when}` },
        );
    });
  return due.length;
}
