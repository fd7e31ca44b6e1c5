import { comparisonKey, fold } from '@dondoc/vietnamese';
import { type Insertable, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Scope } from '#accounts/permissions.ts';
import { agencyRefOf, listAgencies } from '#accounts/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Directive } from '#platform/database/tables.ts';
import type { LeadPeriod, Period } from './history/rules.ts';
import { leadsOn } from './leads/store.ts';
import { standingOn } from './rules.ts';
import type { Assignment, DirectiveFilter, DirectiveSummary } from './schema.ts';

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

export async function insertDirective(db: Db, directive: Insertable<Directive>): Promise<string> {
  const { id } = await db.insertInto('directive').values(directive).returning('id').executeTakeFirstOrThrow();
  return id;
}

interface Actor {
  role: string;
  name: string;
  agencyId: string | null;
  span?: [number, number] | null;
}

export async function insertAssignments(db: Db, directiveId: string, actors: Actor[]): Promise<void> {
  const rows = actors.map(({ role, name, agencyId, span }, position) => {
    return {
      directiveId,
      position,
      role,
      agencyId,
      nameAsWritten: name,
      spanStart: span?.[0] ?? null,
      spanEnd: span?.[1] ?? null,
    };
  });
  if (rows.length > 0) await db.insertInto('assignment').values(rows).execute();
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

/** Within the office; agency people further within what their agency has a role in. */
function visible(db: Db, scope: Scope, asOf: string) {
  let query = db
    .selectFrom('directive')
    .innerJoin('directivePeriod as period', (join) =>
      join
        .onRef('period.directiveId', '=', 'directive.id')
        .on('period.fromDay', '<=', asOf)
        .on((eb) => eb.or([eb('period.toDay', 'is', null), eb('period.toDay', '>', asOf)])),
    )
    .leftJoin('document', 'document.id', 'directive.documentId')
    .where('directive.officeId', '=', scope.officeId)
    // Of a document that is said to hold a secret nothing is shown until that is decided.
    .where('document.heldAt', 'is', null);
  const { agencyIds, userId } = scope;
  if (agencyIds)
    query = query.where(({ or, exists }) =>
      or([exists(hasRole(db, agencyIds)), exists(isHandedTo(db, agencyIds, userId))]),
    );
  return query;
}

const anyOf = (ids: string[]) => sql<string>`any(${ids}::uuid[])`;

const hasRole = (db: Db, agencyIds: string[]) =>
  db
    .selectFrom('assignment')
    .select('assignment.id')
    .whereRef('assignment.directiveId', '=', sql.ref('directive.id'))
    .where('assignment.agencyId', '=', anyOf(agencyIds));

/** Handed on inside an agency, to a unit or to the person. */
const isHandedTo = (db: Db, agencyIds: string[], userId: string) =>
  db
    .selectFrom('handover')
    .select('handover.eventId')
    .whereRef('handover.directiveId', '=', sql.ref('directive.id'))
    .where('handover.state', '!=', 'withdrawn')
    .where((eb) =>
      eb.or([eb('handover.toAgencyId', '=', anyOf(agencyIds)), eb('handover.toUserId', '=', userId)]),
    );

/**
 * Directives as they stand on a day. The filters on figures (headline, silent) are for the caller: the counts
 * are taken before them.
 */
export async function listDirectives(
  db: Db,
  scope: Scope,
  filter: DirectiveFilter,
  asOf: string,
): Promise<DirectiveSummary[]> {
  let query = visible(db, scope, asOf);
  const { agency, role, document, state, next } = filter;
  if (agency || role) {
    query = query.where(({ exists }) =>
      exists(
        db
          .selectFrom('assignment')
          .select('assignment.id')
          .whereRef('assignment.directiveId', '=', sql.ref('directive.id'))
          .$if(agency !== undefined, (q) => q.where('assignment.agencyId', '=', agency ?? ''))
          .$if(role !== undefined, (q) => q.where('assignment.role', '=', role ?? '')),
      ),
    );
  }
  if (document) query = query.where('directive.documentId', '=', document);
  if (state) query = query.where('period.state', '=', state);
  if (next) query = query.where('period.nextActor', '=', next);
  const words = (filter.q ?? '').trim().split(/\s+/).filter(Boolean);
  for (const word of words)
    query = query.where('directive.searchFolded', 'like', `%${escapeLike(fold(word))}%`);
  const marked = `%${escapeLike(comparisonKey(filter.q ?? ''))}%`;
  const rows = await summaryColumns(db, query, scope)
    // Words typed with their marks come first; without marks all are equal.
    .orderBy(sql`case when directive.search_marked like ${marked} then 0 else 1 end`)
    .orderBy('document.issuedOn', 'desc')
    .orderBy('document.number')
    .orderBy('directive.position')
    .execute();
  return present(db, scope.officeId, rows, asOf);
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (c) => `\\${c}`);

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

function summaryColumns(db: Db, query: ReturnType<typeof visible>, { agencyId }: Scope) {
  return query
    .selectAll('period')
    .select((eb) => [
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
          .select(['role', 'agencyId', 'nameAsWritten', 'spanStart', 'spanEnd'])
          .whereRef('assignment.directiveId', '=', 'directive.id')
          .orderBy('assignment.position'),
      ).as('assignments'),
      eb
        .and([
          eb.exists(hasRole(db, agencyId ? [agencyId] : [])),
          eb.not(
            eb.exists(
              eb
                .selectFrom('directiveEvent')
                .select('directiveEvent.id')
                .whereRef('directiveEvent.directiveId', '=', 'directive.id')
                .where('directiveEvent.kind', '=', 'received')
                .where('directiveEvent.agencyId', '=', agencyId),
            ),
          ),
        ])
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
  const agencies = await listAgencies(db, officeId);
  const refs = new Map(agencies.map((a) => [a.id, agencyRefOf(agencies, a.id, asOf)]));
  const ids = rows.map((row) => row.id);
  const leads = await leadsOn(db, ids, asOf);
  const leadsOf = ({ id, assignments }: SummaryRow): LeadPeriod[] => {
    const order = assignments.map((a) => a.agencyId);
    return (leads.get(id) ?? []).sort((a, b) => order.indexOf(a.agencyId) - order.indexOf(b.agencyId));
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
    assignments: row.assignments.map((a): Assignment => {
      const span =
        a.spanStart !== null && a.spanEnd !== null ? ([a.spanStart, a.spanEnd] as [number, number]) : null;
      const agency = a.agencyId ? (refs.get(a.agencyId) ?? null) : null;
      return { role: a.role as Assignment['role'], agency, nameAsWritten: a.nameAsWritten, span };
    }),
    standing: standingOn(row as SummaryRow & Period, asOf, refs, leadsOf(row)),
    awaitsReceipt: row.awaitsReceipt === true,
  }));
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
export async function namesOf(db: Db, officeId: string, userIds: string[], day: string) {
  const users = userIds.length
    ? await db.selectFrom('authUser').select(['id', 'name']).where('id', 'in', userIds).execute()
    : [];
  const agencies = await listAgencies(db, officeId);
  return {
    person: new Map(users.map((u) => [u.id, u.name])),
    agency: new Map(agencies.map((a) => [a.id, agencyRefOf(agencies, a.id, day).name])),
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
