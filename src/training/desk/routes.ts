import { z } from 'zod';
import { areOwnAgencies } from '#accounts/agencies/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { type Desk, DeskView, TrainingSetting } from '../schema.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** The desk of whoever writes what is the plan's, or a refusal. */
export async function planningDesk(db: Db, viewer: Viewer): Promise<Desk> {
  const desk = await store.deskOf(db, viewer);
  if (!desk.mayPlan)
    throw problem(
      'forbidden',
      'Việc này do cơ quan thống nhất kế hoạch đào tạo, bồi dưỡng làm. Chưa có gì được thay đổi.',
    );
  return desk;
}

/** The desk of whoever acts for an agency, as its own or for the plan, or a refusal. */
export async function deskFor(db: Db, viewer: Viewer, agencyId: string): Promise<Desk> {
  const desk = await store.deskOf(db, viewer);
  if (!desk.mayPlan && !desk.agencyIds.includes(agencyId))
    throw problem('forbidden', 'Việc này do cơ quan ấy làm. Chưa có gì được thay đổi.');
  return desk;
}

const get = act(
  'training.read',
  'GET /training/desk',
  'Cơ quan thống nhất, thẩm định, tham gia kế hoạch đào tạo',
)
  .input(z.object({}))
  .output(DeskView)
  .handler(async ({ context: { db, viewer } }) => ({
    ...(await store.deskOf(db, viewer)),
    members: await store.membersOf(db, viewer),
  }));

const setMember = act('trainingDesk.set')
  .input(shape.SetMember)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const officeId = viewer.office.id;
      if (!(await areOwnAgencies(tx, officeId, [input.agencyId]))) throw problem('notFound');
      await store.setMember(tx, { officeId, setBy: viewer.userId }, input);
      const { agencyId: id, part } = input;
      await logAs(tx, viewer, 'trainingDesk.set', { kind: 'agency', id }, { part: part ?? 'none' });
      return {};
    }),
  );

const setting = act('training.read')
  .input(z.object({}))
  .output(TrainingSetting)
  .handler(({ context: { db, viewer } }) => store.readSetting(db, viewer.office.id));

const saveSetting = act('trainingSetting.keep')
  .input(TrainingSetting)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await planningDesk(tx, viewer);
      const shares = Object.values(input.balance?.shares ?? {}).reduce((sum, one) => sum + one, 0);
      if (input.balance && Math.abs(shares - 100) > 0.001)
        throw problem('badInput', 'Cơ cấu tiết mục tiêu cộng lại phải bằng 100 %. Chưa có gì được lưu.');
      const officeId = viewer.office.id;
      await store.saveSetting(tx, { officeId, setBy: viewer.userId }, input);
      await logAs(tx, viewer, 'trainingSetting.save', { kind: 'office', id: officeId });
      return {};
    }),
  );

export const trainingDeskRouter = { trainingDesk: { get, setMember, setting, saveSetting } };
