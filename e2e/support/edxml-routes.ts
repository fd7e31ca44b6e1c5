import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

/** For each route of the room, the roles that may call it. */
export const edxmlCases: Record<string, string> = {};

/** Those that carry bytes. */
export const edxmlFileCases: Record<string, string> = {};

export const edxmlTargets: Record<string, Target> = {};

export const edxmlUntargeted: Record<string, unknown> = {};

/** Only things of one's own; the test beside each says what the role may not. */
export const edxmlMakers: string[] = [];

/** One thing of each kind, of the example office. */
export async function edxmlThings(_db: Database, _officeId: string, _agencyId: string, _documentId: string) {
  return {};
}
