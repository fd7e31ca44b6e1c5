import { formatDate } from '@dondoc/vietnamese';
import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { planningDesk } from '../desk/routes.ts';
import * as rules from '../needs/rules.ts';
import * as shape from '../needs/schema.ts';
import * as store from '../needs/store.ts';

const openCall = act('trainingCall.open')
  .input(shape.NewCall)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await planningDesk(tx, viewer);
      orThrow(rules.deadlineOn(input.dueOn, viewer.today));
      const officeId = viewer.office.id;
      const opened = { openedBy: viewer.userId, openedOn: viewer.today };
      const id = await store.insertCall(tx, { officeId, ...input, ...opened });
      if (!id) throw problem('conflict', `Năm ${input.year} đã có đợt đề nghị nhu cầu. Chưa có gì thay đổi.`);
      await tellAgencies(tx, viewer, `training-call:${id}`, `Đề nghị gửi nhu cầu năm ${input.year}`, input);
      const detail = { year: input.year, dueOn: input.dueOn };
      await logAs(tx, viewer, 'trainingCall.open', { kind: 'training-call', id }, detail);
      return { id };
    }),
  );

/** Contact and head of every body that is asked. */
async function tellAgencies(
  tx: Tx,
  viewer: Viewer,
  key: string,
  title: string,
  { year, dueOn, note = null }: { year: number; dueOn: string; note?: string | null },
): Promise<void> {
  const asked = rules.askedOn(await listAgencies(tx, viewer.office.id), viewer.today);
  await tell(
    tx,
    { roles: ['contact', 'head'], agencyIds: asked.map(({ id }) => id) },
    {
      ...{ officeId: viewer.office.id, key, kind: 'trainingCall', subject: null },
      title: `${title} về đào tạo, bồi dưỡng, hạn ${formatDate(dueOn)}`,
      ...(note ? { body: note } : {}),
      link: `/dao-tao/nhu-cau?nam=${year}`,
    },
  );
}

async function lockedCall(tx: Tx, viewer: Viewer, year: number): Promise<store.CallRow> {
  const call = await store.lockCall(tx, viewer.office.id, year);
  if (!call) throw problem('notFound', `Năm ${year} chưa có đợt đề nghị nhu cầu. Chưa có gì được lưu.`);
  return call;
}

/** The call as long as it takes needs. */
export async function openedCall(tx: Tx, viewer: Viewer, year: number): Promise<store.CallRow> {
  const call = await lockedCall(tx, viewer, year);
  orThrow(rules.answering(call, viewer.today));
  return call;
}

const setDue = act('trainingCall.open')
  .input(shape.NewCall.omit({ note: true }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { year, dueOn } }) =>
    db.transaction().execute(async (tx) => {
      await planningDesk(tx, viewer);
      orThrow(rules.deadlineOn(dueOn, viewer.today));
      const call = await lockedCall(tx, viewer, year);
      await store.setDue(tx, call.id, dueOn);
      const title = `Hạn mới gửi nhu cầu năm ${year}`;
      await tellAgencies(tx, viewer, `training-call:${call.id}:${dueOn}`, title, { year, dueOn });
      const detail = { year, dueOn, before: call.dueOn };
      await logAs(tx, viewer, 'trainingCall.setDue', { kind: 'training-call', id: call.id }, detail);
      return {};
    }),
  );

const closeCall = act('trainingCall.open')
  .input(shape.OfYear)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { year } }) =>
    db.transaction().execute(async (tx) => {
      await planningDesk(tx, viewer);
      const call = await openedCall(tx, viewer, year);
      await store.closeCall(tx, call.id, viewer.userId, viewer.today);
      await logAs(tx, viewer, 'trainingCall.close', { kind: 'training-call', id: call.id }, { year });
      return {};
    }),
  );

/** What the desk does with a year's call. */
export const callActs = { openCall, setDue, closeCall };
