import type { Timed } from '#platform/jobs/timed.ts';
import { defaultsOf } from '../security/rules.ts';
import * as store from './store.ts';

/** Accounts that nobody uses are switched off (TCVN 14423:2026, 4.6.2.3); an administrator switches them on again. */
export const dormancyTimed: Timed = {
  at: '04:30',
  run: async ({ db, clock }) => {
    const now = clock.now();
    const usual = {
      real: defaultsOf({ isExample: false }).dormantDays,
      example: defaultsOf({ isExample: true }).dormantDays,
    };
    for (const userId of await store.listUnused(db, now, usual))
      await db.transaction().execute(async (tx) => {
        if (await store.switchOff(tx, userId, 'dormancy', now))
          await store.logOf(tx, 'member.dormant', { userId }, {});
      });
    await store.dropOldTries(db, now);
  },
};
