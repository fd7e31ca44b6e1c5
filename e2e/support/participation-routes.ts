import { insertOccasion, insertPaper, insertSeats, insertStep, occasionsOf } from '#participation/store.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

const officers = 'appraiser trainingOfficer staffOfficer researchOfficer financeOfficer lecturer';
const readers = `clerk leader inspector contact head ${officers}`;
const keepers = 'clerk contact head';
const goers = 'contact head trainingOfficer researchOfficer staffOfficer lecturer';

/** For each route of the room, the roles that may call it. */
export const participationCases: Record<string, string> = {
  'participation.list': readers,
  'participation.get': readers,
  'participation.save': keepers,
  'participation.remove': keepers,
  'participation.addSeat': keepers,
  'participation.takeSeatOut': keepers,
  'participation.invite': keepers,
  'participation.takeBack': keepers,
  'participation.remind': keepers,
  'participation.set': keepers,
  'participation.loadExample': keepers,
  'participation.attend': goers,
  'participation.addPaper': goers,
  'participation.addUse': goers,
  'participation.takeOut': goers,
};

/** Those that carry bytes. */
export const participationFileCases: Record<string, string> = {
  'GET /api/participation.xlsx': readers,
  'GET /api/participation.docx': readers,
  'GET /api/participation/:id/letter.docx': 'clerk',
};

export const participationTargets: Record<string, Target> = {
  'participation.get': { input: ({ occasionId: id }) => ({ id }), within: 'agency' },
  'participation.addSeat': {
    input: ({ occasionId }) => ({
      ...{ occasionId, seat: { positionTitle: 'Phó Hiệu trưởng', name: null, unitId: null, isDue: true } },
    }),
    within: 'agency',
  },
  'participation.invite': {
    input: ({ seatId }) => ({ seatId, from: null, on: '2023-11-01', paper: null, note: null }),
    within: 'agency',
  },
  'participation.attend': {
    input: ({ seatId }) => ({
      ...{ seatId, from: 'asked', to: 'met', on: '2023-11-10', saysYes: true, paper: null, note: null },
    }),
    within: 'agency',
  },
  'participation.takeBack': {
    input: ({ seatId }) => ({ seatId, from: 'asked', why: 'thử quyền' }),
    within: 'agency',
  },
  'participation.takeSeatOut': { input: ({ freeSeatId: seatId }) => ({ seatId }), within: 'agency' },
  'participation.addPaper': {
    input: ({ occasionId }) => ({
      ...{ occasionId, title: 'Kỷ yếu', number: null, documentId: null, receivedOn: '2023-11-10' },
    }),
    within: 'agency',
  },
  'participation.addUse': {
    input: ({ occasionId }) => ({ occasionId, taughtIn: 'Bài giảng thử', what: null, since: '2023-11-12' }),
    within: 'agency',
  },
  'participation.takeOut': {
    input: ({ occasionPaperId: id }) => ({ id, part: 'paper' }),
    within: 'agency',
  },
  'participation.remind': { input: ({ occasionId: id }) => ({ id }), within: 'agency' },
  'participation.remove': {
    input: ({ invitedOccasionId: id }) => ({ id, why: 'ghi nhầm' }),
    within: 'agency',
  },
};

export const participationUntargeted: Record<string, unknown> = {
  'participation.list': { year: 2023 },
};

/** Only things of one's own; the test beside each says what the role may not. */
export const participationMakers: string[] = [
  // Of one's own office or school: src/participation/routes.test.ts.
  ...['participation.save', 'participation.set', 'participation.loadExample'],
];

/** One thing of each kind, of the example office and its school. */
export async function participationThings(
  db: Database,
  officeId: string,
  agencyId: string,
  _documentId: string,
) {
  const by = { officeId, madeBy: null };
  const make = (title: string) =>
    insertOccasion(db, by, {
      ...{ kind: 'deploy', title, organiserId: null, organiserAsWritten: 'Một cơ quan ngoài danh bạ' },
      ...{ startsOn: '2023-11-09', endsOn: null, place: null, about: null, aboutDocumentId: null },
    });
  const occasionId = await make('Hội nghị thử quyền');
  const place = { positionTitle: 'Hiệu trưởng', name: null, unitId: null, isDue: true };
  const [seatId = '', freeSeatId = ''] = await insertSeats(db, by, occasionId, [
    { ...place, unitId: agencyId },
    place,
  ]);
  const asked = { stage: 'asked' as const, on: '2023-11-01', paper: null, saysYes: null, note: null };
  await insertStep(db, { ...asked, officeId, seatId, byUser: null });
  const paper = { title: 'Tài liệu thử quyền', number: null, documentId: null, receivedOn: '2023-11-09' };
  await insertPaper(db, by, { ...paper, occasionId });
  const [found] = await occasionsOf(db, officeId, { id: occasionId }, '2023-11-20');
  // One asked to, which therefore stays.
  const invitedOccasionId = await make('Hội nghị đã mời');
  const [invited = ''] = await insertSeats(db, by, invitedOccasionId, [place]);
  await insertStep(db, { ...asked, officeId, seatId: invited, byUser: null });
  return {
    ...{ occasionId, seatId, freeSeatId, invitedOccasionId },
    occasionPaperId: found?.papers[0]?.id ?? '',
  };
}
