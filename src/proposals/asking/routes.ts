import { z } from 'zod';
import { areOwnAgencies, listAgencies } from '#accounts/agencies/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { ById } from '../schema.ts';
import { openProposal, pastDay } from '../standing/routes.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const Made = z.object({ id: z.string() });

/** Whose request it is: an agency asks for itself, never through one of its units; the clerk says whose paper it was. */
async function askerOf(db: Db, viewer: Viewer, said: string | null): Promise<string> {
  if (viewer.role === 'clerk') {
    if (!said) throw problem('badInput', 'Chọn cơ quan kiến nghị. Chưa có gì được lưu.');
    if (!(await areOwnAgencies(db, viewer.office.id, [said]))) throw problem('notFound');
    return said;
  }
  const own = (await listAgencies(db, viewer.office.id)).find(({ id }) => id === viewer.agency.id);
  if (said && said !== viewer.agency.id) throw problem('forbidden');
  if (own?.isUnit)
    throw problem(
      'forbidden',
      'Kiến nghị lên trên do cơ quan gửi. Chuyển nội dung cho đầu mối của cơ quan; chưa có gì được lưu.',
    );
  return viewer.agency.id;
}

async function mustBeKnown(
  db: Db,
  viewer: Viewer,
  how: { askedOn: string | null; meetingId: string | null },
): Promise<void> {
  if (how.askedOn) pastDay(how.askedOn, viewer);
  if (how.meetingId && !(await store.isOwnMeeting(db, viewer.office.id, how.meetingId)))
    throw problem('notFound');
}

const ask = act('proposal.ask')
  .input(shape.NewProposal)
  .output(Made)
  .handler(({ context: { db, viewer }, input: { askedBy: said, ...how } }) =>
    db.transaction().execute(async (tx) => {
      const askedBy = await askerOf(tx, viewer, said);
      await mustBeKnown(tx, viewer, how);
      const of = { officeId: viewer.office.id, askedBy, madeBy: viewer.userId };
      const id = await store.insertProposal(tx, { ...of, ...how });
      await logAs(tx, viewer, 'proposal.ask', { kind: 'proposal', id });
      if (viewer.role === 'clerk') await goOut(tx, viewer, { id, askedOn: how.askedOn }, 'paper');
      return { id };
    }),
  );

/** It is a request from now on: of an earlier day where a paper says so. */
async function goOut(
  tx: Tx,
  viewer: Viewer,
  { id, askedOn }: { id: string; askedOn: string | null },
  by: 'asker' | 'paper',
): Promise<void> {
  const happenedOn = (by === 'paper' && askedOn) || viewer.today;
  await store.insertEvent(tx, {
    ...{ officeId: viewer.office.id, proposalId: id, kind: 'sent', happenedOn },
    ...{ actorId: viewer.userId, agencyId: viewer.agency.id, data: { by } },
  });
  if (by === 'asker' && !askedOn) await store.updateProposal(tx, id, { askedOn: viewer.today });
  await logAs(tx, viewer, 'proposal.send', { kind: 'proposal', id });
}

/** A draft of one's own agency. */
async function ownDraft(tx: Tx, viewer: Viewer, id: string) {
  const proposal = await openProposal(tx, viewer, { id });
  if (proposal.askedBy?.id !== viewer.agency.id) throw problem('forbidden');
  if (proposal.state !== 'draft')
    throw problem('conflict', 'Kiến nghị này đã gửi. Chưa có gì được thay đổi thêm.');
  return proposal;
}

const edit = act('proposal.ask')
  .input(shape.EditDraft)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, ...how } }) =>
    db.transaction().execute(async (tx) => {
      await ownDraft(tx, viewer, id);
      await mustBeKnown(tx, viewer, how);
      await store.updateProposal(tx, id, how);
      await logAs(tx, viewer, 'proposal.edit', { kind: 'proposal', id });
      return {};
    }),
  );

const send = act('proposal.ask')
  .input(ById)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      const { askedOn } = await ownDraft(tx, viewer, id);
      if (viewer.role !== 'head')
        throw problem('forbidden', 'Thủ trưởng cơ quan gửi kiến nghị lên trên. Chưa có gì được gửi.');
      await goOut(tx, viewer, { id, askedOn }, 'asker');
      await tell(
        tx,
        { roles: ['clerk'] },
        {
          ...{ officeId: viewer.office.id, key: `proposal:${id}:sent`, kind: 'proposal' },
          title: `${viewer.agency.name} gửi kiến nghị`,
          ...{ link: `/kien-nghi/${id}`, subject: null },
        },
      );
      return {};
    }),
  );

const drop = act('proposal.ask')
  .input(ById)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      await ownDraft(tx, viewer, id);
      await store.removeProposal(tx, id, { by: viewer.userId, on: viewer.today });
      await logAs(tx, viewer, 'proposal.drop', { kind: 'proposal', id });
      return {};
    }),
  );

/** Who asked: what the words of the notice made likely is so when the clerk says it (design rule 3). */
const setAsker = act('proposal.keep')
  .input(shape.NoteAsker)
  .output(z.object({ count: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { ids, askedBy } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      if (!(await areOwnAgencies(tx, viewer.office.id, [askedBy]))) throw problem('notFound');
      let count = 0;
      for (const id of [...new Set(ids)].sort()) {
        const proposal = await openProposal(tx, viewer, { id });
        if (proposal.askedBy?.id === askedBy) continue;
        // What an asker has said of itself is not moved to another.
        if (proposal.asker)
          throw problem(
            'refused',
            'Cơ quan kiến nghị đã nêu ý kiến về kết quả nên không đổi cơ quan được nữa. Chưa có gì được lưu.',
          );
        await store.updateProposal(tx, id, { askedBy });
        await store.insertEvent(tx, {
          ...{ officeId: viewer.office.id, proposalId: id, kind: 'noted', happenedOn: viewer.today },
          ...{ actorId: viewer.userId, agencyId: askedBy, data: {} },
        });
        await logAs(tx, viewer, 'proposal.note', { kind: 'proposal', id });
        count += 1;
      }
      return { count };
    }),
  );

const note = act('proposal.keep')
  .input(shape.Note)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, ...how } }) =>
    db.transaction().execute(async (tx) => {
      await openProposal(tx, viewer, { id });
      await mustBeKnown(tx, viewer, how);
      await store.updateProposal(tx, id, how);
      await store.insertEvent(tx, {
        ...{ officeId: viewer.office.id, proposalId: id, kind: 'noted', happenedOn: viewer.today },
        ...{ actorId: viewer.userId, data: how },
      });
      await logAs(tx, viewer, 'proposal.note', { kind: 'proposal', id });
      return {};
    }),
  );

export const askingRoutes = { ask, edit, send, drop, setAsker, note };
