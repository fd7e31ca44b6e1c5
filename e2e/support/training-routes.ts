import type { Database } from '#platform/database/connection.ts';
import { setMember } from '#training/desk/store.ts';
import type { Target } from './route-targets.ts';

const officers = 'appraiser trainingOfficer staffOfficer researchOfficer financeOfficer lecturer';
const readers = `clerk leader inspector contact head ${officers}`;

/** For each route of training, the roles that may call it. */
export const trainingCases: Record<string, string> = {
  'trainingDesk.get': readers,
  'trainingDesk.setMember': 'clerk',
  'trainingDesk.setting': readers,
  'trainingDesk.saveSetting': 'clerk contact head',
};

/** Those that carry bytes. */
export const trainingFileCases: Record<string, string> = {};

export const trainingTargets: Record<string, Target> = {
  'trainingDesk.setMember': {
    input: ({ agencyId }) => ({ agencyId, part: 'with' }),
    within: 'office',
  },
};

export const trainingUntargeted: Record<string, unknown> = {
  'trainingDesk.get': {},
  'trainingDesk.setting': {},
};

/** Only things of one's own; the test beside each says what the role may not. */
export const trainingMakers: string[] = ['trainingDesk.saveSetting'];

/** Things of training in the example office, whose school takes part in the plan. */
export async function trainingThings(db: Database, officeId: string, schoolId: string) {
  await setMember(db, { officeId, setBy: null }, { agencyId: schoolId, part: 'with' });
  return {};
}
