import { may } from '#accounts/permissions.ts';
import { act } from '#accounts/session/routes.ts';
import { listFor } from '#directives/listing/routes.ts';
import type { DirectiveSummary } from '#directives/schema.ts';
import { linesFor } from '../log/routes.ts';
import { lateFirst, silentFirst } from '../rules.ts';
import { Home } from './schema.ts';
import * as store from './store.ts';

/** More are a list of their own, one press away. */
const SHOWN = 8;
const some = (rows: DirectiveSummary[]) => ({ total: rows.length, rows: rows.slice(0, SHOWN) });

const get = act('home.read')
  .output(Home)
  .handler(async ({ context: { db, viewer } }) => {
    const { office, today } = viewer;
    const [list, toCheck, unreceived, purges] = await Promise.all([
      listFor(db, viewer, {}),
      store.listDrafts(db, office.id),
      store.listUnreceived(db, office.id, today),
      store.countOpenPurges(db, office.id),
    ]);
    return {
      today,
      counts: list.counts,
      toCheck,
      toAccept: some(list.rows.filter((row) => row.standing.next.actor === 'office')),
      late: some(lateFirst(list.rows)),
      silent: some(silentFirst(list.rows)),
      unreceived,
      purges,
      log: may(viewer, 'log.read') ? (await linesFor(db, viewer, {})).lines.slice(0, SHOWN) : [],
    };
  });

export const homeRouter = { home: { get } };
