import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { insertReading } from '#directives/review/store.ts';
import { summariesOf } from '#directives/store.ts';
import { insertMeeting, setMeetingDocument } from '#documents/meetings/store.ts';
import { takeIn } from '#documents/routes.ts';
import { printed } from '#documents/templates/store.ts';
import { tell } from '#inbox/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { decisionStanding, keepsCommittee } from '../deciding/rules.ts';
import { decisionsOf } from '../deciding/store.ts';
import { kindLabels, standingLabels } from '../labels.ts';
import { inOrder, membersOn } from '../membership/rules.ts';
import { membersOf } from '../membership/store.ts';
import { conclusionNotice } from '../papers/forms.ts';
import { namesOn } from '../papers/store.ts';
import * as shape from '../schema.ts';
import { type CommitteeRow, lockCommittee, visibleCommittees } from '../store.ts';
import { tasksOf } from '../tasks/store.ts';
import { firstAgenda, HELD_MEETING } from './rules.ts';
import * as store from './store.ts';

async function kept(tx: Tx, viewer: Viewer, committeeId: string): Promise<CommitteeRow> {
  const committee = await lockCommittee(tx, viewer.office.id, committeeId);
  if (!committee || !keepsCommittee(viewer, committee.drafterId)) throw problem('notFound');
  return committee;
}

/** What the next meeting would be about: open tasks, the directive that asks for the committee, what is undecided. */
const agenda = act('committee.meet')
  .input(z.object({ committeeId: z.uuid() }))
  .output(z.object({ lines: z.array(z.string()) }))
  .handler(async ({ context: { db, viewer }, input: { committeeId } }) => {
    const [committee] = await visibleCommittees(db, sees(viewer), viewer.today, committeeId);
    if (!committee) throw problem('notFound');
    return { lines: await agendaOf(db, viewer, committee) };
  });

async function agendaOf(db: Db, viewer: Viewer, committee: CommitteeRow): Promise<string[]> {
  const ids = committee.directiveId ? [committee.directiveId] : [];
  const directives = (await summariesOf(db, sees(viewer), ids, viewer.today)).filter(
    ({ standing }) => standing.state !== 'done',
  );
  const undecided = (await decisionsOf(db, [committee.id])).flatMap(({ kind, steps, startedOn }) => {
    const { stage } = decisionStanding(steps, startedOn, viewer.today);
    return stage === 'decided' ? [] : [`${kindLabels[kind]}: ${standingLabels[stage ?? ''].toLowerCase()}`];
  });
  return firstAgenda({ tasks: await tasksOf(db, [committee.id]), directives, undecided });
}

const add = act('committee.meet')
  .input(shape.NewMeeting)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const committee = await kept(tx, viewer, input.committeeId);
      const members = membersOn(await membersOf(tx, [committee.id]), input.heldOn);
      if (members.length === 0)
        throw problem(
          'refused',
          'Ngày họp chưa có thành viên nào theo quyết định. Chưa có gì được lưu; chọn ngày từ khi quyết định có hiệu lực.',
        );
      const at = { officeId: viewer.office.id, madeBy: viewer.userId };
      const { title, heldOn, place } = input;
      const meeting = { title, heldOn, place, organiserId: committee.drafterId, documentId: null };
      const id = await insertMeeting(tx, at, meeting);
      await store.tieMeeting(tx, { officeId: at.officeId, meetingId: id, committeeId: committee.id });
      const record = { officeId: at.officeId, meetingId: id, byUser: viewer.userId };
      await store.addRecord(tx, { ...record, kind: 'agenda', lines: input.agenda });
      await tell(
        tx,
        { roles: ['contact', 'head'], agencyIds: [...new Set(members.map(({ agencyId }) => agencyId))] },
        {
          ...{ officeId: at.officeId, key: `committeeMeeting:${id}`, kind: 'committee' },
          ...{ title: `${committee.name}: ${title}`, link: `/ban-chi-dao/${committee.id}` },
          // With the notice made of it, its title goes out of sight.
          subject: { kind: 'meeting', id },
        },
      );
      await logAs(tx, viewer, 'committee.meet', { kind: 'meeting', id });
      return { id };
    }),
  );

/** A meeting with its committee locked, for whoever keeps it. */
async function meetingFor(tx: Tx, viewer: Viewer, meetingId: string) {
  const committeeId = await store.committeeOfMeeting(tx, viewer.office.id, meetingId);
  if (!committeeId) throw problem('notFound');
  const committee = await kept(tx, viewer, committeeId);
  const meetings = await store.meetingsOfCommittees(tx, viewer.office.id, [committeeId]);
  const meeting = meetings.find(({ id }) => id === meetingId);
  if (!meeting) throw problem('notFound');
  if (meeting.isHeld) throw problem('conflict', HELD_MEETING);
  return { committee, meeting };
}

