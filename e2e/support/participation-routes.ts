import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

/** For each route of the room, the roles that may call it. */
export const participationCases: Record<string, string> = {};

/** Those that carry bytes. */
export const participationFileCases: Record<string, string> = {};

export const participationTargets: Record<string, Target> = {};

export const participationUntargeted: Record<string, unknown> = {};

/** Only things of one's own; the test beside each says what the role may not. */
export const participationMakers: string[] = [];

/** One thing of each kind, of the example office and its school. */
export async function participationThings(
  _db: Database,
  _officeId: string,
  _agencyId: string,
  _documentId: string,
) {
  return {};
}
