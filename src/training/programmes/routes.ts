import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { refOn } from '#accounts/schools/rules.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { planningDesk } from '../desk/routes.ts';
import { deskOf, readSetting } from '../desk/store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const keeps = async (db: Db, viewer: Viewer): Promise<boolean> =>
  may(viewer, 'programme.keep') && (await deskOf(db, viewer)).mayPlan;

const list = act('training.read', 'GET /training/programmes', 'Chương trình đào tạo, bồi dưỡng')
  .input(z.object({}))
  .output(shape.ProgrammeList)
  .handler(async ({ context: { db, viewer } }) => {
    const officeId = viewer.office.id;
    const all = await store.versionsOf(db, officeId);
    const { balance: aims } = await readSetting(db, officeId);
    const mayKeep = await keeps(db, viewer);
    const programmes = [...Map.groupBy(all, ({ key }) => key).values()].flatMap((versions) => {
      const one = rules.speaking(versions, viewer.today);
      if (!one) return [];
      const { data, source: _, ...said } = one;
      return {
        ...{ ...said, kind: data.kind, weeks: data.weeks, versions: versions.length },
        ...{ standing: rules.standingOn(one, viewer.today), balance: rules.balanceOf(data.hours, aims) },
      };
    });
    const offers = mayKeep ? await offersOf(viewer, all) : [];
    return { programmes, offers, mayKeep, hasAim: aims !== null };
  });

async function offersOf({ today }: Viewer, all: shape.Programme[]): Promise<shape.Offer[]> {
  return [...(await store.shippedProgrammes())].map(([file, { data: _, ...said }]) => ({
    ...{ ...said, file, isComing: said.issuedOn !== null && said.issuedOn > today },
    isLoaded: all.some(({ key, basis }) => key === said.key && basis === said.basis),
  }));
}

const get = act('training.read', 'GET /training/programmes/{id}', 'Một chương trình với các bản của nó')
  .input(z.object({ id: z.uuid() }))
  .output(shape.ProgrammeView)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const officeId = viewer.office.id;
    const programme = await store.findProgramme(db, officeId, id);
    if (!programme) throw problem('notFound');
    const versions = await store.versionsOf(db, officeId, programme.key);
    const { balance: aims } = await readSetting(db, officeId);
    const units = (await listAgencies(db, officeId)).map((one) => refOn(one, viewer.today));
    const mayKeep = await keeps(db, viewer);
    const held = await store.heldBy(
      db,
      versions.map((one) => one.id),
    );
    const nameOf = (unitId: string) => units.find((one) => one.id === unitId)?.name ?? unitId;
    return {
      ...{ programme, mayKeep, standing: rules.standingOn(programme, viewer.today) },
      ...{ balance: rules.balanceOf(programme.data.hours, aims), aimBasis: aims?.basis ?? null },
      units: units.filter((one) => programme.data.teachers.unitIds.includes(one.id)),
      versions: versions
        .map((one, at) => {
          const before = versions[at - 1];
          return {
            ...{ ...one, standing: rules.standingOn(one, viewer.today) },
            differences: before ? rules.differencesOf(before, one, nameOf) : null,
            mayWithdraw: mayKeep && at === versions.length - 1 && !held.has(one.id),
          };
        })
        .toReversed(),
    };
  });

/** Writes a version after those there are; the one before it ends on its eve. */
async function addVersion(tx: Tx, viewer: Viewer, next: shape.NewProgramme): Promise<string> {
  const officeId = viewer.office.id;
  const versions = await store.versionsOf(tx, officeId, next.key);
  const closed = orThrow(rules.closing(versions, next.validFrom));
  if (closed) await store.endVersion(tx, closed.id, closed.validTo);
  const id = await store.insertProgramme(tx, { officeId, createdBy: viewer.userId }, next);
  await logAs(tx, viewer, 'programme.save', { kind: 'programme', id }, { from: next.validFrom });
  return id;
}

