import { z } from 'zod';
import { problem } from '#platform/http/problems.ts';
import { agencyRefOf, listAgencies } from '../agencies/store.ts';
import { act } from '../session/routes.ts';
import { logAs } from '../store.ts';
import { CombinedDuty, NewDuty } from './schema.ts';
import * as store from './store.ts';

/** Open to everybody who reads directives: an exception that nobody sees would be none. */
const list = act('combinedDuty.read', 'GET /combined-duties', 'Cơ quan đang áp dụng kiêm nhiệm')
  .output(z.array(CombinedDuty))
  .handler(async ({ context: { db, viewer } }) => {
    const agencies = await listAgencies(db, viewer.office.id);
    const rows = await store.listDuties(db, viewer.office.id);
    return rows.map(({ agencyId, ...row }) => {
      return { ...row, agency: agencyRefOf(agencies, agencyId, viewer.today) };
    });
  });

/** A head declares it for their own agency and no other. */
const set = act('combinedDuty.set')
  .input(NewDuty)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { reason } }) =>
    db.transaction().execute(async (tx) => {
      const { office, agency, today, userId } = viewer;
      const duty = { officeId: office.id, agencyId: agency.id, reason, validFrom: today, setBy: userId };
      const id = await store.openDuty(tx, duty);
      if (!id) throw problem('conflict', 'Cơ quan đang áp dụng kiêm nhiệm; chưa có gì thay đổi.');
      await logAs(tx, viewer, 'combinedDuty.set', { kind: 'agency', id: agency.id }, { dutyId: id });
      return { id };
    }),
  );

const end = act('combinedDuty.set')
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer } }) =>
    db.transaction().execute(async (tx) => {
      const id = await store.endDuty(tx, viewer.agency.id, viewer.today, viewer.userId);
      if (!id) throw problem('conflict', 'Cơ quan không áp dụng kiêm nhiệm; chưa có gì thay đổi.');
      await logAs(tx, viewer, 'combinedDuty.end', { kind: 'agency', id: viewer.agency.id }, { dutyId: id });
      return { id };
    }),
  );

export const dutiesRouter = { duties: { list, set, end } };
