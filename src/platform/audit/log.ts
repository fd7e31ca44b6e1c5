import { sql } from 'kysely';
import type { Tx } from '../database/connection.ts';
import { json } from '../database/json.ts';

export interface LogEntry {
  officeId: string | null;
  actorId: string | null;
  /** What was done, as in permissions: 'document.publish'. */
  act: string;
  subject: { kind: string; id: string };
  /** Ids, codes and versions only: never names of people, never words of a document (design rule 11). */
  detail?: Record<string, string | number | boolean | null>;
}

/** Writers share this lock until they commit, the sealer takes it alone: it never seals past an entry under way. */
export const LOG_LOCK = 4_711_297;

/** Writes what happens into the log, in the transaction in which it happens. */
export async function writeLog(db: Tx, ...entries: LogEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`select pg_advisory_xact_lock_shared(${LOG_LOCK})`.execute(db);
  const rows = entries.map(({ officeId, actorId, act, subject, detail = {} }) => ({
    ...{ officeId, actorId, act, detail: json(detail) },
    ...{ subjectKind: subject.kind, subjectId: subject.id },
  }));
  await db.insertInto('logEntry').values(rows).execute();
}
