import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { Kept } from './rules.ts';
import type { MeasureName, NoticePart, Target } from './schema.ts';

/** What the notice says at each of its directives, in its order; of other documents, at those that are named. */
export async function partsOf(
  db: Db,
  officeId: string,
  documentId: string,
  alsoIds: string[],
): Promise<
  { id: string; parentId: string | null; isOwn: boolean; kind: NoticePart['kind']; text: string }[]
> {
  const rows = await db
    .selectFrom('directive')
    .select(['id', 'kind', 'text', 'parentId'])
    .select(({ eb }) => eb('documentId', 'is not distinct from', documentId).as('isOwn'))
    .where('officeId', '=', officeId)
    .where(({ or, eb }) =>
      or([eb('documentId', '=', documentId), eb('id', '=', sql<string>`any(${alsoIds}::uuid[])`)]),
    )
    .orderBy('position')
    .orderBy('code')
    .execute();
  return rows.map((row) => ({ ...row, isOwn: Boolean(row.isOwn), kind: row.kind as NoticePart['kind'] }));
}

/** What has been said of figures at the parts of a notice, by directive or finding. */
export async function measuresOf(db: Db, documentId: string): Promise<Map<string, Kept[]>> {
  const rows = await db
    .selectFrom('noticeMeasure')
    .leftJoin('directive', 'directive.id', 'noticeMeasure.directiveId')
    .leftJoin('finding', 'finding.id', 'noticeMeasure.findingId')
    .select(['noticeMeasure.directiveId', 'noticeMeasure.findingId', 'fact', 'ofFact'])
    .select('noticeMeasure.decision')
    .where('noticeMeasure.removedAt', 'is', null)
    .where(({ or, eb }) =>
      or([eb('directive.documentId', '=', documentId), eb('finding.documentId', '=', documentId)]),
    )
    .orderBy('noticeMeasure.madeAt')
    .orderBy('noticeMeasure.id')
    .execute();
  const kept = rows.map(({ directiveId, findingId, decision, ...name }) => ({
    ...name,
    of: directiveId ?? findingId ?? '',
    decision: decision as Kept['decision'],
  }));
  return Map.groupBy(kept, ({ of }) => of);
}

interface Said {
  officeId: string;
  by: string;
  decision: Kept['decision'];
}

/** What was said of this figure before goes out of sight, with who and when. False where the same was said already. */
export async function sayMeasure(
  tx: Tx,
  { directiveId, findingId }: Target,
  { fact, ofFact }: MeasureName,
  { officeId, by, decision }: Said,
): Promise<boolean> {
  const target = directiveId ? { directiveId } : { findingId };
  const live = await tx
    .selectFrom('noticeMeasure')
    .select(['id', 'decision'])
    .where('officeId', '=', officeId)
    .where('directiveId', 'is not distinct from', directiveId)
    .where('findingId', 'is not distinct from', findingId)
    .where('fact', '=', fact)
    .where('ofFact', 'is not distinct from', ofFact)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (live?.decision === decision) return false;
  if (live)
    await tx
      .updateTable('noticeMeasure')
      .set({ removedBy: by, removedAt: new Date() })
      .where('id', '=', live.id)
      .execute();
  await tx
    .insertInto('noticeMeasure')
    .values({ officeId, ...target, fact, ofFact, decision, madeBy: by })
    .execute();
  return true;
}
