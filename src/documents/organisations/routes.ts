import { z } from 'zod';
import { areOwnAgencies } from '#accounts/agencies/store.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { problem } from '#platform/http/problems.ts';
import { NewOrganisations, Organisation } from './schema.ts';
import * as store from './store.ts';

const Done = z.object({ ok: z.literal(true) });
const NOT_OURS = 'Có cơ quan không có trong danh bạ. Chọn lại; chưa có gì được lưu.';

const list = act('edxml.read')
  .output(z.array(Organisation))
  .handler(({ context: { db, viewer } }) => store.listOrganisations(db, viewer.office.id, viewer.today));

const save = act('edxml.keep')
  .input(NewOrganisations)
  .output(Done)
  .handler(({ context: { db, viewer }, input: { rows } }) =>
    db.transaction().execute(async (tx) => {
      const { id } = viewer.office;
      const named = rows.flatMap(({ agencyId }) => agencyId ?? []);
      if (!(await areOwnAgencies(tx, id, named))) throw problem('badInput', NOT_OURS);
      await store.saveOrganisations(tx, id, rows, viewer.userId);
      await logAs(tx, viewer, 'edxml.codes', { kind: 'office', id }, { codes: rows.length });
      return { ok: true } as const;
    }),
  );

const tie = act('edxml.keep')
  .input(z.object({ id: z.uuid(), agencyId: z.uuid().nullable() }))
  .output(Done)
  .handler(({ context: { db, viewer }, input: { id, agencyId } }) =>
    db.transaction().execute(async (tx) => {
      if (!(await areOwnAgencies(tx, viewer.office.id, agencyId ? [agencyId] : [])))
        throw problem('notFound', NOT_OURS);
      if (!(await store.tieOrganisation(tx, viewer.office.id, id, agencyId, viewer.userId)))
        throw problem('notFound');
      await logAs(tx, viewer, 'edxml.tie', { kind: 'edxml-organisation', id }, { agencyId });
      return { ok: true } as const;
    }),
  );

export const organisationsRouter = { edxmlOrganisations: { list, save, tie } };
