import { may } from '#accounts/permissions.ts';
import { act } from '#accounts/session/routes.ts';
import { pageFor } from '#directives/listing/routes.ts';
import { SILENT_AFTER_DAYS } from '#directives/rules.ts';
import { linesFor } from '../log/routes.ts';
import { Home } from './schema.ts';
import * as store from './store.ts';

/** More are a list of their own, one press away; the list's own order puts the most pressing first. */
const SHOWN = 8;

const get = act('home.read')
  .output(Home)
  .handler(async ({ context: { db, viewer } }) => {
    const { office, today } = viewer;
    const [toAccept, late, silent, toCheck, unreceived, purges] = await Promise.all([
      pageFor(db, viewer, { next: 'office', size: SHOWN }),
      pageFor(db, viewer, { headline: 'open-late', size: SHOWN }),
      pageFor(db, viewer, { silent: SILENT_AFTER_DAYS, size: SHOWN }),
      store.listDrafts(db, office.id),
      store.listUnreceived(db, office.id, today, SHOWN),
      store.countOpenPurges(db, office.id),
    ]);
    return {
      today,
      toCheck,
      toAccept,
      late,
      silent,
      unreceived,
      purges,
      log: may(viewer, 'log.read') ? (await linesFor(db, viewer, {})).lines.slice(0, SHOWN) : [],
    };
  });

export const homeRouter = { home: { get } };
