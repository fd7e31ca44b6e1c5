import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';

/** How far the work that a document lays on others has come. */
export interface WorkOfDocument {
  directives: number;
  done: number;
  /** A report of progress has gone out of its agency. */
  isReported: boolean;
}

/**
 * For the room below, which answers whoever sent the documents: those that lay work on others, many at once. What was
 * withdrawn counts for nothing.
 */
export async function workOfDocuments(
  db: Db,
  documentIds: string[],
  today: string,
): Promise<Map<string, WorkOfDocument>> {
  const rows = await db
    .selectFrom('directive')
    .innerJoin('directivePeriod as period', 'period.directiveId', 'directive.id')
    .where('directive.documentId', '=', sql<string>`any(${documentIds}::uuid[])`)
    .where('period.fromDay', '<=', today)
    .where((eb) => eb.or([eb('period.toDay', 'is', null), eb('period.toDay', '>', today)]))
    .select([
      'directive.documentId',
      sql<number>`count(*)::int`.as('directives'),
      sql<number>`(count(*) filter (where period.state = 'done'))::int`.as('done'),
      sql<boolean>`coalesce(bool_or(exists (
        select from directive_event as event where event.directive_id = directive.id
        and (event.kind = 'report_approved' or (event.kind = 'reported' and event.data ? 'onPaper'))
      )), false)`.as('isReported'),
    ])
    .groupBy('directive.documentId')
    .execute();
  return new Map(rows.map(({ documentId, ...work }) => [documentId ?? '', work]));
}
