import { insertMeeting, insertPersons, meetingsOf } from '#documents/meetings/store.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

const officers = 'appraiser trainingOfficer staffOfficer researchOfficer financeOfficer lecturer';
const readers = `clerk leader inspector contact head ${officers}`;

/** For each route of the room, the roles that may call it. */
export const noticesCases: Record<string, string> = {
  'selfReports.get': readers,
  'selfReports.set': 'clerk',
  'selfReports.takeOver': 'clerk',
  'selfReports.write': 'contact head',
  'meetings.list': readers,
  'meetings.save': 'clerk',
  'meetings.addPerson': 'clerk',
  'meetings.takeOut': 'clerk',
  'meetings.remove': 'clerk',
  'noticeFindings.get': readers,
  'noticeFindings.prove': 'clerk contact head',
  'noticeFindings.giveBack': 'clerk leader',
  'noticeFindings.close': 'clerk leader',
  'noticeFindings.reopen': 'clerk',
  'noticeFindings.tie': 'clerk',
  'noticeFindings.untie': 'clerk',
  'noticeFindings.join': 'clerk',
  'noticeFindings.part': 'clerk',
  'notices.get': readers,
  'notices.figure': readers,
  'notices.confirm': 'clerk',
  'notices.refuse': 'clerk',
  'notices.tieIndicator': 'clerk',
  'notices.untieIndicator': 'clerk',
};

/** Those that carry bytes. */
export const noticesFileCases: Record<string, string> = {
  'GET /api/notices/:documentId/report.docx': 'clerk leader inspector',
  'GET /api/directives/:code/self-report.docx': readers,
  'GET /api/agencies/:agencyId/report.docx': 'clerk leader inspector',
  'POST /api/reports/check': 'clerk leader inspector',
};

const step = { seen: null, happenedOn: '2023-11-20', words: 'Thử quyền theo phạm vi' };

export const noticesTargets: Record<string, Target> = {
  'notices.get': { input: ({ documentId }) => ({ documentId }), within: 'agency' },
  'notices.confirm': {
    input: ({ findingId }) => ({ directiveId: null, findingId, fact: 'giang_vien', ofFact: null }),
    within: 'office',
  },
  'notices.refuse': {
    input: ({ findingId }) => ({ directiveId: null, findingId, fact: 'giang_vien', ofFact: null }),
    within: 'office',
  },
  'notices.tieIndicator': {
    input: ({ findingId }) => ({ findingId, code: 'không có' }),
    within: 'office',
  },
  'notices.untieIndicator': {
    input: ({ findingId }) => ({ findingId, linkId: crypto.randomUUID() }),
    within: 'office',
  },
  'noticeFindings.get': { input: ({ findingId: id }) => ({ id }), within: 'agency' },
  'noticeFindings.prove': {
    input: ({ findingId }) => ({ findingId, ...step, paper: '12-BC/TCT' }),
    within: 'agency',
  },
  'noticeFindings.giveBack': { input: ({ findingId }) => ({ findingId, ...step }), within: 'office' },
  'noticeFindings.close': { input: ({ findingId }) => ({ findingId, ...step }), within: 'office' },
  'noticeFindings.reopen': {
    input: ({ findingId }) => ({ findingId, ...step, byFindingId: null }),
    within: 'office',
  },
  'noticeFindings.tie': { input: ({ findingId, code }) => ({ findingId, code }), within: 'office' },
  'noticeFindings.untie': {
    input: ({ findingId }) => ({ findingId, tieId: crypto.randomUUID() }),
    within: 'office',
  },
  'noticeFindings.join': {
    input: ({ findingId }) => ({ findingId, otherId: findingId }),
    within: 'office',
  },
  'noticeFindings.part': {
    input: ({ findingId }) => ({ findingId, bondId: crypto.randomUUID() }),
    within: 'office',
  },
  'selfReports.get': { input: ({ code }) => ({ code }), within: 'agency' },
  'selfReports.set': {
    input: ({ code }) => ({ code, firstDue: '2099-12-15', questions: [{ key: 'mot', text: 'Đã làm gì?' }] }),
    within: 'office',
  },
  'selfReports.takeOver': {
    input: ({ code }) => ({ ...{ code, year: 2022, answers: anAnswer }, paperNumber: null, paperOn: null }),
    within: 'office',
  },
  'selfReports.write': { input: ({ code }) => ({ code, answers: anAnswer }), within: 'agency' },
  'meetings.list': { input: ({ documentId }) => ({ documentId }), within: 'agency' },
  'meetings.save': {
    input: ({ documentId, agencyId: organiserId }) => ({
      ...{ documentId, title: 'Làm việc thử quyền', heldOn: '2023-11-17', place: null },
      organiserId,
    }),
    within: 'office',
  },
  'meetings.addPerson': {
    input: ({ meetingId }) => ({ meetingId, person: aPerson }),
    within: 'office',
  },
  'meetings.takeOut': { input: ({ meetingPersonId: personId }) => ({ personId }), within: 'office' },
  'meetings.remove': { input: ({ meetingId: id }) => ({ id }), within: 'office' },
};

const anAnswer = [{ key: 'mot', answer: 'Đã làm', evidence: null }];

const aPerson = {
  ...{ name: null, positionTitle: null, agencyId: null },
  ...{ agencyAsWritten: 'Đại diện một số sở', part: 'attend' as const },
};

export const noticesUntargeted: Record<string, unknown> = {
  'notices.figure': { fact: 'giang_vien', ofFact: null },
};

/** Only things of one's own; the test beside each says what the role may not. */
export const noticesMakers: string[] = [];

/** One thing of each kind, of the example office and its school. */
export async function noticesThings(db: Database, officeId: string, _agencyId: string, documentId: string) {
  return await meetingThings(db, officeId, documentId);
}

/** A meeting of the notice with somebody who was there. */
async function meetingThings(db: Database, officeId: string, documentId: string) {
  const of = { officeId, madeBy: null };
  const met = { title: 'Làm việc thử quyền', heldOn: '2023-11-17', place: null, organiserId: null };
  const meetingId = await insertMeeting(db, of, { ...met, documentId });
  await insertPersons(db, { ...of, meetingId }, [aPerson]);
  const [meeting] = await meetingsOf(db, officeId, { ids: [meetingId] });
  return { meetingId, meetingPersonId: meeting?.persons[0]?.id ?? '' };
}
