import type { Db } from '#platform/database/connection.ts';
import type { SavedView } from './schema.ts';

const columns = ['id', 'name', 'address'] as const;

/** The person's own, in the order in which they were made. */
export const listViews = (db: Db, userId: string): Promise<SavedView[]> =>
  db
    .selectFrom('savedView')
    .select(columns)
    .where('userId', '=', userId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();

/** A name that the person already has gets the new address. */
export const saveView = (
  db: Db,
  view: { officeId: string; userId: string; name: string; address: string },
): Promise<SavedView> =>
  db
    .insertInto('savedView')
    .values(view)
    .onConflict((oc) => oc.columns(['userId', 'name']).doUpdateSet({ address: view.address }))
    .returning(columns)
    .executeTakeFirstOrThrow();

/** Gives null where the person has no such view. The caller has seen that the name is free. */
export const renameView = async (
  db: Db,
  { userId, id, name }: { userId: string; id: string; name: string },
): Promise<SavedView | null> =>
  (await db
    .updateTable('savedView')
    .set({ name })
    .where('id', '=', id)
    .where('userId', '=', userId)
    .returning(columns)
    .executeTakeFirst()) ?? null;

export const removeView = async (db: Db, userId: string, id: string): Promise<SavedView | null> =>
  (await db
    .deleteFrom('savedView')
    .where('id', '=', id)
    .where('userId', '=', userId)
    .returning(columns)
    .executeTakeFirst()) ?? null;
