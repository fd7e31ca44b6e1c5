import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

/** For each route of the room, the roles that may call it. */
export const committeesCases: Record<string, string> = {};

/** Those that carry bytes. */
export const committeesFileCases: Record<string, string> = {};

export const committeesTargets: Record<string, Target> = {};

export const committeesUntargeted: Record<string, unknown> = {};

/** Only things of one's own; the test beside each says what the role may not. */
export const committeesMakers: string[] = [];

/** One thing of each kind, of the example office and its school. */
export async function committeesThings(
  _db: Database,
  _officeId: string,
  _agencyId: string,
  _documentId: string,
) {
  return {};
}
