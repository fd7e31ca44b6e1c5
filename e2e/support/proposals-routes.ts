import type { Database } from '#platform/database/connection.ts';
import { insertEvent, insertProposal } from '#proposals/asking/store.ts';
import { insertTraces } from '#proposals/tracing/store.ts';
import type { Target } from './route-targets.ts';

const officers = 'appraiser trainingOfficer staffOfficer researchOfficer financeOfficer lecturer';
const readers = `clerk leader inspector contact head ${officers}`;
const askers = 'clerk contact head';

/** For each route of the room, the roles that may call it. */
export const proposalsCases: Record<string, string> = {
  'proposals.list': readers,
  'proposals.page': readers,
  'proposals.get': readers,
  'proposals.ofAsker': readers,
  'proposals.loadExample': 'clerk',
  'proposals.ask': askers,
  'proposals.edit': askers,
  'proposals.send': askers,
  'proposals.drop': askers,
  'proposals.setAsker': 'clerk',
  'proposals.note': 'clerk',
  'proposals.answer': 'clerk',
  'proposals.confirm': 'clerk',
  'proposals.link': 'clerk',
  'proposals.unlink': 'clerk',
  'proposals.say': 'clerk leader contact head',
  'proposals.split': 'clerk',
  'proposals.merge': 'clerk',
  'proposals.rejoin': 'clerk',
};

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** Those that carry bytes. */
export const proposalsFileCases: Record<string, string> = {
  'GET /api/proposals.xlsx': readers,
  [`GET /api/proposals/askers/${NOBODY}/list.xlsx`]: readers,
  [`GET /api/proposals/askers/${NOBODY}/report.docx`]: readers,
};

const office = (input: Target['input']): Target => ({ input, within: 'office' });
const agency = (input: Target['input']): Target => ({ input, within: 'agency' });
const how = { reason: null, askedOn: null, askedAt: null, meetingId: null };
const comes = { verdict: 'study', reviewOn: null, toAgencyId: null };

export const proposalsTargets: Record<string, Target> = {
  'proposals.get': agency(({ proposalId: id }) => ({ id })),
  'proposals.ofAsker': office(({ agencyId }) => ({ agencyId })),
  'proposals.setAsker': office(({ proposalId, agencyId }) => ({ ids: [proposalId], askedBy: agencyId })),
  'proposals.note': office(({ proposalId: id }) => ({ id, ...how })),
  'proposals.confirm': office(({ proposalId: id }) => ({ id, seen: 1, answerId: 1, ...comes })),
  'proposals.answer': office(({ proposalId: id }) => ({
    ...{ id, seen: 1, ...comes, text: 'Thử quyền theo phạm vi', on: '2023-11-20' },
    ...{ documentId: null, number: null },
  })),
  'proposals.link': office(({ proposalId: id, code }) => ({ id, code })),
  'proposals.unlink': office(({ proposalId: id }) => ({ id, directiveId: NOBODY })),
  'proposals.say': agency(({ proposalId: id }) => ({
    ...{ id, seen: 1, settled: true, on: '2023-11-20', text: 'Thử quyền theo phạm vi' },
  })),
  'proposals.split': office(({ proposalId: id }) => ({
    ...{ id, seen: 1, parts: ['Phần thứ nhất để thử', 'Phần thứ hai để thử'] },
  })),
  'proposals.merge': office(({ proposalId: id, otherProposalId }) => ({ id, ids: [otherProposalId] })),
  'proposals.rejoin': office(({ proposalTraceId: traceId }) => ({ traceId })),
};

export const proposalsUntargeted: Record<string, unknown> = {
  'proposals.list': {},
  'proposals.page': {},
};

/** Only things of one's own; src/proposals/routes.test.ts says what the role may not. */
export const proposalsMakers: string[] = [
  'proposals.loadExample',
  'proposals.ask',
  // A draft is its agency's own: nobody else, the office neither, sees it.
  'proposals.edit',
  'proposals.send',
  'proposals.drop',
];

/** A request of the school beside another of it, and one that has gone into it. */
export async function proposalsThings(db: Database, officeId: string, agencyId: string, _documentId: string) {
  const insert = async (text: string): Promise<string> => {
    const proposalId = await insertProposal(db, { officeId, text, askedBy: agencyId });
    const sent = { officeId, proposalId, kind: 'sent' as const, happenedOn: '2023-11-01' };
    await insertEvent(db, { ...sent, data: { by: 'paper' } });
    return proposalId;
  };
  const proposalId = await insert('Kiến nghị để thử quyền');
  const otherProposalId = await insert('Kiến nghị khác để thử quyền');
  const fromId = await insert('Kiến nghị đã gộp để thử quyền');
  const made = { officeId, kind: 'merge' as const, madeOn: '2023-11-02', madeBy: null };
  await insertTraces(db, [{ ...made, fromId, intoId: proposalId }]);
  const { id: proposalTraceId } = await db
    .selectFrom('proposalTrace')
    .select('id')
    .where('fromId', '=', fromId)
    .executeTakeFirstOrThrow();
  return { proposalId, otherProposalId, proposalTraceId };
}