const record = act('committee.meet')
  .input(shape.SaveRecord)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const { meeting } = await meetingFor(tx, viewer, input.meetingId);
      if (input.kind === 'conclusions' && meeting.documentId)
        throw problem(
          'conflict',
          'Kết luận đã thành văn bản nên không sửa ở đây nữa. Chưa có gì được lưu; sửa khi rà soát văn bản.',
        );
      if (input.kind !== 'agenda' && meeting.heldOn > viewer.today)
        throw problem('refused', 'Cuộc họp chưa diễn ra. Chưa có gì được lưu.');
      await store.addRecord(tx, { ...input, officeId: viewer.office.id, byUser: viewer.userId });
      await logAs(
        tx,
        viewer,
        'committee.record',
        { kind: 'meeting', id: meeting.id },
        { record: input.kind, lines: input.lines.length },
      );
      return {};
    }),
  );

const attend = act('committee.meet')
  .input(shape.SetAttendance)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { meetingId, attendance } }) =>
    db.transaction().execute(async (tx) => {
      const { committee, meeting } = await meetingFor(tx, viewer, meetingId);
      if (meeting.heldOn > viewer.today)
        throw problem('refused', 'Cuộc họp chưa diễn ra nên chưa điểm danh. Chưa có gì được lưu.');
      const members = inOrder(membersOn(await membersOf(tx, [committee.id]), meeting.heldOn));
      if (attendance.some(({ seat }) => !members.some((one) => one.seat === seat)))
        throw problem('badInput', 'Có người không phải thành viên vào ngày họp. Chưa có gì được lưu.');
      if (attendance.filter(({ part }) => part === 'chair').length > 1)
        throw problem('badInput', 'Cuộc họp có một người chủ trì. Chưa có gì được lưu; chọn lại.');
      const at = { officeId: viewer.office.id, by: viewer.userId };
      await store.setAttendance(tx, { ...at, meeting, members, attendance });
      await logAs(tx, viewer, 'committee.attend', { kind: 'meeting', id: meetingId });
      return {};
    }),
  );

/** The conclusions as a notice that comes in like any other: read, to be reviewed and published by the clerk. */
const notice = act('document.upload')
  .input(z.object({ meetingId: z.uuid() }))
  .output(z.object({ documentId: z.string() }))
  .handler(async ({ context, input: { meetingId } }) => {
    const { db, viewer } = context;
    const found = await db.transaction().execute((tx) => meetingFor(tx, viewer, meetingId));
    const { committee, meeting } = found;
    if (meeting.documentId) return { documentId: meeting.documentId };
    if (meeting.conclusions.length === 0)
      throw problem(
        'refused',
        'Cuộc họp chưa ghi kết luận. Chưa có văn bản nào được tạo; ghi kết luận trước.',
      );
    const paper = conclusionNotice({
      ...found,
      office: viewer.office,
      names: await namesOn(db, committee, meeting.heldOn),
    });
    const file = {
      name: `thong-bao-ket-luan-${meeting.heldOn}.docx`,
      bytes: await printed(db, viewer.office.id, 'committee-conclusion', paper),
      fields: {},
    };
    const { documentId, alreadyHere } = await takeIn(context, viewer, file, async (tx, read) => {
      const { officeId, extraction, agencies } = read;
      await insertReading(tx, { documentId: read.documentId, officeId }, extraction, agencies);
      await tieNotice(tx, viewer, meeting, read.documentId);
    });
    if (alreadyHere) await db.transaction().execute((tx) => tieNotice(tx, viewer, meeting, documentId));
    return { documentId };
  });

/** In the transaction that takes the notice in, and only if it says what the conclusions still say. */
async function tieNotice(tx: Tx, viewer: Viewer, written: store.MeetingRow, documentId: string) {
  const { meeting } = await meetingFor(tx, viewer, written.id);
  if (meeting.documentId === documentId) return;
  if (meeting.documentId || meeting.conclusions.join('\n') !== written.conclusions.join('\n'))
    throw problem(
      'conflict',
      'Kết luận vừa được người khác sửa hoặc lập thành thông báo. Chưa có văn bản nào được tạo; xem lại kết luận rồi lập thông báo.',
    );
  await setMeetingDocument(tx, meeting.id, documentId);
  await logAs(tx, viewer, 'committee.notice', { kind: 'meeting', id: meeting.id }, { documentId });
}

export const committeeMeetingsRouter = { committeeMeetings: { agenda, add, record, attend, notice } };
