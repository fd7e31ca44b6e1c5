import { z } from 'zod';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import {
  insertEvent,
  insertProposal,
  linkDirectives,
  lockProposal,
  removeProposal,
} from '../asking/store.ts';
import { type Proposal, Seen } from '../schema.ts';
import { openProposal } from '../standing/routes.ts';
import { eventsOf } from '../store.ts';
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
      for (const { id: fromId, directives } of others) {
        const trace = { ...of, kind: 'merge' as const, fromId, intoId: id };
        const [traceId] = await store.insertTraces(tx, [trace]);
        const carrying = directives.map((one) => one.id);
        await linkDirectives(tx, id, carrying, viewer.userId, traceId);
      }
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
      const every = await store.tracesOf(tx, viewer.office.id);
      const traces = every.filter(({ removedAt }) => removedAt === null);
      const trace = traces.find((one) => one.traceId === traceId);
      if (!trace) throw problem('notFound', 'Việc tách, gộp này đã được nhập lại. Chưa có gì thay đổi thêm.');
      const ended = trace.kind === 'merge' ? [trace] : traces.filter(({ fromId }) => fromId === trace.fromId);
      // Whoever speaks or answers in the meantime comes after, or is seen here.
      for (const id of [...new Set(ended.flatMap(({ fromId, intoId }) => [fromId, intoId]))].sort())
        await lockProposal(tx, viewer.office.id, id);
      if (trace.kind === 'split') await endSplit(tx, viewer, ended, traces);
      const ids = ended.map((one) => one.traceId);
      await store.endTraces(tx, ids, { by: viewer.userId, on: viewer.today });
      if (trace.kind === 'merge') await takeLinksBack(tx, viewer, trace, traces);
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

/** The parts go, if nothing has happened to them that would go with them. */
async function endSplit(tx: Tx, viewer: Viewer, ended: store.Trace[], traces: store.Trace[]): Promise<void> {
  const parts = ended.map(({ intoId }) => intoId);
  const events = await eventsOf(tx, parts);
  const relinked = await store.relinkedParts(
    tx,
    ended.map(({ traceId }) => traceId),
  );
  const tied = new Set(
    traces.flatMap(({ kind, fromId, intoId }) => (kind === 'merge' ? [fromId, intoId] : [fromId])),
  );
  orThrow(
    maySplitEnd(
      parts.map((id) => ({ events: events.get(id) ?? [], goesOn: tied.has(id) || relinked.has(id) })),
    ),
  );
  for (const id of parts) await removeProposal(tx, id, { by: viewer.userId, on: viewer.today });
}

/** What another that is still merged into the same carries stays, as brought along by that one. */
async function takeLinksBack(
  tx: Tx,
  { userId }: Viewer,
  { traceId, intoId }: store.Trace,
  traces: store.Trace[],
): Promise<void> {
  await store.endLinksOf(tx, traceId, userId);
  for (const other of traces) {
    if (other.kind !== 'merge' || other.intoId !== intoId || other.traceId === traceId) continue;
    const carrying = await store.carriersOf(tx, other.fromId);
    await linkDirectives(tx, intoId, carrying, userId, other.traceId);
  }
}

export const tracingRoutes = { split, merge, rejoin };
