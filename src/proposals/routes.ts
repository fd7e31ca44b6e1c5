import { z } from 'zod';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import { exampleRoute } from '#accounts/examples/routes.ts';
import { may, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { meetingsOf } from '#documents/meetings/store.ts';
import type { Parts } from '#platform/http/context.ts';
import { cut, keyOf, PieceQuery, pieceOf } from '#platform/http/cursor.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { answeringRoutes } from './answering/routes.ts';
import { askingRoutes } from './asking/routes.ts';
import { hasExample, loadExampleProposals } from './example/store.ts';
import { reportingFiles } from './reporting/routes.ts';
import { AskerView, ById, Proposal, ProposalDetail } from './schema.ts';
import { settlingRoutes } from './settling/routes.ts';
import { sideOf } from './settling/rules.ts';
import { findProposal, historyOf, listProposals } from './store.ts';
import { tracingRoutes } from './tracing/routes.ts';

const list = act('proposal.read')
  .output(z.array(Proposal))
  .handler(({ context: { db, viewer } }) => listProposals(db, sees(viewer), viewer.today));

/** What programs have read since the first version, beside what is new. */
const ForPrograms = Proposal.extend({
  verdict: z.enum(['assigned', 'decided']).describe('assigned: có cơ quan được giao thực hiện'),
  answer: z.string(),
  answeredOn: z.string().nullable(),
});

const page = act('proposal.read', 'GET /proposals', 'Kiến nghị và câu trả lời')
  .input(PieceQuery)
  .output(pieceOf(ForPrograms))
  .handler(async ({ context: { db, viewer }, input: { cursor, limit } }) => {
    const after = keyOf(cursor, z.tuple([z.uuid()]));
    const all = await listProposals(db, sees(viewer), viewer.today);
    const sorted = all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const rest = after ? sorted.filter(({ id }) => id > after[0]) : sorted;
    return cut(rest.map(forPrograms), limit, ({ id }) => [id] as const);
  });

const forPrograms = (proposal: Proposal): z.infer<typeof ForPrograms> => ({
  ...proposal,
  verdict: proposal.directives.length + proposal.elsewhere.count > 0 ? 'assigned' : 'decided',
  answer: proposal.current?.text ?? '',
  answeredOn: proposal.current?.on ?? null,
});

/** Of one request: all answers, all that happened, and what whoever looks may do. */
const get = act('proposal.read', 'GET /proposals/{id}', 'Một kiến nghị, các lần trả lời và diễn biến')
  .input(ById)
  .output(ProposalDetail)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const proposal = await findProposal(db, sees(viewer), id, viewer.today);
    if (!proposal) throw problem('notFound');
    const [meeting] = proposal.meetingId
      ? await meetingsOf(db, viewer.office.id, { ids: [proposal.meetingId] })
      : [];
    return {
      ...proposal,
      meeting: meeting ? { title: meeting.title, heldOn: meeting.heldOn } : null,
      ...(await historyOf(db, sees(viewer), proposal, viewer.today)),
      ...mayWith(viewer, proposal),
    };
  });

function mayWith(viewer: Viewer, proposal: Proposal) {
  const isOwnDraft = proposal.state === 'draft' && proposal.askedBy?.id === viewer.agency.id;
  return {
    side: may(viewer, 'proposal.settle') ? sideOf(viewer, proposal) : null,
    mayEdit: isOwnDraft && may(viewer, 'proposal.ask'),
    maySend: isOwnDraft && viewer.role === 'head',
  };
}

/** What became of all that one agency has asked, as far as whoever looks may see it. */
const ofAsker = act('proposal.read', 'GET /proposals/askers/{agencyId}', 'Kiến nghị của một cơ quan')
  .input(z.object({ agencyId: z.uuid() }))
  .output(AskerView)
  .handler(async ({ context: { db, viewer }, input: { agencyId } }) => {
    const agencies = await listAgencies(db, viewer.office.id);
    if (!agencies.some(({ id }) => id === agencyId)) throw problem('notFound');
    const all = await listProposals(db, sees(viewer), viewer.today);
    return {
      agency: agencyRefOf(agencies, agencyId, viewer.today),
      proposals: all.filter(({ askedBy }) => askedBy?.id === agencyId),
    };
  });

const loadExample = exampleRoute({
  ...{ act: 'proposal.keep', logged: 'proposal.example' },
  isBegun: (tx, viewer) => hasExample(tx, viewer.office.id),
  load: loadExampleProposals,
});

export const proposalsRouter = {
  proposals: {
    ...{ list, page, get, ofAsker, loadExample },
    ...askingRoutes,
    ...answeringRoutes,
    ...settlingRoutes,
    ...tracingRoutes,
  },
};

/** Those that carry bytes. */
export const proposalsFiles = (parts: Parts): FileRoute[] => reportingFiles(parts);
