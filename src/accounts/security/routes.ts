import { z } from 'zod';
import { act } from '../session/routes.ts';
import { lockOffice, logAs } from '../store.ts';
import { defaultsOf } from './rules.ts';
import { SecuritySettings } from './schema.ts';
import * as store from './store.ts';

const Read = z.object({
  settings: SecuritySettings,
  defaults: SecuritySettings,
  /** Null where the defaults hold. */
  setAt: z.date().nullable(),
});

const read = act('security.set')
  .output(Read)
  .handler(async ({ context: { db, viewer } }) => ({
    ...(await store.readSettings(db, viewer.office)),
    defaults: defaultsOf(viewer.office),
  }));

const save = act('security.set')
  .input(SecuritySettings)
  .output(Read)
  .handler(({ context: { db, viewer, clock }, input }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const by = { setBy: viewer.userId, setAt: clock.now() };
      await store.saveSettings(tx, viewer.office.id, input, by);
      const subject = { kind: 'office', id: viewer.office.id };
      await logAs(tx, viewer, 'security.set', subject, input);
      return { settings: input, defaults: defaultsOf(viewer.office), setAt: by.setAt };
    }),
  );

export const securityRouter = { security: { read, save } };
