import type { Database } from '#platform/database/connection.ts';
import { insertPerson } from '#staff/store.ts';
import { insertSheet, secret } from '#training/answering/store.ts';
import { insertMarks } from '#training/attendance/store.ts';
import { giveCertificate, registerOf } from '#training/certificates/store.ts';
import { insertClass } from '#training/classes/store.ts';
import { setMember } from '#training/desk/store.ts';
import { insertLearners } from '#training/enrolment/store.ts';
import { addPeople, peopleOf } from '#training/invitations/store.ts';
import { insertLine, joinNeeds, planFor, refuseMerge } from '#training/lines/store.ts';
import { insertCall, insertNeed } from '#training/needs/store.ts';
import { insertProgramme } from '#training/programmes/store.ts';
import { insertSessions, sessionsOf } from '#training/sessions/store.ts';
import { insertWave, listInstruments } from '#training/surveys/store.ts';
import { closedWave, learnerScores } from './closed-wave.ts';
import {
  planCases,
  planFileCases,
  planMakers,
  planTargets,
  planThings,
  planUntargeted,
} from './plan-routes.ts';
import type { Target } from './route-targets.ts';

const officers = 'appraiser trainingOfficer staffOfficer researchOfficer financeOfficer lecturer';
const readers = `clerk leader inspector contact head ${officers}`;
const surveyors = 'contact trainingOfficer';

const needKeepers = 'contact head trainingOfficer staffOfficer';
const planDrafters = 'clerk contact trainingOfficer';

const classKeepers = 'contact head trainingOfficer';
const markers = 'contact trainingOfficer lecturer';

/** For each route of training, the roles that may call it. */
export const trainingCases: Record<string, string> = {
  ...planCases,
  'trainingDesk.get': readers,
  'trainingDesk.setMember': 'clerk',
  'trainingDesk.setting': readers,
  'trainingDesk.saveSetting': 'clerk contact head',
  'trainingExample.load': 'clerk contact head',
  'trainingNeeds.view': readers,
  'trainingNeeds.openCall': 'clerk contact head',
  'trainingNeeds.setDue': 'clerk contact head',
  'trainingNeeds.closeCall': 'clerk contact head',
  'trainingNeeds.save': needKeepers,
  'trainingNeeds.drop': needKeepers,
  'trainingNeeds.send': needKeepers,
  'trainingNeeds.takeBack': needKeepers,
  'trainingNeeds.sayNone': needKeepers,
  'needImports.preview': needKeepers,
  'needImports.confirm': needKeepers,
  'needImports.leave': needKeepers,
  'trainingLines.view': readers,
  'trainingLines.join': planDrafters,
  'trainingLines.refuse': planDrafters,
  'trainingLines.unrefuse': planDrafters,
  'trainingLines.takeOut': planDrafters,
  'trainingLines.dissolve': planDrafters,
  'trainingLines.propose': planDrafters,
  'trainingConflicts.list': readers,
  'trainingClasses.list': readers,
  'trainingClasses.get': readers,
  'trainingClasses.make': classKeepers,
  'trainingClasses.change': classKeepers,
  'trainingClasses.step': classKeepers,
  'trainingClasses.remove': classKeepers,
  'trainingLearners.list': readers,
  'trainingLearners.enrol': classKeepers,
  'trainingLearners.enrolNamed': classKeepers,
  'trainingLearners.change': classKeepers,
  'trainingLearners.leave': classKeepers,
  'trainingEnrolling.preview': classKeepers,
  'trainingEnrolling.confirm': classKeepers,
  'trainingSessions.list': readers,
  'trainingSessions.save': classKeepers,
  'trainingSessions.copyWeek': classKeepers,
  'trainingSessions.remove': classKeepers,
  'trainingAttendance.sheet': readers,
  'trainingAttendance.mark': markers,
  'trainingAttendance.ofClass': readers,
  'trainingAttendance.code': markers,
  'trainingAttendance.scan': 'public',
  'trainingAttendance.present': 'public',
  'trainingResults.list': readers,
  'trainingResults.save': classKeepers,
  'trainingResults.give': classKeepers,
  'trainingResults.takeBack': classKeepers,
  'trainingResults.register': readers,
  'teachingHours.mine': readers,
  'teachingHours.year': readers,
  'delivery.get': readers,
  'delivery.explain': 'contact head trainingOfficer',
  'programmes.list': readers,
  'programmes.get': readers,
  'programmes.loadShipped': 'clerk contact head trainingOfficer',
  'programmes.save': 'clerk contact head trainingOfficer',
  'programmes.end': 'clerk contact head trainingOfficer',
  'programmes.withdraw': 'clerk contact head trainingOfficer',
  'surveys.list': readers,
  'surveys.instruments': readers,
  'surveys.get': readers,
  'surveys.open': surveyors,
  'surveys.setDays': surveyors,
  'surveys.close': surveyors,
  'surveys.drop': surveyors,
  'invitations.list': surveyors,
  'invitations.add': surveyors,
  'invitations.remove': surveyors,
  'invitations.print': surveyors,
  'sheet.open': 'public',
  'sheet.take': 'public',
  'sheet.give': 'public',
  'sheet.paper': surveyors,
  'sheet.keyIn': surveyors,
  'surveyResults.list': readers,
  'surveyResults.one': readers,
  'findings.direct': 'clerk',
};

