import { officeToday } from '#accounts/rules.ts';
import { listOffices } from '#accounts/store.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { openOccurrences, recurring } from './store.ts';

/** Each morning the turns of recurring work that have come are opened, in every office. */
export const occurrencesTimed: Timed = {
  at: '00:10',
  run: async ({ db, clock }) => {
    for (const office of await listOffices(db))
      for (const directiveId of await recurring(db, office.id))
        await openOccurrences(db, directiveId, officeToday(office, clock));
  },
};
