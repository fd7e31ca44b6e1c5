import { z } from 'zod';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Recipients } from '#inbox/schema.ts';
import { tell } from '#inbox/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { insertEvent } from '../asking/store.ts';
import type { Proposal, Side } from '../schema.ts';
import { openProposal, pastDay } from '../standing/routes.ts';
import { mayBeSaid, sideOf } from './rules.ts';
import { Say } from './schema.ts';

/** Each side says for itself whether it is settled; it is only where both say so. */
const say = act('proposal.settle')
  .input(Say)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const proposal = await openProposal(tx, viewer, input);
      const side = sideOf(viewer, proposal);
      if (!side) throw problem('forbidden', 'Cơ quan đã kiến nghị mới nêu ý kiến. Chưa có gì thay đổi.');
      const on = pastDay(input.on, viewer);
      orThrow(mayBeSaid(proposal, side, { settled: input.settled, on }));
      const { settled, text } = input;
      const eventId = await insertEvent(tx, {
        ...{ officeId: viewer.office.id, proposalId: proposal.id, kind: 'word', happenedOn: on },
        ...{ actorId: viewer.userId, agencyId: viewer.agency.id, data: { side, settled, text } },
      });
      await tellOther(tx, viewer, proposal, { side, settled, eventId });
      await logAs(tx, viewer, 'proposal.say', { kind: 'proposal', id: proposal.id }, { side, settled });
      return {};
    }),
  );

async function tellOther(
  tx: Tx,
  viewer: Viewer,
  { id, askedBy }: Proposal,
  { side, settled, eventId }: { side: Side; settled: boolean; eventId: number },
): Promise<void> {
  const to: Recipients | null =
    side === 'asker'
      ? { roles: ['clerk'] }
      : askedBy && { roles: ['contact', 'head'], agencyIds: [askedBy.id] };
  if (!to) return;
  const who = side === 'asker' ? viewer.agency.name : viewer.office.name;
  await tell(tx, to, {
    ...{ officeId: viewer.office.id, key: `proposal:${id}:word:${eventId}`, kind: 'proposal' },
    title: settled ? `${who} xác nhận kiến nghị đã giải quyết` : `${who} cho biết kiến nghị chưa giải quyết`,
    ...{ link: `/kien-nghi/${id}`, subject: null },
  });
}

export const settlingRoutes = { say };
