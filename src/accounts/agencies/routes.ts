import { z } from 'zod';
import { problem } from '#platform/http/problems.ts';
import { act } from '../session/routes.ts';
import { logAs } from '../store.ts';
import * as store from './store.ts';

const set = act('agency.above', 'PUT /agencies/{agencyId}/above', 'Ghi cơ quan là cấp trên của Văn phòng')
  .input(z.object({ agencyId: z.uuid(), isAbove: z.boolean() }))
  .output(z.object({ isAbove: z.boolean() }))
  .handler(({ context: { db, viewer }, input: { agencyId, isAbove } }) =>
    db.transaction().execute(async (tx) => {
      const { office, agency } = viewer;
      if (!(await store.areOwnAgencies(tx, office.id, [agencyId]))) throw problem('notFound');
      if (agencyId === agency.id && isAbove)
        throw problem('refused', 'Cơ quan của chính Văn phòng không phải cấp trên của Văn phòng.');
      await store.setAbove(tx, office.id, agencyId, isAbove);
      await logAs(tx, viewer, 'agency.above', { kind: 'agency', id: agencyId }, { isAbove });
      return { isAbove };
    }),
  );

export const superiorsRouter = { superiors: { set } };
