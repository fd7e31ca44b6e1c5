import type { Db } from '../database/connection.ts';
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

/** Writes what happens into the log, in the transaction in which it happens. */
export async function writeLog(db: Db, entry: LogEntry): Promise<void> {
  await db
    .insertInto('logEntry')
    .values({
      officeId: entry.officeId,
      actorId: entry.actorId,
      act: entry.act,
      subjectKind: entry.subject.kind,
      subjectId: entry.subject.id,
      detail: json(entry.detail ?? {}),
    })
    .execute();
}