/** Those that carry bytes. */
export const trainingFileCases: Record<string, string> = {
  ...planFileCases,
  'GET /api/training-delivery.xlsx': readers,
  'GET /api/training-need-template.xlsx': readers,
  'POST /api/training-need-imports': needKeepers,
  'GET /api/training-certificates.xlsx': readers,
  'GET /api/training-classes/:id/learners.xlsx': readers,
  'GET /api/training-classes/:id/learners.docx': readers,
  'POST /api/training-classes/:id/learners': classKeepers,
  'GET /api/training/surveys/:id/sheet.pdf': surveyors,
  'GET /api/training/surveys/:id/sheet.docx': surveyors,
  'GET /api/training/surveys/:id/unanswered.xlsx': surveyors,
  // A lecturer reads what is said of them, on the page alone.
  'GET /api/training/survey-results.xlsx': readers.replace(' lecturer', ''),
  'GET /api/training/survey-results.docx': readers.replace(' lecturer', ''),
};

const aNeed = {
  ...{ programmeKey: null, programmeName: 'Kỹ năng số', audience: 'Công chức', heads: 3, months: [] },
  ...{ reason: null, learners: [] },
};

export const trainingTargets: Record<string, Target> = {
  ...planTargets,
  'trainingDesk.setMember': {
    input: ({ agencyId }) => ({ agencyId, part: 'with' }),
    within: 'office',
  },
  'trainingNeeds.save': {
    input: ({ agencyId }) => ({ year: 2024, agencyId, replaces: null, need: aNeed }),
    within: 'office',
  },
  'trainingNeeds.send': { input: ({ agencyId }) => ({ year: 2024, agencyId }), within: 'office' },
  'trainingNeeds.sayNone': {
    input: ({ agencyId }) => ({ year: 2024, agencyId, none: true }),
    within: 'office',
  },
  'trainingNeeds.takeBack': { input: ({ needId: id }) => ({ year: 2024, id }), within: 'agency' },
  'trainingNeeds.drop': { input: ({ needId: id }) => ({ year: 2024, id }), within: 'agency' },
  'trainingLines.join': {
    input: ({ needId }) => ({ year: 2024, joinings: [{ lineId: null, needIds: [needId] }] }),
    within: 'office',
  },
  'trainingLines.refuse': {
    input: ({ needId, mergedNeedId }) => ({
      ...{ year: 2024, lineId: null, needIds: [needId, mergedNeedId] },
    }),
    within: 'office',
  },
  'trainingLines.unrefuse': { input: ({ mergeRefusalId: id }) => ({ id }), within: 'office' },
  'trainingLines.takeOut': {
    input: ({ lineId, mergedNeedId: needId }) => ({ lineId, needId }),
    within: 'office',
  },
  'trainingLines.dissolve': { input: ({ lineId }) => ({ lineId }), within: 'office' },
  'trainingClasses.get': { input: ({ classId: id }) => ({ id }), within: 'agency' },
  'trainingClasses.change': {
    input: ({ classId: id }) => ({
      id,
      name: 'Lớp',
      fromDay: '2024-01-01',
      toDay: '2024-02-01',
      place: null,
    }),
    within: 'agency',
  },
  'trainingClasses.step': {
    input: ({ classId: id }) => ({ id, step: 'open', on: '2023-11-01', number: '1/QĐ' }),
    within: 'agency',
  },
  'trainingClasses.remove': { input: ({ classId: id }) => ({ id }), within: 'agency' },
  'trainingLearners.list': { input: ({ classId }) => ({ classId }), within: 'agency' },
  'trainingLearners.enrol': {
    input: ({ classId }) => ({ ...aLearner, classId, despite: true }),
    within: 'agency',
  },
  'trainingLearners.enrolNamed': {
    input: ({ classId, needId }) => ({
      ...{ classId, picks: [{ needId, name: 'Không có' }], exception: null, despite: true },
    }),
    within: 'agency',
  },
  'trainingLearners.change': {
    input: ({ learnerId: id }) => ({
      ...{ id, code: null, position: null, email: null, data: {}, exception: null },
    }),
    within: 'agency',
  },
  'trainingLearners.leave': {
    input: ({ learnerId: id }) => ({ id, on: '2023-11-20', reason: 'thử' }),
    within: 'agency',
  },
  'trainingSessions.list': { input: ({ classId }) => ({ classId }), within: 'agency' },
  'trainingSessions.save': {
    input: ({ classId }) => ({
      ...{ classId, id: null, despite: true, onDay: '2024-01-08', fromTime: '07:30', toTime: '11:00' },
      ...{ room: 'A', lecturerId: null, lecturerName: 'Một', topic: 'Hai', form: 'theory', hours: 4 },
    }),
    within: 'agency',
  },
  'trainingSessions.copyWeek': {
    input: ({ classId }) => ({ classId, from: '2023-11-20', to: '2024-03-04', despite: true }),
    within: 'agency',
  },
  'trainingSessions.remove': { input: ({ sessionId: id }) => ({ id }), within: 'agency' },
  'trainingAttendance.sheet': { input: ({ sessionId }) => ({ sessionId }), within: 'agency' },
  'trainingAttendance.mark': {
    input: ({ sessionId, learnerId: enrolmentId }) => ({
      ...{ sessionId, marks: [{ enrolmentId, state: 'present' }] },
    }),
    within: 'agency',
  },
  'trainingAttendance.ofClass': { input: ({ classId }) => ({ classId }), within: 'agency' },
  'trainingAttendance.code': {
    input: ({ sessionId }) => ({ sessionId, lateFrom: null }),
    within: 'agency',
  },
  'trainingResults.list': { input: ({ classId }) => ({ classId }), within: 'agency' },
  'trainingResults.save': {
    input: ({ classId, learnerId: enrolmentId }) => ({
      ...{ classId, results: [{ enrolmentId, result: { mark: 7, verdict: null, basis: null } }] },
    }),
    within: 'agency',
  },
  'trainingResults.give': {
    input: ({ classId, learnerId: enrolmentId }) => ({
      ...{ classId, on: '2023-11-20', numbers: [{ enrolmentId, number: '9/CC' }] },
    }),
    within: 'agency',
  },
  'trainingResults.takeBack': {
    input: ({ certificateId: id }) => ({ id, on: '2023-11-20', reason: 'thử' }),
    within: 'agency',
  },
  'delivery.explain': {
    input: ({ planClassId }) => ({ planClassId, reason: 'Chờ kinh phí' }),
    within: 'office',
  },
  'programmes.get': { input: ({ programmeId: id }) => ({ id }), within: 'office' },
  'programmes.end': { input: ({ programmeId: id }) => ({ id, on: '2023-12-31' }), within: 'office' },
  'programmes.withdraw': { input: ({ programmeId: id }) => ({ id }), within: 'office' },
  'surveys.get': { input: ({ waveId: id }) => ({ id }), within: 'agency' },
  'surveys.open': {
    input: ({ surveyedClassId: classId }) => ({
      ...{ classId, kind: 'after', instrumentKey: 'tt-10-2017' },
      ...{ opensOn: '2024-05-20', closesOn: '2024-06-03' },
    }),
    within: 'agency',
  },
  'surveys.setDays': {
    input: ({ waveId: id }) => ({ id, opensOn: '2023-11-01', closesOn: '2024-01-31' }),
    within: 'agency',
  },
  'surveys.close': { input: ({ waveId: id }) => ({ id }), within: 'agency' },
  'surveys.drop': { input: ({ waveId: id }) => ({ id }), within: 'agency' },
  'invitations.list': { input: ({ waveId }) => ({ waveId }), within: 'agency' },
  'invitations.add': {
    input: ({ waveId }) => ({ waveId, people: [{ audience: 'lecturer', name: 'Lò Văn Quý', email: null }] }),
    within: 'agency',
  },
  'invitations.remove': { input: ({ invitationId: id }) => ({ id }), within: 'agency' },
  'invitations.print': {
    input: ({ waveId, invitationId }) => ({ waveId, ids: [invitationId] }),
    within: 'agency',
  },
  'sheet.paper': { input: ({ waveId }) => ({ waveId }), within: 'agency' },
  'sheet.keyIn': {
    input: ({ waveId }) => ({ waveId, audience: 'lecturer', scores: { 'ct-yeu-cau': 7 }, comment: '' }),
    within: 'agency',
  },
  'surveyResults.one': { input: ({ closedWaveId: id }) => ({ id }), within: 'agency' },
  'findings.direct': {
    input: ({ closedWaveId: waveId, agencyId: leadId }) => ({
      ...{
        waveId,
        leadId,
        place: 'course',
        text: 'Nâng chất lượng tổ chức khoá',
        dueOn: null,
        product: null,
      },
    }),
    within: 'office',
  },
};

