import type { Timed } from '#platform/jobs/timed.ts';
import { readLinks, unreadDocuments } from '../citing/store.ts';

/** So many at a time, so that those who work are not kept waiting. */
const PIECE = 50;

/** Documents that came in another way than by an upload, or before there was a graph. */
export const linksTimed: Timed = {
  at: 'every minute',
  run: async ({ db }) => {
    for (const { id, officeId } of await unreadDocuments(db, PIECE))
      await db.transaction().execute((tx) => readLinks(tx, officeId, id));
  },
};
