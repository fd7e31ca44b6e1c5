import { z } from 'zod';
import { agencyRefOf, areOwnAgencies, listAgencies } from '#accounts/agencies/store.ts';
import type { AgencyRef, Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { anyCodeTaken } from '#directives/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { stageFault } from '#platform/stages.ts';
import { curveOf } from '../curve/rules.ts';
import { deskFor, keepingDesk } from '../desk/routes.ts';
import { lockFacility } from '../facilities/store.ts';
import { reached, stageSteps, stageTable } from '../milestones/rules.ts';
import { NewStep, NewStepPlan, TakeBack } from '../milestones/schema.ts';
import { insertPlan, insertStep } from '../milestones/store.ts';
import { dueOfCut, entering, linesOf, reversing, sumsOf, until } from '../money/rules.ts';
import { NewEntry, Reversal } from '../money/schema.ts';
import { closedPeriods, insertEntry, itemOfEntry } from '../money/store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** How agencies are called on a day; none where there is no id. */
export async function namesOn(db: Db, officeId: string, day: string) {
  const agencies = await listAgencies(db, officeId);
  return (id: string | null): AgencyRef | null => (id === null ? null : agencyRefOf(agencies, id, day));
}

export function dayAsked(viewer: Viewer, asOf: string | undefined): string {
  const day = asOf ?? viewer.today;
  if (day > viewer.today)
    throw problem('badInput', 'Ngày xem số liệu ở sau hôm nay. Chọn ngày từ hôm nay trở về trước.');
  return day;
}

/** All that whoever asks may see, at the end of a day. */
export async function itemsFor(db: Db, viewer: Viewer, asked: shape.ItemsAsk): Promise<shape.ItemsView> {
  const desk = await deskFor(db, viewer);
  const day = dayAsked(viewer, asked.asOf);
  const known = (await store.itemsOn(db, desk.school.id, day)).filter((one) => store.concerns(desk, one));
  const refOf = await namesOn(db, viewer.office.id, day);
  const entries = known.flatMap((one) => one.entries);
  const told = until(entries, day);
  const { year, source } = asked;
  const asks = (line: { year: number; source: string }) =>
    (year === undefined || line.year === year) && (source === undefined || line.source === source);
  return {
    ...{ school: desk.school, day, isWhole: desk.seesAll, mayKeep: desk.mayKeep },
    items: known.map((one) => rules.itemOn(one, day, refOf, { year, source })).toSorted(rules.byUrgency),
    total: sumsOf(told, { year, source }),
    lines: linesOf(told).filter(asks),
    curve: curveOf(
      entries.filter(
        (one) => one.year === null || one.source === null || asks({ year: one.year, source: one.source }),
      ),
      day,
    ),
  };
}

const list = act(
  'investment.read',
  'GET /investments',
  'Hạng mục đầu tư của trường: kế hoạch, phân bổ, giải ngân',
)
  .input(shape.ItemsAsk)
  .output(shape.ItemsView)
  .handler(({ context: { db, viewer }, input }) => itemsFor(db, viewer, input));

const get = act('investment.read', 'GET /investments/{id}', 'Một hạng mục đầu tư với từng khoản tiền và mốc')
  .input(shape.ItemAsk)
  .output(shape.ItemView)
  .handler(async ({ context: { db, viewer }, input: { id, asOf } }) => {
    const desk = await deskFor(db, viewer);
    const day = dayAsked(viewer, asOf);
    const [known] = await store.itemsOn(db, desk.school.id, day, [id]);
    if (!known || !store.concerns(desk, known)) throw problem('notFound');
    const refOf = await namesOn(db, viewer.office.id, day);
    const entries = until(known.entries, day);
    return {
      ...{ school: desk.school, day, mayKeep: desk.mayKeep },
      item: rules.itemOn(known, day, refOf),
      lines: linesOf(entries),
      entries: entries.map(({ madeBy: _, ...entry }) => entry),
      steps: known.steps.filter(({ onDay }) => onDay <= day),
      milestones: rules.milestonesOn(known, day, refOf),
      curve: curveOf(known.entries, day),
      closed: [...(await closedPeriods(db, desk.school.id))],
    };
  });

/** The item that is being written to, locked; whoever writes acts for the school or the office. */
async function writing(tx: Tx, viewer: Viewer, id: string) {
  const desk = await keepingDesk(tx, viewer);
  const known = await store.lockItem(tx, desk.school.id, id);
  if (!known) throw problem('notFound');
  return { desk, known };
}

const about = (id: string) => ({ kind: 'investment', id });

const save = act('investment.keep')
  .input(shape.NewItem)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { id, code, ...version } }) =>
    db.transaction().execute(async (tx) => {
      // Two at once would both find the code free.
      await lockOffice(tx, viewer.office.id);
      const desk = await keepingDesk(tx, viewer);
      await checkNamed(tx, viewer, desk.school.id, version);
      const taken = await store.itemByCode(tx, viewer.office.id, code);
      if (taken && taken !== id)
        throw problem('conflict', `Mã ${code} đã có hạng mục khác dùng. Chưa có gì được lưu. Chọn mã khác.`);
      const place = { officeId: viewer.office.id, schoolId: desk.school.id, madeBy: viewer.userId };
      if (id) await writing(tx, viewer, id);
      const itemId = id ?? (await store.insertItem(tx, place, code, viewer.today));
      if (id) await store.setCode(tx, id, code);
      await store.insertVersion(tx, itemId, version, { madeBy: viewer.userId, saidOn: viewer.today });
      await logAs(tx, viewer, id ? 'investment.change' : 'investment.add', about(itemId));
      return { id: itemId };
    }),
  );

