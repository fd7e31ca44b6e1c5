import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { listEvents } from '../history/store.ts';
import { openTo, type Reader } from '../visibility/rules.ts';

/** Files of every report on the document's directives, inside the agencies too, and slips that wait for them. */
export async function filesHungOn(db: Db, documentId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct file ->> 'id' as id
    from directive_event join directive on directive.id = directive_event.directive_id,
      jsonb_array_elements(coalesce(directive_event.data -> 'files', '[]')) as file
    where directive.document_id = ${documentId}
    union select slip_page.file_id::text from slip_page join directive on directive.id = slip_page.directive_id
    where directive.document_id = ${documentId}`.execute(db);
  return found.rows.map((row) => row.id);
}

interface Wanted {
  directiveId: string;
  fileId: string;
  reader: Reader;
}

/** The file, if a report of this directive carries it that is open to the reader. */
export async function findReportFile(db: Db, { directiveId, fileId, reader }: Wanted) {
  const events = openTo(await listEvents(db, directiveId), reader);
  if (!events.some((e) => e.data.files?.some((file) => file.id === fileId))) return undefined;
  return db
    .selectFrom('storedFile')
    .select(['id', 'name', 'mediaType'])
    .where('id', '=', fileId)
    .executeTakeFirst();
}
