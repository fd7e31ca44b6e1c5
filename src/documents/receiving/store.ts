import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';

/** Files that packages keep of a document, which go with it when it is purged. */
export async function packageFilesOf(db: Db, documentId: string): Promise<string[]> {
  const rows = await sql<{ fileId: string }>`
    select file_id from edxml_package where document_id = ${documentId} and file_id is not null
    union select file_id from edxml_sent where document_id = ${documentId} and file_id is not null`.execute(
    db,
  );
  return rows.rows.map(({ fileId }) => fileId);
}

/** What lies, or waits to lie, in the folders because of a document: packages by their hashes, ours by their names. */
export async function exchangedOf(db: Db, documentId: string) {
  const own = db.selectFrom('edxmlPackage').select('id').where('documentId', '=', documentId);
  const packages = await db
    .selectFrom('edxmlPackage')
    .select('sha256')
    .where('documentId', '=', documentId)
    .execute();
  const sent = await db
    .selectFrom('edxmlSent')
    .select('name')
    .where((eb) => eb.or([eb('packageId', 'in', own), eb('documentId', '=', documentId)]))
    .execute();
  return { hashes: packages.map(({ sha256 }) => sha256), names: sent.map(({ name }) => name) };
}

/** Words of a document that is purged: of its packages only the hash and the codes stay. */
export async function forgetPackagesOf(db: Db, documentId: string): Promise<void> {
  const own = db.selectFrom('edxmlPackage').select('id').where('documentId', '=', documentId);
  // Who was told of a package was told what it is called.
  await db
    .deleteFrom('notice')
    .where(
      sql<boolean>`split_part(key, ':', 1) = 'edxml' and split_part(key, ':', 2) in (
        select id::text from edxml_package where document_id = ${documentId})`,
    )
    .execute();
  await db.updateTable('edxmlStatus').set({ description: null }).where('packageId', 'in', own).execute();
  await db
    .updateTable('edxmlSent')
    .set({
      // What waits still has nothing to send any more.
      state: sql`case when state = 'waiting' then 'failed' else state end`,
    })
    .set({ xml: null, codeNumber: null, codeNotation: null, documentKey: null, subject: null, reason: null })
    .where((eb) => eb.or([eb('packageId', 'in', own), eb('documentId', '=', documentId)]))
    .execute();
  await db
    .updateTable('edxmlPackage')
    .set({
      ...{ fileName: null, documentKey: null, codeNumber: null, codeNotation: null, subject: null },
      ...{ head: null, attachments: json([]), notes: json([]), problem: null, reason: null, state: 'secret' },
    })
    .where('documentId', '=', documentId)
    .execute();
}
