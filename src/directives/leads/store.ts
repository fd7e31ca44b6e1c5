import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import type { LeadPeriod } from '../history/rules.ts';

/** How each lead of these directives stands on a day. */
export async function leadsOn(
  db: Db,
  directiveIds: string[],
  day: string,
): Promise<Map<string, LeadPeriod[]>> {
  if (directiveIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('directiveLeadPeriod')
    .select(['directiveId', 'agencyId', 'state', 'since', 'stoppedOn', 'completedOn'])
    .select(['lastReportOn', 'percent'])
    .where('directiveId', '=', sql<string>`any(${directiveIds}::uuid[])`)
    .where('fromDay', '<=', day)
    .where((eb) => eb.or([eb('toDay', 'is', null), eb('toDay', '>', day)]))
    .execute();
  const byDirective = Map.groupBy(rows, (row) => row.directiveId);
  return new Map(
    [...byDirective].map(([id, of]) => [id, of.map(({ directiveId: _, ...lead }) => lead as LeadPeriod)]),
  );
}
