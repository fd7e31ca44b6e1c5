import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

/** For each route of the room, the roles that may call it. */
export const noticesCases: Record<string, string> = {};

/** Those that carry bytes. */
export const noticesFileCases: Record<string, string> = {};

export const noticesTargets: Record<string, Target> = {};

export const noticesUntargeted: Record<string, unknown> = {};

/** Only things of one's own; the test beside each says what the role may not. */
export const noticesMakers: string[] = [];

/** One thing of each kind, of the example office and its school. */
export async function noticesThings(
  _db: Database,
  _officeId: string,
  _agencyId: string,
  _documentId: string,
) {
  return {};
}
