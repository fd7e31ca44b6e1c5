import { z } from 'zod';
import { areOwnAgencies } from '#accounts/agencies/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { insertEvent, linkDirectives } from '../asking/store.ts';
import type { Proposal } from '../schema.ts';
import { openProposal, pastDay } from '../standing/routes.ts';
import { comesTo } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

async function mustBeOwn(
  db: Db,
  viewer: Viewer,
  { toAgencyId, documentId = null }: { toAgencyId: string | null; documentId?: string | null },
): Promise<void> {
  if (toAgencyId && !(await areOwnAgencies(db, viewer.office.id, [toAgencyId]))) throw problem('notFound');
  if (documentId && !(await store.isOwnDocument(db, viewer.office.id, documentId))) throw problem('notFound');
}

/** A further answer stands beside the ones before: all can be read, each with its day and paper. */
const answer = act('proposal.answer')
  .input(shape.NewAnswer)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const proposal = await openProposal(tx, viewer, input);
      const on = pastDay(input.on, viewer);
      if (proposal.sentOn && on < proposal.sentOn)
        throw problem('badInput', 'Ngày trả lời trước ngày kiến nghị được gửi. Chưa có gì được lưu.');
      const data = orThrow(comesTo(input, on));
      await mustBeOwn(tx, viewer, input);
      const { text, documentId, number } = input;
      const eventId = await insertEvent(tx, {
        ...{ officeId: viewer.office.id, proposalId: proposal.id, kind: 'answered', happenedOn: on },
        ...{ actorId: viewer.userId, documentId, data: { ...data, text, ...(number ? { number } : {}) } },
      });
      await tellAsker(tx, viewer, proposal, eventId);
      const subject = { kind: 'proposal', id: proposal.id };
      await logAs(tx, viewer, 'proposal.answer', subject, { verdict: input.verdict });
      return {};
    }),
  );

/** What the words of a notice come to is so when a person says it; said again, the later word holds. */
const confirm = act('proposal.answer')
  .input(shape.Confirm)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const proposal = await openProposal(tx, viewer, input);
      const { current } = proposal;
      if (current?.id !== input.answerId)
        throw problem('conflict', 'Đã có trả lời sau câu trả lời này. Chưa có gì được lưu; tải lại trang.');
      if (proposal.body || proposal.asker)
        throw problem(
          'refused',
          'Đã có bên nêu ý kiến về kết quả này. Kết quả thay đổi thì ghi câu trả lời mới. Chưa có gì được lưu.',
        );
      const data = orThrow(comesTo(input, current.on));
      await mustBeOwn(tx, viewer, input);
      const eventId = await insertEvent(tx, {
        ...{ officeId: viewer.office.id, proposalId: proposal.id, kind: 'confirmed' },
        ...{ happenedOn: viewer.today, actorId: viewer.userId },
        ...{ documentId: current.document?.id ?? null, data: { ...data, answerId: current.id } },
      });
      await tellAsker(tx, viewer, proposal, eventId);
      const subject = { kind: 'proposal', id: proposal.id };
      await logAs(tx, viewer, 'proposal.confirm', subject, { verdict: input.verdict });
      return {};
    }),
  );

/** No words of the answer: these stand in its document, behind the link. */
async function tellAsker(tx: Tx, viewer: Viewer, { id, askedBy }: Proposal, eventId: number): Promise<void> {
  if (!askedBy) return;
  await tell(
    tx,
    { roles: ['contact', 'head'], agencyIds: [askedBy.id] },
    {
      ...{ officeId: viewer.office.id, key: `proposal:${id}:answer:${eventId}`, kind: 'proposal' },
      ...{ title: 'Kiến nghị của cơ quan đồng chí đã có kết quả trả lời', link: `/kien-nghi/${id}` },
      subject: null,
    },
  );
}

const link = act('proposal.answer')
  .input(shape.Link)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, code } }) =>
    db.transaction().execute(async (tx) => {
      const proposal = await openProposal(tx, viewer, { id });
      const directiveId = await store.directiveOf(tx, viewer.office.id, code);
      if (!directiveId)
        throw problem('notFound', `Không có nhiệm vụ nào mang mã ${code}. Chưa có gì được lưu.`);
      if (proposal.directives.some((one) => one.id === directiveId))
        throw problem('conflict', 'Nhiệm vụ này đã ghi ở kiến nghị. Chưa có gì thay đổi.');
      await linkDirectives(tx, id, [directiveId], viewer.userId);
      await logAs(tx, viewer, 'proposal.link', { kind: 'proposal', id }, { directiveId });
      return {};
    }),
  );

const unlink = act('proposal.answer')
  .input(shape.Unlink)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, directiveId } }) =>
    db.transaction().execute(async (tx) => {
      await openProposal(tx, viewer, { id });
      if (!(await store.unlinkDirective(tx, { proposalId: id, directiveId }, viewer.userId)))
        throw problem('conflict', 'Nhiệm vụ này không còn ghi ở kiến nghị. Chưa có gì thay đổi.');
      await logAs(tx, viewer, 'proposal.unlink', { kind: 'proposal', id }, { directiveId });
      return {};
    }),
  );

export const answeringRoutes = { answer, confirm, link, unlink };
