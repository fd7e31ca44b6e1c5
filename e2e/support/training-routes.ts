import type { Database } from '#platform/database/connection.ts';
import { setMember } from '#training/desk/store.ts';
import { insertProgramme } from '#training/programmes/store.ts';
import type { Target } from './route-targets.ts';

const officers = 'appraiser trainingOfficer staffOfficer researchOfficer financeOfficer lecturer';
const readers = `clerk leader inspector contact head ${officers}`;

/** For each route of training, the roles that may call it. */
export const trainingCases: Record<string, string> = {
  'trainingDesk.get': readers,
  'trainingDesk.setMember': 'clerk',
  'trainingDesk.setting': readers,
  'trainingDesk.saveSetting': 'clerk contact head',
  'trainingExample.load': 'clerk contact head',
  'programmes.list': readers,
  'programmes.get': readers,
  'programmes.loadShipped': 'clerk contact head trainingOfficer',
  'programmes.save': 'clerk contact head trainingOfficer',
  'programmes.end': 'clerk contact head trainingOfficer',
  'programmes.withdraw': 'clerk contact head trainingOfficer',
};

/** Those that carry bytes. */
export const trainingFileCases: Record<string, string> = {};

export const trainingTargets: Record<string, Target> = {
  'trainingDesk.setMember': {
    input: ({ agencyId }) => ({ agencyId, part: 'with' }),
    within: 'office',
  },
  'programmes.get': { input: ({ programmeId: id }) => ({ id }), within: 'office' },
  'programmes.end': { input: ({ programmeId: id }) => ({ id, on: '2023-12-31' }), within: 'office' },
  'programmes.withdraw': { input: ({ programmeId: id }) => ({ id }), within: 'office' },
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
  'trainingDesk.get': {},
  'trainingDesk.setting': {},
  'programmes.list': {},
};

/** Only things of one's own; the test beside each says what the role may not. */
export const trainingMakers: string[] = [
  'trainingDesk.saveSetting',
  // Of the example office alone: src/training/example/routes.test.ts.
  'trainingExample.load',
  ...['programmes.save', 'programmes.loadShipped'],
];

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
  return { programmeId };
}
