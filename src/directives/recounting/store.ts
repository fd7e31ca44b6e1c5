import { wholeOffice } from '#accounts/permissions.ts';
import type { Database } from '#platform/database/connection.ts';
import { refreshPeriods } from '../history/store.ts';
import { countedTotals } from '../listing/store.ts';
import { rebuildDeltas, storedCounts } from '../standing/store.ts';

/** Names of the offices whose five numbers, as they are kept by day, are not what their directives come to on a day. */
export async function officesAstray(db: Database, asOf: string): Promise<string[]> {
  const offices = await db.selectFrom('office').select(['id', 'name']).orderBy('createdAt').execute();
  const astray: string[] = [];
  for (const { id, name } of offices) {
    const kept = await storedCounts(db, id, asOf);
    const counted = await countedTotals(db, { scope: wholeOffice(id), filter: {}, asOf });
    if (kept && JSON.stringify(kept.counts) !== JSON.stringify(counted.counts)) astray.push(name);
  }
  return astray;
}

/** So many at a time are held under their locks. */
const BATCH = 200;

/** Folds the events of every directive anew, some at a time, then the numbers by day. Gives how many there are. */
export async function recountAll(db: Database): Promise<number> {
  let folded = 0;
  for (let after: string | undefined = ''; after !== undefined; ) {
    const ids = await db.transaction().execute(async (tx) => {
      const rows = await tx
        .selectFrom('directive')
        .select('id')
        .$if(after !== '', (query) => query.where('id', '>', after as string))
        .orderBy('id')
        .limit(BATCH)
        .forUpdate()
        .execute();
      const some = rows.map(({ id }) => id);
      await refreshPeriods(tx, some);
      return some;
    });
    folded += ids.length;
    after = ids.at(-1);
  }
  await rebuildDeltas(db);
  return folded;
}
