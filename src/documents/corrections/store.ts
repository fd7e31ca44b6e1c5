import type { Db } from '#platform/database/connection.ts';
import type { Correction } from './schema.ts';

export async function insertCorrection(
  db: Db,
  of: { documentId: string; userId: string },
  { page, box, was, becomes }: Correction,
): Promise<void> {
  const [boxLeft, boxTop, boxRight, boxBottom] = box;
  await db
    .insertInto('textCorrection')
    .values({
      ...{ documentId: of.documentId, madeBy: of.userId },
      ...{ page, boxLeft, boxTop, boxRight, boxBottom, was, becomes },
    })
    .execute();
}

/** In the order in which they were made: a later one may correct an earlier one. */
export async function listCorrections(db: Db, documentId: string) {
  const rows = await db
    .selectFrom('textCorrection')
    .leftJoin('authUser', 'authUser.id', 'textCorrection.madeBy')
    .selectAll('textCorrection')
    .select('authUser.name as madeByName')
    .where('documentId', '=', documentId)
    .orderBy('madeAt')
    .orderBy('textCorrection.id')
    .execute();
  return rows.map(({ id, page, boxLeft, boxTop, boxRight, boxBottom, was, becomes, madeByName, madeAt }) => {
    const box: Correction['box'] = [boxLeft, boxTop, boxRight, boxBottom];
    return { id, page, box, was, becomes, madeBy: madeByName, madeAt };
  });
}
