import { type Db, openDatabase } from '../database/connection.ts';
import type { Made } from './make.ts';

export type BackupKind = 'daily' | 'hand' | 'upgrade';

/** Writes down that one was made, or why none came about. */
export async function noteBackup(
  db: Db,
  kind: BackupKind,
  begunAt: Date,
  outcome: { file: string; made: Made } | { problem: string },
): Promise<string> {
  const values =
    'problem' in outcome ? { problem: outcome.problem } : { file: outcome.file, ...rowOf(outcome.made) };
  const { id } = await db
    .insertInto('backup')
    .values({ kind, begunAt, ...values })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const rowOf = ({ size, sha256, rows, files, faults, encrypted }: Made) => ({
  ...{ size, sha256, rows, files, encrypted },
  faults: faults.length,
});

/** The same where no connection is open yet. */
export async function noteBackupAt(
  url: string,
  ...noted: Parameters<typeof noteBackup> extends [unknown, ...infer R] ? R : never
) {
  const db = openDatabase(url);
  try {
    await noteBackup(db, ...noted);
  } finally {
    await db.destroy();
  }
}
