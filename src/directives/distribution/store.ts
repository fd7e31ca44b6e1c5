import type { Db } from '#platform/database/connection.ts';
import type { AssignmentRole } from '../schema.ts';
import type { Holding } from './rules.ts';

/** Every role that a document's directives give to an agency. */
export async function listHoldings(db: Db, documentId: string): Promise<Holding[]> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('directive', 'directive.id', 'assignment.directiveId')
    .select(['directive.id as directive', 'assignment.agencyId', 'assignment.role'])
    .where('directive.documentId', '=', documentId)
    .where('assignment.agencyId', 'is not', null)
    .orderBy('directive.position')
    .orderBy('assignment.position')
    .execute();
  return rows.map((row) => ({ ...row, agencyId: row.agencyId ?? '', role: row.role as AssignmentRole }));
}
