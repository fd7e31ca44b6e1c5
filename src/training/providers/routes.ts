import { compareVietnamese } from '@dondoc/vietnamese';
import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import type { Agency, Viewer } from '#accounts/schema.ts';
import { refOn } from '#accounts/schools/rules.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { deskFor } from '../desk/routes.ts';
import { deskOf } from '../desk/store.ts';
import { programmesOfYear } from '../programmes/store.ts';
import { type Desk, Year } from '../schema.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** Bodies of their own: no unit of another, none above the office. */
const bodies = (agencies: Agency[]) => agencies.filter(({ isUnit, isAbove }) => !isUnit && !isAbove);

const mayKeep = (viewer: Viewer, desk: Desk, agencyId: string): boolean =>
  may(viewer, 'trainingProvider.keep') && (desk.mayPlan || desk.agencyIds.includes(agencyId));

async function programmesOf(db: Db, officeId: string, year: number) {
  return (await programmesOfYear(db, officeId, year)).map(({ key, name }) => ({ key, name }));
}

/** Those of last year that are not there this year, and that the viewer may enter. */
async function copiable(db: Db, viewer: Viewer, desk: Desk, year: number) {
  const there = await store.providersOf(db, viewer.office.id, year);
  const before = await store.providersOf(db, viewer.office.id, year - 1);
  return before.filter(
    ({ agencyId }) =>
      mayKeep(viewer, desk, agencyId) && !there.some((provider) => provider.agencyId === agencyId),
  );
}

const list = act('training.read', 'GET /training/providers', 'Đơn vị mở lớp trong năm, năng lực của từng nơi')
  .input(z.object({ year: z.coerce.number().pipe(Year) }))
  .output(shape.ProviderList)
  .handler(async ({ context: { db, viewer }, input: { year } }) => {
    const desk = await deskOf(db, viewer);
    const agencies = bodies(await listAgencies(db, viewer.office.id));
    const all = await store.providersOf(db, viewer.office.id, year);
    const refs = agencies
      .map((agency) => refOn(agency, viewer.today))
      .sort((a, b) => compareVietnamese(a.name, b.name));
    return {
      year,
      providers: all
        .filter(({ agencyId }) => desk.seesAll || desk.agencyIds.includes(agencyId))
        .map((provider) => ({ ...provider, mayKeep: mayKeep(viewer, desk, provider.agencyId) })),
      mayAdd: refs.filter(
        ({ id }) => mayKeep(viewer, desk, id) && !all.some(({ agencyId }) => agencyId === id),
      ),
      agencies: refs,
      programmes: await programmesOf(db, viewer.office.id, year),
      copiable: (await copiable(db, viewer, desk, year)).length,
    };
  });

const save = act('trainingProvider.keep')
  .input(shape.SaveProvider)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { agencyId, year, data } }) =>
    db.transaction().execute(async (tx) => {
      const officeId = viewer.office.id;
      const agencies = bodies(await listAgencies(tx, officeId));
      if (!agencies.some(({ id }) => id === agencyId)) throw problem('notFound');
      await deskFor(tx, viewer, agencyId);
      const programmes = await programmesOf(tx, officeId, year);
      orThrow(
        rules.provides(data, {
          programmeKeys: new Set(programmes.map(({ key }) => key)),
          agencyIds: new Set(agencies.map(({ id }) => id)),
        }),
      );
      const id = await store.saveProvider(tx, { officeId, agencyId, year, setBy: viewer.userId }, data);
      await logAs(tx, viewer, 'trainingProvider.save', { kind: 'agency', id: agencyId }, { year });
      return { id };
    }),
  );

const copy = act('trainingProvider.keep')
  .input(z.object({ year: Year }))
  .output(z.object({ copied: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { year } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const desk = await deskOf(tx, viewer);
      const from = await copiable(tx, viewer, desk, year);
      if (from.length === 0)
        throw problem(
          'refused',
          `Không có đơn vị nào của năm ${year - 1} để chép. Chưa có gì được thay đổi.`,
        );
      const officeId = viewer.office.id;
      for (const { id: _, agencyId, name: __, year: ___, ...data } of from)
        await store.saveProvider(tx, { officeId, agencyId, year, setBy: viewer.userId }, data);
      await logAs(tx, viewer, 'trainingProvider.copy', { kind: 'office', id: officeId }, { year });
      return { copied: from.length };
    }),
  );

export const trainingProvidersRouter = { trainingProviders: { list, save, copy } };