const aLearner = {
  ...{ name: 'Trần Thử', code: 'HV-1', agencyId: null, agencyName: 'Cơ quan thử', position: null },
  ...{ email: null, data: {}, exception: null },
};

const programmeData = {
  ...{ kind: 'other' as const, audience: null, weeks: null, hours: {}, mode: null, certificateBy: null },
  ...{
    teachers: { ranks: [], unitIds: [] },
    sizeFrom: null,
    sizeTo: null,
    yearlyLimit: null,
    conditions: [],
  },
};

export const trainingUntargeted: Record<string, unknown> = {
  ...planUntargeted,
  'trainingClasses.list': {},
  'trainingResults.register': {},
  'teachingHours.mine': {},
  'teachingHours.year': {},
  'trainingDesk.get': {},
  'trainingDesk.setting': {},
  'trainingNeeds.view': {},
  'trainingLines.view': {},
  'trainingConflicts.list': { year: 2024 },
  'programmes.list': {},
  'surveys.list': {},
  'surveys.instruments': {},
  // By secrets of 128 bits, which nobody of the other office has.
  'sheet.open': { token: 'x' },
  'sheet.take': { token: 'x' },
  'sheet.give': { ballot: 'x'.repeat(22), receipt: null, scores: { 'ct-yeu-cau': 7 }, comment: '' },
  'surveyResults.list': {},
  'delivery.get': { year: 2024 },
};

