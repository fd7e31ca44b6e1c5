import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { Preferences } from './schema.ts';

/** What the person has chosen; a choice that no longer has its shape counts as none. */
export async function readPreferences(db: Db, userId: string): Promise<Preferences> {
  const rows = await db
    .selectFrom('preference')
    .select(['key', 'value'])
    .where('userId', '=', userId)
    .execute();
  const kept = rows.flatMap(({ key, value }) => {
    const read = Preferences.safeParse({ [key]: value });
    return read.success ? [read.data] : [];
  });
  return Object.assign({}, ...kept);
}

export async function writePreferences(db: Db, userId: string, chosen: Preferences): Promise<void> {
  const rows = Object.entries(chosen).map(([key, value]) => ({ userId, key, value: json(value) }));
  if (rows.length === 0) return;
  await db
    .insertInto('preference')
    .values(rows)
    .onConflict((oc) =>
      oc.columns(['userId', 'key']).doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })),
    )
    .execute();
}
