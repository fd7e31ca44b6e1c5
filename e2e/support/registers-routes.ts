import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

/** For each route of the room, the roles that may call it. */
export const registersCases: Record<string, string> = {};

/** Those that carry bytes. */
export const registersFileCases: Record<string, string> = {};

export const registersTargets: Record<string, Target> = {};

export const registersUntargeted: Record<string, unknown> = {};

/** Only things of one's own; the test beside each says what the role may not. */
export const registersMakers: string[] = [];

/** One thing of each kind, of the example office. */
export async function registersThings(
  _db: Database,
  _officeId: string,
  _agencyId: string,
  _documentId: string,
) {
  return {};
}
