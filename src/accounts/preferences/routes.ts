import { act } from '../session/routes.ts';
import { Preferences } from './schema.ts';
import { readPreferences, writePreferences } from './store.ts';

const get = act('preference.set')
  .output(Preferences)
  .handler(({ context: { db, viewer } }) => readPreferences(db, viewer.userId));

/** Sets what is named and leaves the rest. Nothing of it is anybody else's business, so no log. */
const set = act('preference.set')
  .input(Preferences)
  .output(Preferences)
  .handler(async ({ context: { db, viewer }, input }) => {
    await writePreferences(db, viewer.userId, input);
    return readPreferences(db, viewer.userId);
  });

export const preferencesRouter = { preferences: { get, set } };