/** Only things of one's own; the test beside each says what the role may not. */
export const trainingMakers: string[] = [
  ...planMakers,
  'trainingDesk.saveSetting',
  // By the provider for itself, and whoever stands before the code: src/training/classes/routes.test.ts.
  ...['trainingClasses.make', 'trainingAttendance.scan', 'trainingAttendance.present'],
  // One's own file and nobody else's: src/training/enrolling/routes.test.ts.
  ...['trainingEnrolling.preview', 'trainingEnrolling.confirm'],
  // Of the example office alone: src/training/example/routes.test.ts.
  'trainingExample.load',
  // Of one's own office's year: src/training/needs/routes.test.ts.
  ...['trainingNeeds.openCall', 'trainingNeeds.setDue', 'trainingNeeds.closeCall', 'trainingLines.propose'],
  // One's own file and nobody else's: src/training/importing/routes.test.ts.
  ...['needImports.preview', 'needImports.confirm', 'needImports.leave'],
  ...['programmes.save', 'programmes.loadShipped'],
];

/** A call, a need of the school's in no line, another in one, and a merge that was refused. */
async function needsThings(db: Database, officeId: string, agencyId: string) {
  const at = { officeId, year: 2024, dueOn: '2023-12-15', note: null };
  const callId = (await insertCall(db, { ...at, openedBy: null, openedOn: '2023-11-01' })) ?? '';
  const need = { ...aNeed, officeId, callId, agencyId, madeBy: null, sentOn: '2023-11-10' };
  const [needId, mergedNeedId] = [await insertNeed(db, need), await insertNeed(db, need)];
  const { id: planId } = await planFor(db, officeId, 2024, null);
  const by = await anyUser(db);
  const words = { programmeKey: null, programmeName: 'Kỹ năng số', audience: 'Công chức', months: [] };
  const line = { ...words, reason: null, origin: 'needs' as const, proposedHeads: null };
  const lineId = await insertLine(db, { officeId, by, planId }, line);
  await joinNeeds(db, { officeId, by }, { lineId, needIds: [mergedNeedId], reason: 'thử' });
  const apart = { needIds: [needId, mergedNeedId], apartId: null };
  const mergeRefusalId = await refuseMerge(db, { officeId, by, planId }, apart);
  return { needId, mergedNeedId, lineId, mergeRefusalId, planId };
}

