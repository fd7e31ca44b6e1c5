import type { Db } from '#platform/database/connection.ts';
import type { AssignmentRole } from '../schema.ts';
import type { Holding } from './rules.ts';

/** Every role in a document's directives, with the agency that has it now. */
export async function listHoldings(db: Db, documentId: string): Promise<Holding[]> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('directive', 'directive.id', 'assignment.directiveId')
    .innerJoin('directiveHolder', 'directiveHolder.assignmentId', 'assignment.id')
    .select(['directive.id as directive', 'directiveHolder.agencyId', 'assignment.role'])
    .where('directive.documentId', '=', documentId)
    .where('directiveHolder.toDay', 'is', null)
    .orderBy('directive.position')
    .orderBy('assignment.position')
    .execute();
  return rows.map((row) => ({ ...row, role: row.role as AssignmentRole }));
}
