import { z } from 'zod';
import { areOwnAgencies, listAgencies } from '#accounts/agencies/store.ts';
import { may, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { findDocument } from '../store.ts';
import { proposeMeeting } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** What holds a meeting in a room above, a committee; null: nothing does. */
export type HolderOf = (db: Db, officeId: string, meetingId: string) => Promise<string | null>;

async function documentFor(db: Db, viewer: Viewer, id: string) {
  const document = await findDocument(db, sees(viewer), id, viewer.today);
  if (!document) throw problem('notFound');
  return document;
}

/** Whoever may read the notice sees who was there; what its words propose is for whoever keeps the record. */
const list = (holderOf: HolderOf) =>
  act('document.read', 'GET /documents/{documentId}/meetings', 'Buổi làm việc của một văn bản')
    .input(z.object({ documentId: z.uuid() }))
    .output(shape.MeetingsView)
    .handler(async ({ context: { db, viewer }, input }) => {
      const document = await documentFor(db, viewer, input.documentId);
      const officeId = viewer.office.id;
      const found = await store.meetingsOf(db, officeId, { documentId: document.id });
      const keeps = may(viewer, 'meeting.keep');
      const meetings: shape.MeetingsView['meetings'] = [];
      for (const meeting of found)
        meetings.push({
          ...meeting,
          mayRemove: keeps && (await holderOf(db, officeId, meeting.id)) === null,
        });
      const asks = meetings.length === 0 && keeps;
      return { meetings, proposed: asks ? proposeMeeting(document, await listAgencies(db, officeId)) : null };
    });

const save = act('meeting.keep')
  .input(shape.SaveMeeting)
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await documentFor(tx, viewer, input.documentId);
      await ownAgencies(tx, viewer, [input.organiserId, ...input.persons.map(({ agencyId }) => agencyId)]);
      if (input.heldOn > viewer.today)
        throw problem('badInput', 'Ngày làm việc chưa đến. Ghi ngày buổi làm việc đã diễn ra.');
      const id = await add(tx, viewer, input);
      await logAs(tx, viewer, 'meeting.save', { kind: 'meeting', id }, { documentId: input.documentId });
      return { id };
    }),
  );

async function add(tx: Tx, { office, userId }: Viewer, input: shape.SaveMeeting): Promise<string> {
  const of = { officeId: office.id, madeBy: userId };
  const id = await store.insertMeeting(tx, of, input);
  await store.insertPersons(tx, { ...of, meetingId: id }, input.persons);
  return id;
}

async function meetingFor(tx: Tx, viewer: Viewer, id: string) {
  const meeting = await store.lockMeeting(tx, viewer.office.id, id);
  if (!meeting) throw problem('notFound');
  return meeting;
}

async function ownAgencies(tx: Tx, { office }: Viewer, ids: (string | null)[]): Promise<void> {
  const named = ids.filter((id) => id !== null);
  if (!(await areOwnAgencies(tx, office.id, named)))
    throw problem('badInput', 'Có cơ quan không có trong danh bạ. Chọn lại; chưa có gì được lưu.');
}

const addPerson = act('meeting.keep')
  .input(shape.AddPerson)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { meetingId, person } }) =>
    db.transaction().execute(async (tx) => {
      await meetingFor(tx, viewer, meetingId);
      await ownAgencies(tx, viewer, [person.agencyId]);
      await store.insertPersons(tx, { officeId: viewer.office.id, meetingId, madeBy: viewer.userId }, [
        person,
      ]);
      await logAs(tx, viewer, 'meeting.addPerson', { kind: 'meeting', id: meetingId }, { part: person.part });
      return {};
    }),
  );

const takeOut = act('meeting.keep')
  .input(z.object({ personId: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { personId } }) =>
    db.transaction().execute(async (tx) => {
      const of = { officeId: viewer.office.id, by: viewer.userId };
      if (!(await store.takeOutPerson(tx, of, personId))) throw problem('notFound');
      await logAs(tx, viewer, 'meeting.takeOutPerson', { kind: 'meeting-person', id: personId });
      return {};
    }),
  );

const remove = (holderOf: HolderOf) =>
  act('meeting.keep')
    .input(z.object({ id: z.uuid() }))
    .output(z.object({}))
    .handler(({ context: { db, viewer }, input: { id } }) =>
      db.transaction().execute(async (tx) => {
        await meetingFor(tx, viewer, id);
        if ((await holderOf(tx, viewer.office.id, id)) !== null)
          throw problem(
            'conflict',
            'Đây là phiên họp của một Ban Chỉ đạo nên không bỏ ở văn bản. Chưa có gì thay đổi; ghi tiếp tại trang của Ban Chỉ đạo.',
          );
        await store.removeMeeting(tx, id, viewer.userId);
        await logAs(tx, viewer, 'meeting.remove', { kind: 'meeting', id });
        return {};
      }),
    );

export const meetingsRouter = (holderOf: HolderOf) => ({
  meetings: { list: list(holderOf), save, addPerson, takeOut, remove: remove(holderOf) },
});
