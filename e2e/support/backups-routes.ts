import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

/** For each route of the room, the roles that may call it. */
export const backupsCases: Record<string, string> = {
  'backups.page': 'administrator',
  'backups.make': 'administrator',
};

/** None carries bytes: whoever keeps the machine reads no documents. */
export const backupsFileCases: Record<string, string> = {};

export const backupsTargets: Record<string, Target> = {};

export const backupsUntargeted: Record<string, unknown> = { 'backups.page': undefined };

/** Of the installation, not of an office; src/overview/backups/routes.test.ts says what comes of it. */
export const backupsMakers: string[] = ['backups.make'];

/** One thing of each kind, of the example office. */
export async function backupsThings(
  _db: Database,
  _officeId: string,
  _agencyId: string,
  _documentId: string,
) {
  return {};
}
