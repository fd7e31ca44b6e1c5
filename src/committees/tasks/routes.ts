import { formatDate } from '@dondoc/vietnamese';
import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { nameOn } from '#accounts/rules.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { pastFault } from '#directives/due-words/rules.ts';
import { layPlanned } from '#directives/planning/store.ts';
import { tell } from '#inbox/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { keepsCommittee } from '../deciding/rules.ts';
import { HELD_MEETING } from '../meetings/rules.ts';
import { committeeOfMeeting } from '../meetings/store.ts';
import { membersOn } from '../membership/rules.ts';
import { membersOf } from '../membership/store.ts';
import * as shape from '../schema.ts';
import { type CommitteeRow, lockCommittee } from '../store.ts';
import * as store from './store.ts';

const NOTHING = 'Chưa có gì được lưu.';

const add = act('committee.meet')
  .input(shape.NewTask)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const officeId = viewer.office.id;
      const committee = await lockCommittee(tx, officeId, input.committeeId);
      if (!committee || !keepsCommittee(viewer, committee.drafterId)) throw problem('notFound');
      const member = input.seat ? await seatNow(tx, viewer, committee, input.seat) : null;
      if (input.meetingId && (await committeeOfMeeting(tx, officeId, input.meetingId)) !== committee.id)
        throw problem('notFound');
      const [id = ''] = await store.insertTasks(tx, [
        { ...input, officeId, decisionId: null, givenOn: viewer.today, madeBy: viewer.userId },
      ]);
      if (member)
        await tell(
          tx,
          { roles: ['contact', 'head'], agencyIds: [member.agencyId] },
          {
            ...{ officeId, key: `committeeTask:${id}`, kind: 'committee' },
            title: `${committee.name} giao việc cho ${member.positionTitle}`,
            ...{ link: `/ban-chi-dao/${committee.id}`, subject: { kind: 'committee', id: committee.id } },
          },
        );
      await logAs(tx, viewer, 'committee.task', { kind: 'committee-task', id });
      return { id };
    }),
  );

async function seatNow(tx: Tx, viewer: Viewer, { id }: CommitteeRow, seat: string) {
  const member = membersOn(await membersOf(tx, [id]), viewer.today).find((one) => one.seat === seat);
  if (!member)
    throw problem('badInput', `Người này không còn là thành viên. ${NOTHING} Chọn lại thành viên.`);
  return member;
}

/** An open task with its committee locked; that of a member is the member's agency's to end too. */
async function openTask(tx: Tx, viewer: Viewer, id: string) {
  const committeeId = await store.committeeOfTask(tx, viewer.office.id, id);
  const committee = committeeId && (await lockCommittee(tx, viewer.office.id, committeeId));
  if (!committee) throw problem('notFound');
  const task = await store.findTask(tx, id);
  const members = membersOn(await membersOf(tx, [committee.id]), viewer.today);
  const isMembers = members.some(({ seat, agencyId }) => seat === task.seat && agencyId === viewer.agency.id);
  if (!keepsCommittee(viewer, committee.drafterId) && !isMembers) throw problem('notFound');
  if (task.isHeld) throw problem('conflict', HELD_MEETING);
  if (task.endedOn) throw problem('conflict', 'Việc này đã được ghi kết thúc. Chưa có gì thay đổi thêm.');
  if (task.directiveCode)
    throw problem(
      'conflict',
      `Việc này đã thành nhiệm vụ ${task.directiveCode}. Chưa có gì được thay đổi; báo cáo tại nhiệm vụ ấy.`,
    );
  return { task, committee };
}

const end = act('committee.meet')
  .input(shape.EndTask)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, as, on, note } }) =>
    db.transaction().execute(async (tx) => {
      const { task, committee } = await openTask(tx, viewer, id);
      if (as === 'dropped' && !keepsCommittee(viewer, committee.drafterId))
        throw problem(
          'forbidden',
          'Việc do Ban Chỉ đạo giao, thành viên không tự thôi. Chưa có gì thay đổi.',
        );
      if (as === 'dropped' && !note) throw problem('badInput', `Ghi lý do thôi giao việc này. ${NOTHING}`);
      if (on > viewer.today || on < task.givenOn)
        throw problem('badInput', `Ngày ghi phải từ ngày giao việc đến hôm nay. ${NOTHING} Ghi lại ngày.`);
      await store.endTask(tx, id, { on, as, note, by: viewer.userId });
      await logAs(tx, viewer, 'committee.endTask', { kind: 'committee-task', id }, { as });
      return {};
    }),
  );

/** A task becomes a directive, whose origin is the committee; from then on it is followed there. */
const direct = act('directive.enter')
  .input(shape.DirectTask)
  .output(z.object({ code: z.string() }))
  .handler(({ context: { db, viewer }, input: { id, leadId, dueOn } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const { task, committee } = await openTask(tx, viewer, id);
      const past = dueOn ? pastFault(dueOn, viewer.today) : null;
      if (past) throw problem('badInput', `${past} Chưa có gì được giao.`);
      const directive = await layPlanned(tx, viewer, {
        ...{ planTitle: originOf(committee, task, dueOn), number: null },
        link: `/ban-chi-dao/${committee.id}`,
        ...{ text: task.text, product: null, dueOn, dueOrigin: 'office' },
        actors: [{ role: 'lead', agencyId: leadId, name: await leadName(tx, viewer, leadId) }],
      });
      await store.setDirective(tx, id, { directiveId: directive.id, directedOn: viewer.today });
      await logAs(
        tx,
        viewer,
        'committee.directTask',
        { kind: 'committee-task', id },
        { code: directive.code },
      );
      return { code: directive.code };
    }),
  );

/** The day that the committee first gave goes along, where the directive has another. */
const originOf = ({ name }: CommitteeRow, task: shape.Task, dueOn: string | null): string =>
  `Việc của ${name}${task.dueOn && task.dueOn !== dueOn ? `, hạn đầu ${formatDate(task.dueOn)}` : ''}`;

/** Nothing is laid on a unit: the agency it stands in answers. */
async function leadName(db: Db, viewer: Viewer, id: string): Promise<string> {
  const agency = (await listAgencies(db, viewer.office.id)).find((one) => one.id === id);
  if (!agency || agency.isUnit)
    throw problem('notFound', 'Cơ quan chủ trì không có trong danh bạ. Chưa có gì được giao; chọn lại.');
  return nameOn(agency, viewer.today).name;
}

export const committeeTasksRouter = { committeeTasks: { add, end, direct } };
