import { formatDate } from '@dondoc/vietnamese';
import { officeToday } from '#accounts/rules.ts';
import { listOffices } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { dueAfter, isDue } from './rules.ts';
import { firstDay, listReviews, reviewMonths } from './store.ts';

/** Once for each review that is due: whoever keeps the accounts is told on the day. */
export const accessTimed: Timed = {
  at: '06:10',
  run: async ({ db, clock }) => {
    for (const office of await listOffices(db)) {
      const [last] = await listReviews(db, office.id);
      const months = await reviewMonths(db, office.id);
      const dueOn = dueAfter(last?.onDay ?? (await firstDay(db, office.id)), months);
      if (!dueOn || !isDue(dueOn, officeToday(office, clock))) continue;
      await db.transaction().execute((tx) =>
        tell(
          tx,
          { roles: ['administrator'] },
          {
            ...{ officeId: office.id, key: `access-review:${dueOn}`, kind: 'accessReview', subject: null },
            title: `Đến hạn rà soát tài khoản, quyền truy cập (${formatDate(dueOn)})`,
            body: last
              ? `Lần rà soát trước: ${formatDate(last.onDay)}. Định kỳ ${months} tháng một lần.`
              : `Chưa rà soát lần nào. Định kỳ ${months} tháng một lần.`,
            link: '/ra-soat-tai-khoan',
          },
        ),
      );
    }
  },
};
