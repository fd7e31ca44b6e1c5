import type { Db } from '#platform/database/connection.ts';
import type { Overview } from './schema.ts';

/** Limitations named by notices published by a day, newest notice first. */
export async function listLimitations(
  db: Db,
  officeId: string,
  asOf: string,
): Promise<Overview['limitations']> {
  const rows = await db
    .selectFrom('finding')
    .innerJoin('document', 'document.id', 'finding.documentId')
    .select([
      'finding.id',
      'finding.kind',
      'finding.text',
      'finding.spanStart',
      'finding.spanEnd',
      'finding.figures',
      'finding.decision',
      'finding.documentId',
      'document.number as documentNumber',
    ])
    .where('finding.officeId', '=', officeId)
    .where('finding.kind', '=', 'limitation')
    .where('finding.decision', '!=', 'rejected')
    .where('document.state', '=', 'published')
    .where('document.publishedOn', '<=', asOf)
    .where('document.heldAt', 'is', null)
    .orderBy('document.issuedOn', 'desc')
    .orderBy('finding.position')
    .execute();
  return rows.map(({ spanStart, spanEnd, ...row }) => ({
    ...row,
    span: [spanStart, spanEnd],
  })) as Overview['limitations'];
}
