import { z } from 'zod';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import type { Agency, Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { deskOf } from '../desk/store.ts';
import { approvedPlan } from '../plan/store.ts';
import { findProgramme, programmesOn } from '../programmes/store.ts';
import type { Desk } from '../schema.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** Own agencies of whoever asks, and those they act for. */
const ownOf = (viewer: Viewer, desk: Desk): string[] => [
  ...new Set([...desk.agencyIds, ...viewer.agencyIds]),
];

const holdOn = (viewer: Viewer, desk: Desk, providerId: string, teaches: boolean): shape.Hold => {
  const provides = desk.agencyIds.includes(providerId);
  return {
    seesAll: desk.seesAll || provides || teaches,
    keeps: provides && may(viewer, 'trainingClass.keep'),
    // A lecturer marks where they teach; the others of the provider everywhere.
    attends: may(viewer, 'trainingClass.attend') && (teaches || (provides && viewer.role !== 'lecturer')),
    agencyIds: desk.isOffice ? [] : ownOf(viewer, desk),
  };
};

/** The class with how whoever asks stands to it; not found for whoever it does not concern. */
export async function classFor(db: Db, viewer: Viewer, id: string) {
  const row = await store.findClass(db, viewer.office.id, id);
  if (!row) throw problem('notFound');
  const desk = await deskOf(db, viewer);
  const teaches = (await store.taughtBy(db, viewer.office.id, viewer.userId)).has(id);
  const hold = holdOn(viewer, desk, row.providerAgencyId, teaches);
  const concerns =
    hold.seesAll || (await store.attendedBy(db, viewer.office.id, ownOf(viewer, desk))).has(id);
  if (!concerns) throw problem('notFound');
  return { row, hold };
}

/** The class, locked, for whoever acts for the body that holds it. */
export async function keptClass(tx: Tx, viewer: Viewer, id: string): Promise<shape.TrainingClass> {
  const { hold } = await classFor(tx, viewer, id);
  if (!hold.keeps)
    throw problem('forbidden', 'Việc này do cơ quan tổ chức lớp làm. Chưa có gì được thay đổi.');
  const row = await store.lockClass(tx, viewer.office.id, id);
  if (!row) throw problem('notFound');
  return row;
}

/** The same while it has not ended. */
export async function goingClass(tx: Tx, viewer: Viewer, id: string): Promise<shape.TrainingClass> {
  const row = await keptClass(tx, viewer, id);
  if (rules.isOver(row))
    throw problem('conflict', 'Lớp đã bế giảng hoặc không tổ chức. Chưa có gì được thay đổi.');
  return row;
}

const rowOf = (
  row: shape.TrainingClass,
  agencies: Agency[],
  today: string,
  next: shape.ClassRow['next'],
): shape.ClassRow => ({
  ...row,
  ...{ state: rules.stateOf(row), next },
  provider: agencyRefOf(agencies, row.providerAgencyId, today),
});

/** The classes of the year's plan as it was approved, each with its provider. */
async function approved(db: Db, officeId: string, year: number): Promise<shape.ToOpen[]> {
  const plan = await approvedPlan(db, officeId, year);
  return (plan?.classes ?? []).flatMap(({ id, provider, ...one }) =>
    provider
      ? [
          {
            ...{ planClassId: id, year, providerAgencyId: provider.agencyId, month: one.month },
            ...{ programmeKey: one.programmeKey, programmeName: one.programmeName },
            ...{ audience: one.audience, ordinal: one.ordinal, heads: one.heads },
          },
        ]
      : [],
  );
}

/** What the providers among these may open of the year's plan. */
async function toOpen(db: Db, viewer: Viewer, desk: Desk, year: number) {
  const officeId = viewer.office.id;
  const own = (await approved(db, officeId, year)).filter(({ providerAgencyId }) =>
    desk.agencyIds.includes(providerAgencyId),
  );
  const open = await Promise.all(
    own.map(({ planClassId }) => store.classOfPlanned(db, officeId, planClassId)),
  );
  return own.filter((_, n) => open[n] === null);
}

/** The classes, of a year or of all, that concern whoever asks. */
export async function classesSeenBy(db: Db, viewer: Viewer, desk: Desk, year?: number) {
  const officeId = viewer.office.id;
  const [all, taught, attended] = await Promise.all([
    store.classesOf(db, officeId, year),
    store.taughtBy(db, officeId, viewer.userId),
    store.attendedBy(db, officeId, ownOf(viewer, desk)),
  ]);
  return all.filter(
    ({ id, providerAgencyId }) =>
      desk.seesAll || desk.agencyIds.includes(providerAgencyId) || taught.has(id) || attended.has(id),
  );
}

const list = act('training.read', 'GET /training/classes', 'Các lớp đào tạo, bồi dưỡng của một năm')
  .input(z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }))
  .output(shape.ClassList)
  .handler(async ({ context: { db, viewer }, input }) => {
    const officeId = viewer.office.id;
    const year = input.year ?? Number(viewer.today.slice(0, 4));
    const desk = await deskOf(db, viewer);
    const [rows, next, agencies] = await Promise.all([
      classesSeenBy(db, viewer, desk, year),
      store.nextSessions(db, officeId, viewer.today),
      listAgencies(db, officeId),
    ]);
    const opens = may(viewer, 'trainingClass.keep');
    const whole = opens ? desk.agencyIds.filter((id) => agencies.some((one) => one.id === id)) : [];
    return {
      year,
      rows: rows.map((row) => rowOf(row, agencies, viewer.today, next.get(row.id) ?? null)),
      providers: whole
        .filter((id) => !agencies.find((one) => one.id === id)?.isUnit)
        .map((id) => agencyRefOf(agencies, id, viewer.today)),
      programmes: opens
        ? (await programmesOn(db, officeId, viewer.today)).map(({ id, key, name }) => ({ id, key, name }))
        : [],
      toOpen: opens ? await toOpen(db, viewer, desk, year) : [],
    };
  });

