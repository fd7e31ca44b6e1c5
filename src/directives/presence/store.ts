import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import type { Present } from './schema.ts';

/** Longer than two heartbeats and a slow network; after it somebody is taken for gone. */
const PRESENT_SECONDS = 30;

/** Whether there is such a document to sit at; its words are not needed for that. */
export async function isOfOffice(db: Db, officeId: string, documentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('document')
    .select('id')
    .where('id', '=', documentId)
    .where('officeId', '=', officeId)
    .where('heldAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Where this person is now; the row also remembers where they stopped. */
export async function beat(db: Db, documentId: string, userId: string, entry: string | null): Promise<void> {
  await db
    .insertInto('reviewPresence')
    .values({ documentId, userId, entry })
    .onConflict((oc) => oc.columns(['documentId', 'userId']).doUpdateSet({ entry, seenAt: sql`now()` }))
    .execute();
}

export async function listOthers(db: Db, documentId: string, userId: string): Promise<Present[]> {
  return db
    .selectFrom('reviewPresence')
    .innerJoin('authUser', 'authUser.id', 'reviewPresence.userId')
    .select(['reviewPresence.userId', 'authUser.name', 'reviewPresence.entry'])
    .where('reviewPresence.documentId', '=', documentId)
    .where('reviewPresence.userId', '!=', userId)
    .where(sql<boolean>`seen_at > now() - make_interval(secs => ${PRESENT_SECONDS})`)
    .orderBy('authUser.name')
    .execute();
}

export async function lastEntryOf(db: Db, documentId: string, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('reviewPresence')
    .select('entry')
    .where('documentId', '=', documentId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return row?.entry ?? null;
}
