import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { firstOwners } from '../owners/rules.ts';
import type { Owner } from '../owners/schema.ts';
import { ownersOf, setOwners } from '../owners/store.ts';
import { IndicatorKind, type IndicatorSet } from '../schema.ts';
import { faultOfThresholds } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const list = act('standard.read', 'GET /indicator-sets', 'Các bộ chỉ tiêu trường chuẩn')
  .input(z.object({}))
  .output(shape.SetList)
  .handler(async ({ context: { db, viewer } }) => {
    await schoolFor(db, viewer);
    const sets = await store.listSets(db, viewer.office.id);
    const offers = (await store.shippedSets()).map((file) => ({
      ...{ key: file.key, name: file.name, basis: file.basis, isPractice: file.isPractice },
      isIncomplete: file.isIncomplete,
      indicators: file.indicators.length,
      withThreshold: file.indicators.filter(({ thresholds }) => thresholds.length > 0).length,
      isLoaded: sets.some(({ key }) => key === file.key),
    }));
    return { sets, offers };
  });

const get = act('standard.read', 'GET /indicator-sets/{id}', 'Một bộ chỉ tiêu với ngưỡng từng mức')
  .input(z.object({ id: z.uuid() }))
  .output(shape.SetView)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const { relation } = await schoolFor(db, viewer);
    const set = await setFor(db, viewer, id);
    const versions = await store.versionsOf(db, viewer.office.id, set.key);
    const shipped = (await store.shippedSets()).find(({ key }) => key === set.key);
    return {
      ...{ set, versions, proposed: proposedFor(set, shipped) },
      isIncomplete: Boolean(shipped?.isIncomplete) && shipped?.indicators.length === set.indicators.length,
      mayKeep: may(viewer, 'indicatorSet.keep') && relation !== 'partner',
    };
  });

/** What ships as likely, where the set has no threshold of that level. */
function proposedFor(set: IndicatorSet, shipped?: shape.ShippedFile): shape.SetView['proposed'] {
  return (shipped?.indicators ?? []).flatMap(({ code, proposed }) => {
    const own = set.indicators.find((one) => one.code === code);
    return proposed
      .filter(({ level }) => own && !own.thresholds.some((one) => one.level === level))
      .map((threshold) => ({ ...threshold, code }));
  });
}

/** A set of the viewer's office, or the refusal. */
export async function setFor(db: Db, viewer: Viewer, id: string): Promise<IndicatorSet> {
  const set = await store.readSet(db, viewer.office.id, id);
  if (!set) throw problem('notFound');
  return set;
}

/** Once: what the office has made of it since is its own, and further versions come from its own files. */
const loadShipped = act('indicatorSet.keep')
  .input(z.object({ key: z.string() }))
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { key } }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'office too');
      await lockOffice(tx, viewer.office.id);
      const file = (await store.shippedSets()).find((one) => one.key === key);
      if (!file) throw problem('notFound', 'Phần mềm không có bộ chỉ tiêu này.');
      const [had] = await store.versionsOf(tx, viewer.office.id, key);
      if (had) throw problem('conflict', 'Bộ này đã có ở cơ quan. Chưa có gì bị thay đổi thêm.');
      return { id: await addSet(tx, viewer, school.id, file) };
    }),
  );

/** Writes a set as the next version of its regulation, with who answers for what, and its entry in the log. */
export async function addSet(tx: Tx, viewer: Viewer, schoolId: string, file: shape.SetFile) {
  const [former] = await store.versionsOf(tx, viewer.office.id, file.key);
  const id = await store.loadSet(tx, { officeId: viewer.office.id, addedBy: viewer.userId }, file);
  await nameOwners(tx, viewer, schoolId, { id, formerId: former?.id });
  const detail = { indicators: file.indicators.length };
  await logAs(tx, viewer, 'indicatorSet.add', { kind: 'indicator-set', id }, detail);
  return id;
}

async function nameOwners(
  tx: Tx,
  { office, today }: Viewer,
  schoolId: string,
  { id, formerId }: { id: string; formerId: string | undefined },
): Promise<void> {
  const set = await store.readSet(tx, office.id, id);
  const former = formerId ? await store.readSet(tx, office.id, formerId) : undefined;
  const had = former ? await ownersOf(tx, schoolId, former.id) : new Map<string, Owner>();
  const before = new Map(
    (former?.indicators ?? []).flatMap((one) => {
      const owner = had.get(one.id);
      return owner ? [[one.code, owner] as const] : [];
    }),
  );
  const agencies = await listAgencies(tx, office.id);
  await setOwners(
    tx,
    schoolId,
    firstOwners(set?.indicators ?? [], { agencies, schoolId, day: today, before }),
  );
}

/** What was there is taken out and stays readable in the table; closed rounds keep the one they were held against. */
const setThreshold = act('indicatorSet.keep')
  .input(shape.NewThreshold)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const set = await lockedSetOf(tx, viewer, input.indicatorId);
      const fault = faultOfThresholds([input], set.levels, IndicatorKind.parse(set.kind));
      if (fault) throw problem('badInput', `${fault} Chưa có gì được lưu.`);
      await store.removeThreshold(tx, { ...input, removedBy: viewer.userId });
      await store.insertThreshold(tx, { ...input, addedBy: viewer.userId });
      await logThreshold(tx, viewer, 'indicatorSet.threshold', input);
      return {};
    }),
  );

const removeThreshold = act('indicatorSet.keep')
  .input(shape.GoneThreshold)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await lockedSetOf(tx, viewer, input.indicatorId);
      if (!(await store.removeThreshold(tx, { ...input, removedBy: viewer.userId })))
        throw problem('conflict', 'Mức này không có ngưỡng. Tải lại trang; chưa có gì thay đổi.');
      await logThreshold(tx, viewer, 'indicatorSet.thresholdOut', input);
      return {};
    }),
  );

async function lockedSetOf(tx: Tx, viewer: Viewer, indicatorId: string) {
  await ownSchool(tx, viewer, 'office too');
  await lockOffice(tx, viewer.office.id);
  const set = await store.setOfIndicator(tx, viewer.office.id, indicatorId);
  if (!set) throw problem('notFound');
  return set;
}

const logThreshold = (
  tx: Tx,
  viewer: Viewer,
  name: string,
  { indicatorId, level }: { indicatorId: string; level: number },
) => logAs(tx, viewer, name, { kind: 'indicator', id: indicatorId }, { level });

export const setsRouter = { sets: { list, get, loadShipped, setThreshold, removeThreshold } };