const get = act('training.read', 'GET /training/classes/{id}', 'Một lớp đào tạo, bồi dưỡng')
  .input(z.object({ id: z.uuid() }))
  .output(shape.ClassView)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const { row, hold } = await classFor(db, viewer, id);
    const next = await store.nextSessions(db, viewer.office.id, viewer.today);
    const programme = row.programmeId && (await findProgramme(db, viewer.office.id, row.programmeId));
    const agencies = await listAgencies(db, viewer.office.id);
    return {
      ...{ row: rowOf(row, agencies, viewer.today, next.get(id) ?? null), hold },
      programme: programme
        ? {
            ...{ hours: programme.data.hours, sizeTo: programme.data.sizeTo },
            certificateBy: programme.data.certificateBy,
          }
        : null,
      mayRemove: hold.keeps && rules.stateOf(row) === 'planned' && !(await store.isUsed(db, id)),
    };
  });

const make = act('trainingClass.keep')
  .input(shape.NewClass)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const officeId = viewer.office.id;
      await lockOffice(tx, officeId);
      const desk = await deskOf(tx, viewer);
      if (!desk.agencyIds.includes(input.providerAgencyId))
        throw problem('forbidden', 'Mỗi cơ quan mở lớp của mình. Chưa có gì được thay đổi.');
      await withPlan(tx, viewer, input);
      if (input.programmeId && !(await findProgramme(tx, officeId, input.programmeId)))
        throw problem('notFound');
      if (await store.codeTaken(tx, officeId, input.code))
        throw problem(
          'conflict',
          `Mã lớp «${input.code}» đã có ở lớp khác. Ghi mã khác; chưa có gì được lưu.`,
        );
      const id = await store.insertClass(tx, { officeId, madeBy: viewer.userId }, input);
      await logAs(
        tx,
        viewer,
        'trainingClass.make',
        { kind: 'training-class', id },
        { planned: input.planClassId !== null },
      );
      return { id };
    }),
  );

/** A class of the plan is opened once, by its provider; one beyond the plan says why. */
async function withPlan(tx: Tx, viewer: Viewer, input: shape.NewClass) {
  if (!input.planClassId) {
    if (!input.beyondReason)
      throw problem('badInput', 'Lớp ngoài kế hoạch cần có lý do. Ghi lý do; chưa có gì được lưu.');
    return;
  }
  const planned = await approved(tx, viewer.office.id, input.year);
  const one = planned.find(({ planClassId }) => planClassId === input.planClassId);
  if (!one || one.providerAgencyId !== input.providerAgencyId)
    throw problem(
      'refused',
      'Lớp này không có trong kế hoạch đã duyệt của đơn vị. Tải lại trang; chưa có gì được lưu.',
    );
  const opened = await store.classOfPlanned(tx, viewer.office.id, input.planClassId);
  if (opened)
    throw problem('conflict', `Lớp này của kế hoạch đã được lập, mã ${opened}. Chưa có gì được lưu.`);
}

const change = act('trainingClass.keep')
  .input(shape.ClassChange)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, ...changes } }) =>
    db.transaction().execute(async (tx) => {
      await goingClass(tx, viewer, id);
      await store.updateClass(tx, id, changes);
      await logAs(tx, viewer, 'trainingClass.change', { kind: 'training-class', id });
      return {};
    }),
  );

const step = act('trainingClass.keep')
  .input(shape.ClassStep)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const { id } = input;
      const row = await keptClass(tx, viewer, id);
      orThrow(rules.stepping(row, input, viewer.today, await store.lastHeld(tx, id)));
      await store.updateClass(tx, id, rules.stepped(input));
      await logAs(tx, viewer, 'trainingClass.step', { kind: 'training-class', id }, { step: input.step });
      return {};
    }),
  );

const remove = act('trainingClass.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      const row = await keptClass(tx, viewer, id);
      if (rules.stateOf(row) !== 'planned' || (await store.isUsed(tx, id)))
        throw problem(
          'conflict',
          'Lớp đã có quyết định mở, học viên hoặc buổi học nên không bỏ được. Ghi «Không tổ chức» nếu lớp không mở nữa.',
        );
      await store.removeClass(tx, id, viewer.userId);
      await logAs(tx, viewer, 'trainingClass.remove', { kind: 'training-class', id });
      return {};
    }),
  );

export const trainingClassesRouter = { trainingClasses: { list, get, make, change, step, remove } };
