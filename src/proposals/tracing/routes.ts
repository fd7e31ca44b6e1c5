import { z } from 'zod';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { insertEvent, insertProposal, linkDirectives, removeProposal } from '../asking/store.ts';
import { type Proposal, Seen } from '../schema.ts';
import { openProposal } from '../standing/routes.ts';
import { eventsOf, tracesOf } from '../store.ts';
import { mayBeOne, maySplitEnd } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

/** One becomes several: each begins where the one stood, and it stays to be read. */
const split = act('proposal.keep')
  .input(shape.Split)
  .output(z.object({ ids: z.array(z.string()) }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const whole = await openProposal(tx, viewer, Seen.parse(input));
      if (whole.state === 'draft') throw problem('refused', 'Bản nháp chưa gửi thì không tách.');
      if (whole.body || whole.asker)
        throw problem(
          'refused',
          'Đã có bên nêu ý kiến về kết quả của kiến nghị này nên không tách được nữa. Chưa có gì được lưu.',
        );
      const ids = await splitInto(tx, viewer, whole, input.parts);
      await logAs(tx, viewer, 'proposal.split', { kind: 'proposal', id: whole.id }, { parts: ids.length });
      return { ids };
    }),
  );

/** The parts, each with what had been asked and answered. */
export async function splitInto(
  tx: Tx,
  { office, userId, today }: Pick<Viewer, 'office' | 'userId' | 'today'>,
  whole: Proposal,
  parts: readonly string[],
): Promise<string[]> {
  const officeId = office.id;
  const { reason, askedOn, askedAt, meetingId, documentId, ref, current, directives } = whole;
  const ids: string[] = [];
  for (const [position, text] of parts.entries()) {
    const proposalId = await insertProposal(tx, {
      ...{ officeId, documentId, ref, position, text, reason, askedOn, askedAt, meetingId },
      ...{ askedBy: whole.askedBy?.id ?? null, madeBy: userId },
    });
    const at = { officeId, proposalId, actorId: userId };
    const sentOn = whole.sentOn ?? today;
    await insertEvent(tx, { ...at, kind: 'sent', happenedOn: sentOn, documentId, data: { by: 'split' } });
    if (current) {
      const { verdict, reviewOn, to, number } = current;
      await insertEvent(tx, {
        ...{ ...at, kind: 'answered', happenedOn: current.on, documentId: current.document?.id ?? null },
        data: {
          ...{ by: 'split', text: current.text, ...(verdict ? { verdict } : {}) },
          ...{ ...(reviewOn ? { reviewOn } : {}), ...(to ? { toAgencyId: to.id } : {}) },
          ...(number ? { number } : {}),
        },
      });
    }
    const carrying = directives.map(({ id }) => id);
    await linkDirectives(tx, proposalId, carrying, userId);
    ids.push(proposalId);
  }
  const trace = { officeId, kind: 'split' as const, fromId: whole.id, madeOn: today, madeBy: userId };
  await store.insertTraces(
    tx,
    ids.map((intoId) => ({ ...trace, intoId })),
  );
  return ids;
}

/** Several that are the same go on as one; each stays to be read. */
const merge = act('proposal.keep')
  .input(shape.Merge)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { id, ids } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const kept = await openProposal(tx, viewer, { id });
      const others: Proposal[] = [];
      for (const other of [...new Set(ids)].filter((one) => one !== id).sort())
        others.push(await openProposal(tx, viewer, { id: other }));
      if (others.length === 0) throw problem('badInput', 'Chọn ít nhất một kiến nghị khác để gộp.');
      orThrow(mayBeOne([kept, ...others]));
      const of = { officeId: viewer.office.id, madeOn: viewer.today, madeBy: viewer.userId };
      await store.insertTraces(
        tx,
        others.map(({ id: fromId }) => ({ ...of, kind: 'merge' as const, fromId, intoId: id })),
      );
      const carrying = others.flatMap(({ directives }) => directives.map((one) => one.id));
      await linkDirectives(tx, id, [...new Set(carrying)], viewer.userId);
      await logAs(tx, viewer, 'proposal.merge', { kind: 'proposal', id }, { merged: others.length });
      return {};
    }),
  );

/** A merging ends for one; a split ends whole. */
const rejoin = act('proposal.keep')
  .input(shape.Rejoin)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { traceId } }) =>
    db.transaction().execute(async (tx) => {
      await lockOffice(tx, viewer.office.id);
      const traces = await tracesOf(tx, viewer.office.id);
      const trace = traces.find((one) => one.traceId === traceId);
      if (!trace) throw problem('notFound', 'Việc tách, gộp này đã được nhập lại. Chưa có gì thay đổi thêm.');
      const ended = trace.kind === 'merge' ? [trace] : traces.filter(({ fromId }) => fromId === trace.fromId);
      if (trace.kind === 'split') {
        const parts = ended.map(({ intoId }) => intoId);
        const events = await eventsOf(tx, parts);
        const tied = new Set(
          traces.flatMap(({ kind, fromId, intoId }) => (kind === 'merge' ? [fromId, intoId] : [fromId])),
        );
        orThrow(maySplitEnd(parts.map((id) => ({ events: events.get(id) ?? [], goesOn: tied.has(id) }))));
        for (const id of parts) await removeProposal(tx, id, viewer.userId);
      }
      await store.endTraces(
        tx,
        ended.map((one) => one.traceId),
        viewer.userId,
      );
      await logAs(
        tx,
        viewer,
        'proposal.rejoin',
        { kind: 'proposal', id: trace.fromId },
        { kind: trace.kind },
      );
      return {};
    }),
  );

export const tracingRoutes = { split, merge, rejoin };
