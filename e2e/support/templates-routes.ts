import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

/** For each route of the room, the roles that may call it. */
export const templatesCases: Record<string, string> = {};

/** Those that carry bytes. */
export const templatesFileCases: Record<string, string> = {};

export const templatesTargets: Record<string, Target> = {};

export const templatesUntargeted: Record<string, unknown> = {};

/** Only things of one's own; the test beside each says what the role may not. */
export const templatesMakers: string[] = [];

/** One thing of each kind, of the example office. */
export async function templatesThings(
  _db: Database,
  _officeId: string,
  _agencyId: string,
  _documentId: string,
) {
  return {};
}
