import { cancelJobsOf } from '#accounts/jobs/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import type { FileStore } from '#platform/files/store.ts';
import type { Work } from '#platform/jobs/kinds.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { heldBack, logMade, makeArchive } from './commands.ts';
import * as store from './store.ts';

/**
 * The file lies in the file store under the id of its job, so that work begun anew writes over what a killed worker
 * left.
 */
export const archiveWork: Work = async ({ db, files, clock }, { id, officeId, userId }, watch) => {
  const asked = { db, files, officeId, now: clock.now(), ...watch };
  const made = await makeArchive(asked, (chunks) => files.putStream(id, chunks)).catch(async (error) => {
    await files.remove(id).catch(() => undefined);
    throw error;
  });
  return async (tx) => {
    if (!(await store.isWanted(tx, id, officeId))) {
      await files.remove(id);
      if (await store.isAnyHeld(tx, officeId)) throw heldBack();
      // Cancelled by its owner: so the job ends, whatever this gives.
      return null;
    }
    await store.insertArchive(tx, { ...made, id, officeId, madeBy: userId });
    await logMade(tx, officeId, userId, made);
    return { archiveId: id };
  };
};

/**
 * A document was found to hold a secret: every archive of its office holds it too. Whatever such work has written lies
 * under the id of its job, also where it was broken off.
 */
export async function dropArchives(tx: Tx, files: FileStore, officeId: string): Promise<void> {
  await cancelJobsOf(tx, officeId, 'archive');
  await store.markAllRemoved(tx, officeId);
  for (const id of await store.everMade(tx, officeId)) await files.remove(id);
}

/** A whole office in one file does not lie about longer than somebody needs to fetch it. */
export const archivesTimed: Timed = {
  at: '02:30',
  run: async ({ db, files }, today) => {
    for (const id of await store.outlived(db, today)) {
      await files.remove(id);
      await store.markRemoved(db, id);
    }
  },
};