/** Agencies and facilities of this office's own. */
async function checkNamed(
  tx: Tx,
  viewer: Viewer,
  schoolId: string,
  { ownerId, coordinatingIds, facilityId, directiveCode }: Omit<shape.NewItem, 'id' | 'code'>,
): Promise<void> {
  const agencies = [...coordinatingIds, ...(ownerId ? [ownerId] : [])];
  if (!(await areOwnAgencies(tx, viewer.office.id, [...new Set(agencies)]))) throw problem('notFound');
  // Locked, so that it is not taken out between the look and the write.
  if (facilityId && !(await lockFacility(tx, schoolId, facilityId)))
    throw problem(
      'refused',
      'Cơ sở vật chất này không còn trong danh sách của trường. Chưa có gì được lưu. Chọn cơ sở khác.',
    );
  if (directiveCode && !(await anyCodeTaken(tx, viewer.office.id, [directiveCode])))
    throw problem(
      'badInput',
      `Không có nhiệm vụ mã ${directiveCode}. Chưa có gì được lưu. Ghi đúng mã ở trang Nhiệm vụ, ví dụ TB118-2023-3.7.`,
    );
}

const remove = act('investment.keep')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      // An import holds this lock alone: it does not write to an item that goes.
      await lockOffice(tx, viewer.office.id);
      const { known } = await writing(tx, viewer, id);
      const { plan, allocation, disbursement } = sumsOf(known.entries);
      if (reached(known.steps).length > 0 || [plan, allocation, disbursement].some((sum) => sum !== '0'))
        throw problem(
          'refused',
          'Hạng mục đã có tiền hoặc đã qua một mốc nên không bỏ được. Chưa có gì thay đổi. Huỷ các dòng ghi nhầm trước.',
        );
      await store.removeItem(tx, id, viewer.userId, viewer.today);
      await logAs(tx, viewer, 'investment.remove', about(id));
      return {};
    }),
  );

const enter = act('investment.keep')
  .input(NewEntry)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      // A period is not closed between the look and the write.
      await lockOffice(tx, viewer.office.id);
      const { desk, known } = await writing(tx, viewer, input.itemId);
      const closed = await closedPeriods(tx, desk.school.id);
      const added = { ...input, dueOn: orThrow(dueOfCut(known.entries, input)) };
      orThrow(entering(known.entries, closed, added, viewer.today));
      const id = await insertEntry(tx, { ...added, reversesId: null, madeBy: viewer.userId });
      await logAs(tx, viewer, 'investment.enter', about(input.itemId), { entry: id, kind: input.kind });
      return { id };
    }),
  );

const reverse = act('investment.keep')
  .input(Reversal)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { id, onDay, reason } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const itemId = await itemOfEntry(tx, id);
      if (!itemId) throw problem('notFound');
      const { desk, known } = await writing(tx, viewer, itemId);
      const closed = await closedPeriods(tx, desk.school.id);
      const taken = orThrow(reversing(known.entries, closed, { id, onDay }, viewer.today));
      const row = { ...taken, itemId, note: reason, reversesId: id, madeBy: viewer.userId };
      const made = await insertEntry(tx, row);
      await logAs(tx, viewer, 'investment.reverse', about(itemId), { entry: id });
      return { id: made };
    }),
  );

const step = act('investment.keep')
  .input(NewStep)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { itemId, from, to, onDay, paper, note } }) =>
    db.transaction().execute(async (tx) => {
      const { known } = await writing(tx, viewer, itemId);
      const fault = stageFault(stageTable, stageSteps(known.steps), { from, to, on: onDay }, viewer.today);
      if (fault) throw problem('conflict', `${fault} Chưa có gì thay đổi.`);
      const row = { itemId, stage: to, onDay, paper, note, takesBackId: null, madeBy: viewer.userId };
      const id = await insertStep(tx, row);
      await logAs(tx, viewer, 'investment.step', about(itemId), { stage: to });
      return { id };
    }),
  );

const takeBack = act('investment.keep')
  .input(TakeBack)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { itemId, from, reason } }) =>
    db.transaction().execute(async (tx) => {
      const { known } = await writing(tx, viewer, itemId);
      const last = reached(known.steps).at(-1);
      if (last?.stage !== from)
        throw problem(
          'conflict',
          'Mốc này không còn là mốc ghi sau cùng. Chưa có gì thay đổi. Tải lại trang.',
        );
      const { stage, onDay } = last;
      const row = { itemId, stage, onDay, paper: null, note: reason, takesBackId: last.id };
      await insertStep(tx, { ...row, madeBy: viewer.userId });
      await logAs(tx, viewer, 'investment.takeBack', about(itemId), { stage });
      return {};
    }),
  );

const planStep = act('investment.keep')
  .input(NewStepPlan)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const { known } = await writing(tx, viewer, input.itemId);
      if (input.agencyId && !(await areOwnAgencies(tx, viewer.office.id, [input.agencyId])))
        throw problem('notFound');
      if (reached(known.steps).some(({ stage }) => stage === input.stage))
        throw problem(
          'refused',
          'Mốc này đã qua nên không đặt lại ngày dự kiến. Chưa có gì được lưu. Ghi nhầm thì bỏ mốc ghi nhầm trước.',
        );
      const before = known.plans.findLast(({ stage }) => stage === input.stage);
      if (before?.plannedOn && before.plannedOn !== input.plannedOn && !input.reason)
        throw problem('badInput', 'Đổi ngày dự kiến thì ghi vì sao. Chưa có gì được lưu.');
      await insertPlan(tx, { ...input, saidOn: viewer.today, madeBy: viewer.userId });
      await logAs(tx, viewer, 'investment.planStep', about(input.itemId), { stage: input.stage });
      return {};
    }),
  );

export const itemsRouter = {
  investments: { list, get, save, remove, enter, reverse, step, takeBack, planStep },
};
