import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

const officers = 'appraiser trainingOfficer staffOfficer researchOfficer financeOfficer lecturer';

/** For each route of the room, the roles that may call it. */
export const searchCases: Record<string, string> = {
  'search.ask': `clerk leader inspector contact head ${officers}`,
};

/** Those that carry bytes. */
export const searchFileCases: Record<string, string> = {};

export const searchTargets: Record<string, Target> = {};

export const searchUntargeted: Record<string, unknown> = { 'search.ask': { q: 'dao tao' } };

/** Only things of one's own; the test beside each says what the role may not. */
export const searchMakers: string[] = [];

/** One thing of each kind, of the example office. */
export async function searchThings(_db: Database, _officeId: string, _agencyId: string, _documentId: string) {
  return {};
}
