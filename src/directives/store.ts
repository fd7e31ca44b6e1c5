import { addCalendarDays } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { agenciesNamed, agencyRefOf, refsOn } from '#accounts/agencies/store.ts';
import type { Scope } from '#accounts/permissions.ts';
import { nameOn } from '#accounts/rules.ts';
import type { Agency } from '#accounts/schema.ts';
import type { Db } from '#platform/database/connection.ts';
import type { LeadPeriod, Period } from './history/rules.ts';
import type { DirectiveFilter } from './listing/schema.ts';
import { filtered } from './listing/store.ts';
import { standingOn } from './rules.ts';
import type { Assignment, DirectiveSummary } from './schema.ts';
import { hasReceived, hasRole, heldThen, type Visible, visible } from './visibility/store.ts';

export async function anyCodeTaken(db: Db, officeId: string, codes: string[]): Promise<boolean> {
  if (codes.length === 0) return false;
  const row = await db
    .selectFrom('directive')
    .select('id')
    .where('officeId', '=', officeId)
    .where('code', 'in', codes)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The directive under a lock, so that two who act at once come one after the other. */
export async function lockDirective(db: Db, officeId: string, code: string) {
  return db
    .selectFrom('directive')
    .selectAll()
    .where('officeId', '=', officeId)
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
}

/** The last day on which it was laid on somebody; null while it is. */
export async function lastDayOf(db: Db, officeId: string, code: string): Promise<string | null> {
  const row = await db
    .selectFrom('directivePeriod')
    .innerJoin('directive', 'directive.id', 'directivePeriod.directiveId')
    .select('toDay')
    .where('directive.officeId', '=', officeId)
    .where('directive.code', '=', code)
    .orderBy('fromDay', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.toDay ? addCalendarDays(row.toDay, -1) : null;
}

/**
 * Directives as they stand on a day, in the order of their documents; the filters on figures are left to the caller.
 * `ids`: only among these.
 */
export async function listDirectives(
  db: Db,
  scope: Scope,
  filter: DirectiveFilter,
  asOf: string,
  ids?: string[],
): Promise<DirectiveSummary[]> {
  let query = filtered(db, { scope, filter, asOf });
  if (ids) query = query.where('directive.id', '=', sql<string>`any(${ids}::uuid[])`);
  const rows = await summaryColumns(db, query, scope)
    .orderBy('document.issuedOn', 'desc')
    .orderBy('document.number')
    .orderBy('directive.position')
    .execute();
  return present(db, scope.officeId, rows, asOf);
}

/** The rows of these ids, in their order. */
export async function summariesOf(
  db: Db,
  scope: Scope,
  ids: string[],
  asOf: string,
): Promise<DirectiveSummary[]> {
  if (ids.length === 0) return [];
  const query = visible(db, scope, asOf).where('directive.id', '=', sql<string>`any(${ids}::uuid[])`);
  const rows = await present(db, scope.officeId, await summaryColumns(db, query, scope).execute(), asOf);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function findDirective(db: Db, scope: Scope, code: string, asOf: string) {
  const row = await summaryColumns(db, visible(db, scope, asOf), scope)
    .select([
      'directive.kind',
      'directive.text',
      'directive.spanStart',
      'directive.spanEnd',
      'directive.page',
    ])
    .select(['document.typeName as documentTypeName'])
    .where('directive.code', '=', code)
    .executeTakeFirst();
  if (!row) return null;
  const [summary] = await present(db, scope.officeId, [row], asOf);
  const { kind, text, spanStart, spanEnd, page, documentTypeName } = row;
  return summary && { summary, kind, text, spanStart, spanEnd, page, documentTypeName };
}

function summaryColumns(db: Db, query: Visible, { agencyId }: Scope) {
  return query.selectAll('period').select((eb) => [
    'directive.id',
    'directive.code',
    'directive.ref',
    'directive.title',
    'directive.documentId',
    'document.number as documentNumber',
    'directive.product',
    'directive.publishedOn',
    jsonArrayFrom(
      eb
        .selectFrom('assignment')
        .leftJoin('directiveHolder', (join) =>
          join.onRef('directiveHolder.assignmentId', '=', 'assignment.id').on(heldThen),
        )
        .select(['assignment.role', 'directiveHolder.agencyId', 'assignment.agencyId as assignedId'])
        .select(['nameAsWritten', 'spanStart', 'spanEnd'])
        .whereRef('assignment.directiveId', '=', 'directive.id')
        .orderBy('assignment.position'),
    ).as('assignments'),
    jsonArrayFrom(
      eb
        .selectFrom('directiveLeadPeriod as lead')
        .select(['lead.agencyId', 'lead.state', 'lead.since', 'lead.stoppedOn', 'lead.completedOn'])
        .select(['lead.lastReportOn', 'lead.percent'])
        .whereRef('lead.directiveId', '=', 'period.directiveId')
        .whereRef('lead.fromDay', '=', 'period.fromDay'),
    ).as('leads'),
    eb
      .and([eb.exists(hasRole(db, agencyId ? [agencyId] : [])), eb.not(eb.exists(hasReceived(db, agencyId)))])
      .as('awaitsReceipt'),
  ]);
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaryColumns>['execute']>>[number];

async function present(
  db: Db,
  officeId: string,
  rows: SummaryRow[],
  asOf: string,
): Promise<DirectiveSummary[]> {
  const agencies = await agenciesNamed(db, officeId, agenciesIn(rows));
  const refs = refsOn(agencies, asOf);
  const leadsOf = ({ leads, assignments }: SummaryRow): LeadPeriod[] => {
    const order = assignments.map((a) => a.agencyId);
    const known = leads as LeadPeriod[];
    return known.sort((a, b) => order.indexOf(a.agencyId) - order.indexOf(b.agencyId));
  };
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    ref: row.ref,
    title: row.title,
    documentId: row.documentId,
    documentNumber: row.documentNumber,
    product: row.product,
    publishedOn: row.publishedOn,
    assignments: assignmentsOf(row, agencies, asOf),
    standing: standingOn(row as SummaryRow & Period, asOf, refs, leadsOf(row)),
    awaitsReceipt: row.awaitsReceipt === true,
  }));
}

function agenciesIn(rows: SummaryRow[]): string[] {
  const all = rows.flatMap(({ assignments, nextAgencyIds, leads }) => [
    ...leads.map(({ agencyId }) => agencyId),
    ...assignments.flatMap(({ agencyId, assignedId }) => [agencyId, assignedId]),
    ...nextAgencyIds,
  ]);
  return [...new Set(all.filter((id) => id !== null))];
}

/** As the document writes them, each with the agency that holds it on the day; two that have come to one are one. */
function assignmentsOf(
  { assignments, publishedOn }: Pick<SummaryRow, 'assignments' | 'publishedOn'>,
  agencies: Agency[],
  asOf: string,
): Assignment[] {
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const nameOf = (id: string | null, day: string) => {
    const agency = byId.get(id ?? '');
    return agency ? nameOn(agency, day).name : null;
  };
  const all: Assignment[] = [];
  for (const { role, agencyId, assignedId, nameAsWritten, spanStart, spanEnd } of assignments) {
    const then = nameOf(assignedId, publishedOn);
    const formerly = then !== nameOf(agencyId, asOf) ? (then ?? undefined) : undefined;
    const held = all.find((a) => a.role === role && a.agency !== null && a.agency.id === agencyId);
    if (held) {
      held.nameAsWritten = `${held.nameAsWritten}, ${nameAsWritten}`;
      if (formerly) held.formerly = held.formerly ? `${held.formerly}, ${formerly}` : formerly;
      continue;
    }
    const span = spanStart !== null && spanEnd !== null ? ([spanStart, spanEnd] as [number, number]) : null;
    const known = byId.get(agencyId ?? '');
    const agency = known ? agencyRefOf([known], known.id, asOf) : null;
    all.push({
      role: role as Assignment['role'],
      agency,
      nameAsWritten,
      span,
      ...(formerly ? { formerly } : {}),
    });
  }
  return all;
}

/** The codes of the same document in its order, as far as the viewer sees them. */
export async function siblingCodes(
  db: Db,
  scope: Scope,
  documentId: string,
  asOf: string,
): Promise<string[]> {
  const rows = await visible(db, scope, asOf)
    .select('directive.code')
    .where('directive.documentId', '=', documentId)
    .orderBy('directive.position')
    .execute();
  return rows.map((row) => row.code);
}

/** Names of the people and agencies behind events, for display. */
export async function namesOf(
  db: Db,
  officeId: string,
  { userIds, agencyIds }: { userIds: string[]; agencyIds: string[] },
  day: string,
) {
  const users = userIds.length
    ? await db.selectFrom('authUser').select(['id', 'name']).where('id', 'in', userIds).execute()
    : [];
  const agencies = refsOn(await agenciesNamed(db, officeId, agencyIds), day);
  return {
    person: new Map(users.map((u) => [u.id, u.name])),
    agency: new Map([...agencies].map(([id, { name }]) => [id, name])),
  };
}

export async function attachments(db: Db, officeId: string, fileIds: string[]) {
  if (fileIds.length === 0) return [];
  return db
    .selectFrom('storedFile')
    .select(['id', 'name', 'size', 'createdBy', 'mediaType'])
    .where('officeId', '=', officeId)
    .where('id', 'in', fileIds)
    .execute();
}
