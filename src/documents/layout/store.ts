import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { PageLayout } from './schema.ts';

/** Where the words of a document stand, in place of what was known before; a text that changes needs it anew. */
export async function replaceLayout(db: Db, documentId: string, pages: PageLayout[]): Promise<void> {
  await db.deleteFrom('pageLayout').where('documentId', '=', documentId).execute();
  if (pages.length === 0) return;
  const rows = pages.map((page) => ({ ...page, documentId, words: json(page.words) }));
  await db.insertInto('pageLayout').values(rows).execute();
}

export async function listLayout(db: Db, documentId: string): Promise<PageLayout[]> {
  const rows = await db
    .selectFrom('pageLayout')
    .select(['page', 'width', 'height', 'words'])
    .where('documentId', '=', documentId)
    .orderBy('page')
    .execute();
  return rows as PageLayout[];
}