/** A closed wave of a class of the school's, which asked about one lecturer. */
async function resultThings(db: Database, officeId: string, providerId: string, lecturer: string) {
  const sheets = Array.from({ length: 5 }, () => ({
    ...{ audience: 'learner' as const, scores: learnerScores(6) },
  }));
  const { waveId: closedWaveId } = await closedWave(db, {
    ...{ officeId, providerId, code: 'KS-THU', sheets },
    lecturers: [{ key: lecturer, name: 'Lường Văn Thử' }],
  });
  return { closedWaveId };
}

const anyUser = async (db: Database) =>
  (await db.selectFrom('authUser').select('id').limit(1).executeTakeFirstOrThrow()).id;

/** One of the school's people who may sign in, where there is such a one: lecturers mark where they teach. */
async function lecturerOf(db: Database, officeId: string, schoolId: string) {
  const user = await db
    .selectFrom('membership')
    .select('userId')
    .where('agencyId', '=', schoolId)
    .where('role', '=', 'lecturer')
    .executeTakeFirst();
  const at = { officeId, schoolId, createdBy: null };
  return insertPerson(db, { ...at, code: 'GV2', fullName: 'Lường Văn Thử', userId: user?.userId ?? null });
}

/** A class of the school's with a learner, a session and a certificate. */
async function classThings(
  db: Database,
  { officeId, agencyId, programmeId }: Record<'officeId' | 'agencyId' | 'programmeId', string>,
  lecturerId: string,
) {
  const classId = await insertClass(
    db,
    { officeId, madeBy: null },
    {
      ...{ planClassId: null, beyondReason: 'thử', year: 2023, providerAgencyId: agencyId, programmeId },
      ...{ code: 'THU-01', name: 'Lớp thử quyền', fromDay: '2023-11-01', toDay: '2023-12-01', place: null },
    },
  );
  const at = { officeId, classId, enrolledBy: null, enrolledOn: '2023-11-01' };
  const [learnerId = ''] = await insertLearners(db, at, [aLearner]);
  const slot = { onDay: '2023-11-20', fromTime: '07:30', toTime: '11:00', room: 'A', topic: 'Một' };
  const taught = { lecturerId, lecturerName: 'Hai', form: 'theory' as const, hours: 4 };
  await insertSessions(db, { officeId, madeBy: null }, [{ classId, ...slot, ...taught }]);
  const sessionId = (await sessionsOf(db, classId))[0]?.id ?? '';
  // Marked, so that whoever may take a session out is told why this one stays.
  const mark = { enrolmentId: learnerId, state: 'present' as const, how: 'hand' as const };
  await insertMarks(db, [{ ...mark, officeId, sessionId, byUser: null, device: null }]);
  const given = {
    officeId,
    enrolmentId: learnerId,
    number: '1/CC',
    numberKey: '1/cc',
    givenOn: '2023-11-19',
  };
  await giveCertificate(db, { ...given, givenBy: await anyUser(db) });
  const certificateId = (await registerOf(db, officeId))[0]?.id ?? '';
  return { classId, learnerId, sessionId, certificateId };
}

