import { listOffices } from '#accounts/store.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { compactDeltas } from './store.ts';

/** What a day has added to the sums becomes few rows: the numbers of an office stay as quick as its days are many. */
export const deltasTimed: Timed = {
  at: '03:10',
  run: async ({ db }) => {
    for (const { id } of await listOffices(db)) await compactDeltas(db, id);
  },
};
