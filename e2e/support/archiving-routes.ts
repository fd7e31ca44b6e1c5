import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

/** For each route of the room, the roles that may call it. */
export const archivingCases: Record<string, string> = {
  'archives.page': 'leader',
  'archives.make': 'leader',
};

/** Those that carry bytes. */
export const archivingFileCases: Record<string, string> = {
  'GET /api/archives/00000000-0000-4000-8000-000000000000': 'leader',
};

export const archivingTargets: Record<string, Target> = {};

export const archivingUntargeted: Record<string, unknown> = { 'archives.page': undefined };

/** Only things of one's own; the test beside each says what the role may not. */
export const archivingMakers: string[] = [
  // Of one's own office: src/overview/archiving/routes.test.ts.
  'archives.make',
];

/** One thing of each kind, of the example office. */
export async function archivingThings(
  _db: Database,
  _officeId: string,
  _agencyId: string,
  _documentId: string,
) {
  return {};
}