/** Things of training in the example office, whose school takes part in the plan. */
export async function trainingThings(db: Database, officeId: string, schoolId: string) {
  await setMember(db, { officeId, setBy: null }, { agencyId: schoolId, part: 'with' });
  const programmeId = await insertProgramme(
    db,
    { officeId, createdBy: null },
    {
      ...{ key: 'thu-quyen', name: 'Chương trình thử quyền', data: programmeData, basis: null, source: null },
      ...{ validFrom: '2023-01-01', validTo: null },
    },
  );
  const lecturer = await lecturerOf(db, officeId, schoolId);
  return {
    programmeId,
    ...(await needsThings(db, officeId, schoolId)),
    ...(await surveyOf(db, officeId, schoolId)),
    ...(await resultThings(db, officeId, schoolId, lecturer)),
    ...(await planThings(db, officeId, schoolId)),
    ...(await classThings(db, { officeId, agencyId: schoolId, programmeId }, lecturer)),
  };
}

/** An open survey of a class that the school holds, with somebody who is asked. */
async function surveyOf(db: Database, officeId: string, schoolId: string) {
  const { id: classId } = await db
    .insertInto('trainingClass')
    .values({
      ...{ officeId, providerAgencyId: schoolId, year: 2023, code: 'TQ-1', name: 'Lớp thử quyền' },
      ...{ fromDay: '2023-10-02', toDay: '2023-11-17', startedOn: '2023-10-02', endedOn: '2023-11-17' },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const [instrument] = await listInstruments();
  if (!instrument) throw new Error('no instrument is shipped');
  const waveId = await insertWave(
    db,
    { officeId, openedBy: null },
    {
      ...{ classId, kind: 'end', instrumentKey: instrument.key, frame: { instrument, lecturers: [] } },
      ...{ opensOn: '2023-11-01', closesOn: '2023-12-31', classToken: secret() },
    },
  );
  const at = { officeId, waveId };
  await addPeople(db, at, [{ audience: 'lecturer', name: 'Tòng Thị Hạnh', email: null }]);
  // With a sheet in it, so that it can be ended but not taken out.
  await insertSheet(db, 'lecturer', { waveId, scores: { 'ct-yeu-cau': 7 }, isVoid: true, comment: '' });
  const invitationId = (await peopleOf(db, waveId))[0]?.id ?? '';
  return { surveyedClassId: classId, waveId, invitationId };
}