const loadShipped = act('programme.keep')
  .input(shape.LoadShipped)
  .output(z.object({ loaded: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { items } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      await planningDesk(tx, viewer);
      const shipped = await store.shippedProgrammes();
      const there = await store.versionsOf(tx, viewer.office.id);
      const inOrder = items.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
      for (const { file, validFrom } of inOrder) {
        const { issuedOn: _, note: __, ...said } = shipped.get(file) ?? refuseUnknown();
        if (there.some(({ key, basis }) => key === said.key && basis === said.basis))
          throw problem(
            'conflict',
            `«${said.name}» đã có trong danh mục. Chưa có gì được nạp; bỏ chọn mục ấy.`,
          );
        await addVersion(tx, viewer, { ...said, validFrom, validTo: null });
      }
      return { loaded: items.length };
    }),
  );

const refuseUnknown = (): never => {
  throw problem('notFound', 'Phần mềm không có chương trình này. Chưa có gì được nạp.');
};

const save = act('programme.keep')
  .input(shape.SaveProgramme)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const officeId = viewer.office.id;
      await lockOffice(tx, officeId);
      await planningDesk(tx, viewer);
      const taken = new Set((await store.versionsOf(tx, officeId)).map(({ key }) => key));
      if (input.key !== null && !taken.has(input.key)) throw problem('notFound');
      const units = new Set((await listAgencies(tx, officeId)).map(({ id }) => id));
      if (input.data.teachers.unitIds.some((id) => !units.has(id))) throw problem('notFound');
      const { sizeFrom, sizeTo } = input.data;
      if (sizeFrom !== null && sizeTo !== null && sizeFrom > sizeTo)
        throw problem('badInput', 'Sĩ số ít nhất lớn hơn sĩ số nhiều nhất. Chưa có gì được lưu; ghi lại.');
      const key = input.key ?? rules.keyFor(input.name, taken);
      return { id: await addVersion(tx, viewer, { ...input, key, validTo: null }) };
    }),
  );

/** A version of the viewer's office with those beside it, for whoever may change it. */
async function kept(tx: Tx, viewer: Viewer, id: string) {
  await lockOffice(tx, viewer.office.id);
  const programme = await store.findProgramme(tx, viewer.office.id, id);
  if (!programme) {
    if (await store.isWithdrawn(tx, viewer.office.id, id))
      throw problem('conflict', 'Bản này đã được bỏ. Chưa có gì thay đổi thêm; tải lại trang.');
    throw problem('notFound');
  }
  await planningDesk(tx, viewer);
  return { programme, versions: await store.versionsOf(tx, viewer.office.id, programme.key) };
}

const end = act('programme.keep')
  .input(z.object({ id: z.uuid(), on: shape.NewProgramme.shape.validFrom }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, on } }) =>
    db.transaction().execute(async (tx) => {
      const { versions } = await kept(tx, viewer, id);
      orThrow(rules.ending(versions, id, on));
      await store.endVersion(tx, id, on);
      await logAs(tx, viewer, 'programme.end', { kind: 'programme', id }, { on });
      return {};
    }),
  );

/** A version that was written by mistake goes, with who and when; the one before it holds again. */
const withdraw = act('programme.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      const { programme, versions } = await kept(tx, viewer, id);
      orThrow(rules.ending(versions, id, programme.validFrom));
      if ((await store.heldBy(tx, [id])).has(id))
        throw problem('conflict', 'Đã có lớp mở theo bản này nên không bỏ được. Ghi bản mới từ ngày khác.');
      const before = versions.at(-2);
      await store.removeVersion(tx, id, viewer.userId);
      if (before && rules.wasClosedFor(before, programme)) await store.endVersion(tx, before.id, null);
      await logAs(tx, viewer, 'programme.withdraw', { kind: 'programme', id });
      return {};
    }),
  );

export const programmesRouter = { programmes: { list, get, loadShipped, save, end, withdraw } };
