import { listAgencies } from '#accounts/agencies/store.ts';
import { addStep, insertDecision, insertDraft } from '#committees/deciding/store.ts';
import { tieMeeting } from '#committees/meetings/store.ts';
import { insertCommittee } from '#committees/store.ts';
import { insertTasks } from '#committees/tasks/store.ts';
import { insertMeeting } from '#documents/meetings/store.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

const officers = 'appraiser trainingOfficer staffOfficer researchOfficer financeOfficer lecturer';
const readers = `clerk leader inspector contact head ${officers}`;
const keepers = 'clerk contact head';

/** For each route of the room, the roles that may call it. */
export const committeesCases: Record<string, string> = {
  'committees.list': readers,
  'committees.get': readers,
  'committees.suggest': keepers,
  'committees.make': keepers,
  'committees.remove': keepers,
  'committees.loadExample': keepers,
  'committeeDecisions.saveDraft': keepers,
  'committeeDecisions.send': keepers,
  'committeeDecisions.appraise': 'head appraiser',
  'committeeDecisions.submit': 'head',
  'committeeDecisions.decide': 'clerk leader',
  'committeeDecisions.openChange': keepers,
  'committeeTasks.add': keepers,
  'committeeTasks.end': keepers,
  'committeeTasks.direct': 'clerk',
  'committeeMeetings.agenda': keepers,
  'committeeMeetings.add': keepers,
  'committeeMeetings.record': keepers,
  'committeeMeetings.attend': keepers,
  'committeeMeetings.notice': 'clerk',
};

/** Those that carry bytes. */
export const committeesFileCases: Record<string, string> = {
  'GET /api/committee-decisions/x/quyet-dinh.docx': readers,
  'GET /api/committee-meetings/x/bien-ban.docx': readers,
};

const pass = { does: 'pass' as const, on: '2023-11-20', number: '1-QĐ/TU', documentId: null, note: null };
const content = { grounds: [], members: [], rules: null };

export const committeesTargets: Record<string, Target> = {
  'committees.get': { input: ({ committeeId: id }) => ({ id }), within: 'agency' },
  'committees.remove': { input: ({ committeeId: id }) => ({ id }), within: 'agency' },
  'committeeDecisions.saveDraft': {
    input: ({ committeeDecisionId: decisionId }) => ({ decisionId, after: null, content, note: null }),
    within: 'agency',
  },
  'committeeDecisions.send': {
    input: ({ committeeDecisionId: decisionId }) => ({
      decisionId,
      from: null,
      on: '2023-11-20',
      note: null,
    }),
    within: 'agency',
  },
  'committeeDecisions.appraise': {
    input: ({ committeeDecisionId: decisionId }) => ({ ...pass, decisionId, from: 'sent' }),
    within: 'agency',
  },
  'committeeDecisions.submit': {
    input: ({ committeeDecisionId: decisionId }) => ({ ...pass, decisionId, from: 'appraised' }),
    within: 'agency',
  },
  'committeeDecisions.decide': {
    input: ({ committeeDecisionId: decisionId }) => ({ ...pass, decisionId, from: 'sent' }),
    within: 'office',
  },
  'committeeDecisions.openChange': {
    input: ({ committeeId }) => ({ committeeId, startedOn: '2023-11-20' }),
    within: 'agency',
  },
  'committeeTasks.add': {
    input: ({ committeeId }) => ({
      ...{ committeeId, seat: null, text: 'Lập kế hoạch', dueOn: null, meetingId: null },
    }),
    within: 'agency',
  },
  'committeeTasks.end': {
    input: ({ committeeTaskId: id }) => ({ id, as: 'done', on: '2023-11-20', note: null }),
    within: 'agency',
  },
  'committeeTasks.direct': {
    input: ({ committeeTaskId: id, agencyId: leadId }) => ({ id, leadId, dueOn: null }),
    within: 'office',
  },
  'committeeMeetings.agenda': { input: ({ committeeId }) => ({ committeeId }), within: 'agency' },
  'committeeMeetings.add': {
    input: ({ committeeId }) => ({
      ...{ committeeId, title: 'Phiên thử quyền', heldOn: '2023-11-20', place: null, agenda: [] },
    }),
    within: 'agency',
  },
  'committeeMeetings.record': {
    input: ({ committeeMeetingId: meetingId }) => ({ meetingId, kind: 'minutes', lines: ['Thử'] }),
    within: 'agency',
  },
  'committeeMeetings.attend': {
    input: ({ committeeMeetingId: meetingId }) => ({ meetingId, attendance: [] }),
    within: 'agency',
  },
  'committeeMeetings.notice': {
    input: ({ committeeMeetingId: meetingId }) => ({ meetingId }),
    within: 'office',
  },
};

export const committeesUntargeted: Record<string, unknown> = {
  'committees.list': {},
  'committees.suggest': { code: 'TB118-2023-3.1' },
};

/** Only things of one's own; the test beside each says what the role may not. */
export const committeesMakers: string[] = [
  // Of the agency that drafts: src/committees/routes.test.ts.
  'committees.make',
  // Of the example office alone: src/committees/routes.test.ts.
  'committees.loadExample',
];

/** A committee that the school drafts and appraises, sent on, with a task and a meeting. */
export async function committeesThings(
  db: Database,
  officeId: string,
  agencyId: string,
  _documentId: string,
) {
  const above = (await listAgencies(db, officeId)).find(({ key }) => key === 'thuong-truc-tinh-uy');
  const bodies = { drafterId: agencyId, appraiserId: agencyId, deciderId: above?.id ?? agencyId };
  const words = { name: 'Ban Chỉ đạo thử quyền', purpose: null, scheme: null, directiveCode: null };
  const making = { officeId, madeBy: null, madeOn: '2023-11-01' };
  const started = { startedOn: '2023-11-01' };
  const committeeId = await insertCommittee(db, making, { ...words, ...bodies, ...started }, null);
  const of = { officeId, madeBy: null };
  const committeeDecisionId = await insertDecision(db, {
    ...{ ...of, ...started, committeeId, kind: 'establish' },
  });
  const draft = { version: 1, madeOn: '2023-11-01', note: null, content };
  await insertDraft(db, { ...of, ...draft, decisionId: committeeDecisionId });
  await addStep(db, {
    ...{ officeId, decisionId: committeeDecisionId, stage: 'sent', onDay: '2023-11-02', draftVersion: 1 },
    ...{ number: null, documentId: null, note: null, byUser: null },
  });
  const [committeeTaskId = ''] = await insertTasks(db, [
    {
      ...{ ...of, committeeId, seat: null, text: 'Việc thử', dueOn: null },
      ...{ decisionId: null, meetingId: null, givenOn: '2023-11-01' },
    },
  ]);
  const meeting = { title: 'Phiên thử', heldOn: '2023-11-10', place: null, organiserId: null };
  const committeeMeetingId = await insertMeeting(db, of, { ...meeting, documentId: null });
  await tieMeeting(db, { officeId, meetingId: committeeMeetingId, committeeId });
  return { committeeId, committeeDecisionId, committeeTaskId, committeeMeetingId };
}
