import { z } from 'zod';
import type { Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { areOwnAgencies, listAgencies } from '../agencies/store.ts';
import type { Viewer } from '../schema.ts';
import { act } from '../session/routes.ts';
import { lockOffice, logAs } from '../store.ts';
import { checkSuccession, goesWhole } from './rules.ts';
import { NewSuccession, Touched } from './schema.ts';
import * as store from './store.ts';

const preview = act('succession.record')
  .input(z.object({ fromIds: z.array(z.uuid()).min(1).max(60) }))
  .output(Touched)
  .handler(async ({ context: { db, viewer }, input: { fromIds } }) => {
    const { office, today } = viewer;
    if (!(await areOwnAgencies(db, office.id, fromIds))) throw problem('notFound');
    return store.whatIsTouched(db, office.id, fromIds, today);
  });

const record = act('succession.record')
  .input(NewSuccession)
  .output(z.object({ agencyIds: z.array(z.string()) }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const officeId = viewer.office.id;
      await lockOffice(tx, officeId);
      orThrow(checkSuccession(input, await listAgencies(tx, officeId), viewer.today));
      await ownParents(tx, officeId, input);
      return {
        agencyIds: input.kind === 'rename' ? await rename(tx, viewer, input) : await pass(tx, viewer, input),
      };
    }),
  );

async function ownParents(tx: Tx, officeId: string, { heirs }: NewSuccession): Promise<void> {
  const parents = heirs.flatMap((heir) => ('parentId' in heir && heir.parentId ? [heir.parentId] : []));
  if (!(await areOwnAgencies(tx, officeId, parents))) throw problem('notFound');
}

/** The agency stays what it is: one more name, from the day on. */
async function rename(tx: Tx, viewer: Viewer, input: NewSuccession): Promise<string[]> {
  const { fromIds, name, happenedOn } = input;
  const [id = ''] = fromIds;
  await store.endNames(tx, fromIds, happenedOn);
  if (name) await store.addName(tx, id, name, input);
  await logAs(tx, viewer, 'succession.record', { kind: 'agency', id }, { kind: 'rename', happenedOn });
  return [id];
}

/** The work itself moves only when the clerk says where to, one by one or all at once. */
async function pass(tx: Tx, viewer: Viewer, input: NewSuccession): Promise<string[]> {
  const { fromIds, kind, happenedOn, livesOn } = input;
  const { office, today, userId } = viewer;
  const heirIds: string[] = [];
  for (const heir of input.heirs) heirIds.push(await store.heirId(tx, office.id, heir, input));
  const heirAt = (index: number) => heirIds[index] ?? '';
  const touched = await store.whatIsTouched(tx, office.id, fromIds, today);
  const goers = goesWhole(input)
    ? touched.people.map((person) => ({ userId: person.userId, toAgencyId: heirAt(0) }))
    : input.people.map((person) => ({ userId: person.userId, toAgencyId: heirAt(person.heir) }));
  const below = new Set(touched.below.map(({ id }) => id));
  const units = goesWhole(input)
    ? [...below].map((agencyId) => ({ agencyId, heir: 0 }))
    : input.units.filter(({ agencyId }) => below.has(agencyId));
  if (!livesOn && (goers.length < touched.people.length || units.length < below.size))
    throw problem(
      'badInput',
      'Cơ quan cũ không còn hoạt động, nên mỗi người và mỗi đơn vị trực thuộc cần một nơi đến. Chưa có gì được ghi.',
    );
  if (!livesOn) await store.endNames(tx, fromIds, happenedOn);
  const recordingId = await store.insertSuccession(tx, input, heirIds, userId);
  for (const [at, id] of heirIds.entries())
    await store.moveBelow(
      tx,
      // An heir that stood below what it takes over goes where that stood.
      units.flatMap((unit) => (unit.heir === at && unit.agencyId !== id ? [unit.agencyId] : [])),
      id,
    );
  await store.movePeople(tx, { officeId: office.id, fromIds, day: happenedOn, today }, goers);
  for (const id of fromIds)
    await logAs(tx, viewer, 'succession.record', { kind: 'agency', id }, { kind, happenedOn, recordingId });
  return heirIds;
}

export const successionRouter = { successions: { preview, record } };
