import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import { isWithin, refOn } from '#accounts/schools/rules.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { setFor } from '../sets/routes.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const list = act('standard.read', 'GET /indicator-sets/{setId}/owners', 'Ai phụ trách từng chỉ tiêu')
  .input(z.object({ setId: z.uuid() }))
  .output(shape.OwnersView)
  .handler(async ({ context: { db, viewer }, input: { setId } }) => {
    const school = await schoolFor(db, viewer);
    await setFor(db, viewer, setId);
    const owners = await store.ownersOf(db, school.id, setId);
    const { units, bodies } = await agenciesAround(db, viewer, school.id);
    return {
      owners: [...owners].map(([indicatorId, owner]) => ({ indicatorId, ...owner })),
      ...{ units, bodies },
      mayKeep: may(viewer, 'indicatorSet.keep') && school.relation !== 'partner',
    };
  });

/** The school with its units, and who else there is. */
async function agenciesAround(db: Db, viewer: Viewer, schoolId: string) {
  const agencies = await listAgencies(db, viewer.office.id);
  const inside = (id: string) => isWithin(agencies, id, schoolId);
  const refs = (chosen: typeof agencies) => chosen.map((agency) => refOn(agency, viewer.today));
  return {
    units: refs(agencies.filter(({ id }) => inside(id))),
    bodies: refs(agencies.filter(({ id, isUnit }) => !inside(id) && !isUnit)),
  };
}

const set = act('indicatorSet.keep')
  .input(shape.OwnersPatch)
  .output(z.object({ changed: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { setId, indicatorIds, patch } }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'office too');
      await lockOffice(tx, viewer.office.id);
      const whole = await setFor(tx, viewer, setId);
      const { units, bodies } = await agenciesAround(tx, viewer, school.id);
      const has = (refs: { id: string }[], id?: string | null) => !id || refs.some((ref) => ref.id === id);
      const known = new Set(whole.indicators.map(({ id }) => id));
      const foreign = indicatorIds.some((id) => !known.has(id));
      if (foreign || !has(units, patch.agencyId) || !has(bodies, patch.dependsOnId))
        throw problem('notFound');
      const before = await store.ownersOf(tx, school.id, setId);
      const nobody: shape.Owner = { agencyId: null, ledBy: 'school', dependsOnId: null };
      const next = indicatorIds.map((id) => [id, { ...(before.get(id) ?? nobody), ...patch }] as const);
      await store.setOwners(tx, school.id, new Map(next));
      // The table keeps what holds now; what held before can be told from the log.
      for (const [id, owner] of next) {
        const { agencyId: had, ledBy: led } = before.get(id) ?? nobody;
        const detail = { agency: owner.agencyId ?? 'none', had: had ?? 'none', ledBy: owner.ledBy, led };
        await logAs(tx, viewer, 'indicatorSet.owners', { kind: 'indicator', id }, detail);
      }
      return { changed: next.length };
    }),
  );

export const ownersRouter = { owners: { list, set } };
