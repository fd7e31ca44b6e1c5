import { z } from 'zod';
import { areOwnAgencies } from '#accounts/agencies/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { stageFault } from '#platform/stages.ts';
import {
  byOf,
  inviting,
  locked,
  logged,
  mayAttend,
  mayTakeBack,
  NOT_THEIRS,
  occasionOfPart,
} from '../desk/routes.ts';
import * as rules from '../rules.ts';
import * as shape from '../schema.ts';
import * as store from '../store.ts';

const addSeat = act('participation.keep')
  .input(shape.AddSeat)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { occasionId, seat } }) =>
    db.transaction().execute(async (tx) => {
      const { desk } = await inviting(tx, viewer, occasionId);
      if (seat.isDue && !desk.keepsAll) throw problem('forbidden', DUE);
      if (seat.unitId && !(await areOwnAgencies(tx, viewer.office.id, [seat.unitId])))
        throw problem('notFound');
      await store.insertSeats(tx, byOf(viewer), occasionId, [seat]);
      await logAs(tx, viewer, 'participation.addSeat', logged(occasionId));
      return {};
    }),
  );

const takeSeatOut = act('participation.keep')
  .input(z.object({ seatId: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { seatId } }) =>
    db.transaction().execute(async (tx) => {
      const occasionId = await occasionOfPart(tx, viewer, 'occasionSeat', seatId);
      const { desk, occasion } = await inviting(tx, viewer, occasionId);
      const seat = occasion.seats.find(({ id }) => id === seatId);
      if (seat?.isDue && !desk.keepsAll) throw problem('forbidden', DUE);
      if (seat?.standing.wasAsked)
        throw problem('conflict', 'Chỗ này đã ghi lời mời. Rút lời mời ghi nhầm trước rồi mới bỏ được.');
      if (!(await store.takeOut(tx, 'occasionSeat', { id: seatId, by: viewer.userId, on: viewer.today })))
        throw problem('conflict', 'Dòng này đã được bỏ trước đó.');
      await logAs(tx, viewer, 'participation.takeSeatOut', logged(occasionId));
      return {};
    }),
  );

const DUE = 'Ai phải được mời do Văn phòng hoặc người thay mặt trường ghi. Chưa có gì được lưu.';

const invite = act('participation.keep')
  .input(shape.TakeStep)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const occasionId = await occasionOfPart(tx, viewer, 'occasionSeat', input.seatId);
      const { occasion } = await inviting(tx, viewer, occasionId);
      // Who is told of it afterwards was not asked to it.
      if (input.on > rules.endOf(occasion))
        throw problem('conflict', 'Ngày ấy cuộc đã kết thúc nên không còn là lời mời. Kiểm tra lại ngày.');
      await record(tx, viewer, occasion, { ...input, to: 'asked', saysYes: null });
      return {};
    }),
  );

const attend = act('participation.attend')
  .input(shape.AttendStep)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const occasionId = await occasionOfPart(tx, viewer, 'occasionSeat', input.seatId);
      const { desk, occasion } = await locked(tx, viewer, occasionId);
      const seat = occasion.seats.find(({ id }) => id === input.seatId);
      if (!seat) throw problem('notFound');
      if (!mayAttend(desk, viewer, seat)) throw problem('forbidden', NOT_THEIRS);
      if (input.to === 'met' && input.on < occasion.startsOn)
        throw problem('conflict', 'Cuộc này chưa diễn ra vào ngày ấy. Ghi kết quả dự từ ngày bắt đầu.');
      if (input.to === 'met' && !input.saysYes && !input.note) throw problem('badInput', 'Ghi lý do vắng.');
      await record(tx, viewer, occasion, input);
      return {};
    }),
  );

type Recorded = Omit<shape.AttendStep, 'to' | 'saysYes'> & { to: shape.SeatStage; saysYes: boolean | null };

/** One step, where the place still stands at the stage that was seen: late or a second time it changes nothing. */
async function record(tx: Tx, viewer: Viewer, { id, seats }: shape.Occasion, input: Recorded): Promise<void> {
  const { seatId, from, to, on, paper, note, saysYes } = input;
  const steps = seats.find((seat) => seat.id === seatId)?.steps;
  if (!steps) throw problem('notFound');
  const fault = stageFault(rules.seatStages, rules.valid(steps), { from, to, on }, viewer.today);
  if (fault) throw problem('conflict', fault);
  const of = { officeId: viewer.office.id, seatId, byUser: viewer.userId, agencyId: viewer.agency.id };
  await store.insertStep(tx, { ...of, stage: to, on, paper, saysYes, note });
  await logAs(tx, viewer, `participation.${to}`, logged(id), { seatId });
}

/** What was recorded of a place in error: it begins anew, and the error stays to be seen. */
const takeBack = act('participation.keep')
  .input(shape.TakeStep.pick({ seatId: true, from: true }).extend({ why: z.string().trim().min(3).max(500) }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { seatId, from, why } }) =>
    db.transaction().execute(async (tx) => {
      const occasionId = await occasionOfPart(tx, viewer, 'occasionSeat', seatId);
      const { desk, occasion } = await locked(tx, viewer, occasionId);
      const seat = occasion.seats.find(({ id }) => id === seatId);
      if (!seat) throw problem('notFound');
      if (seat.standing.stage === from && from && !mayTakeBack(desk, viewer, occasion, seat))
        throw problem('forbidden', 'Chỉ rút được lời mời do chính cơ quan mình ghi. Chưa có gì được lưu.');
      if (from === null || seat.standing.stage !== from)
        throw problem('conflict', 'Chỗ này vừa được người khác ghi. Tải lại trang rồi xem lại.');
      const of = { officeId: viewer.office.id, seatId, byUser: viewer.userId, agencyId: viewer.agency.id };
      const nothing = { stage: null, paper: null, saysYes: null };
      await store.insertStep(tx, { ...of, ...nothing, on: viewer.today, note: why });
      await logAs(tx, viewer, 'participation.takeBack', logged(occasionId), { seatId });
      return {};
    }),
  );

export const seatActs = { addSeat, takeSeatOut, invite, attend, takeBack };
