import { type Selectable, sql } from 'kysely';
import type { Scope } from '#accounts/permissions.ts';
import type { Db } from '#platform/database/connection.ts';
import type { DirectivePeriod } from '#platform/database/tables.ts';

/**
 * The spans of days; asked for one of several leads, those by its own reports, as `standingFor` of the rules: so that
 * a figure counted for an agency opens the very rows that it counts.
 */
const spansFor = (leadId: string | undefined) =>
  (leadId === undefined
    ? sql<Selectable<DirectivePeriod>>`directive_period`
    : sql<
        Selectable<DirectivePeriod>
      >`(select whole.office_id, whole.directive_id, whole.from_day, whole.to_day, whole.due,
        whole.due_origin, whole.first_due, whole.cadence, whole.late_from, whole.told_on, whole.known_until, whole.asked_date,
        coalesce(own.state, whole.state) as state,
        case when own.state is null then whole.stopped_on else own.stopped_on end as stopped_on,
        case when own.state is null then whole.completed_on else own.completed_on end as completed_on,
        case when own.state is null then whole.last_report_on else own.last_report_on end as last_report_on,
        case own.state when 'done' then 'none' when 'awaiting-acceptance' then 'office'
          when 'awaiting-approval' then 'head' when 'passed-on' then whole.next_actor
          when 'awaiting-decision' then 'above' else case when own.state is null then whole.next_actor else 'agency' end
          end as next_actor,
        case when own.state is null or own.state = 'passed-on' then whole.next_agency_ids
          else array[own.agency_id] end as next_agency_ids,
        case when own.state = 'passed-on' then whole.next_since else coalesce(own.since, whole.next_since) end
          as next_since
      from directive_period as whole left join directive_lead_period as own
        on own.directive_id = whole.directive_id and own.from_day = whole.from_day and own.agency_id = ${leadId})`
  ).as('period');

/** How the spans of a question are read. */
interface Spans {
  /** By the reports of this lead. */
  leadId?: string;
  /** Whether none ends after the day (`endsBy`): then only the last of each directive is looked at. */
  isLast?: boolean;
  /**
   * Nothing of the directive itself is shown or sorted by. It is joined by a left join then, which always finds its row:
   * PostgreSQL leaves out such a join where nobody asks for its columns, as it never does with an inner one.
   */
  isBare?: boolean;
}

const leftJoin = 'leftJoin' as 'innerJoin';

/** Within the office; agency people further within what their agency has a role in. One row a directive. */
export function visible(db: Db, scope: Scope, asOf: string, { leadId, isLast, isBare }: Spans = {}) {
  let query = db
    .selectFrom(spansFor(leadId))
    [isBare ? leftJoin : 'innerJoin']('directive', 'directive.id', 'period.directiveId')
    .leftJoin('document', 'document.id', 'directive.documentId')
    .where('period.officeId', '=', scope.officeId)
    .where('period.fromDay', '<=', asOf)
    .where((eb) =>
      isLast
        ? eb('period.toDay', 'is', null)
        : eb.or([eb('period.toDay', 'is', null), eb('period.toDay', '>', asOf)]),
    )
    .where(spanNotHeld);
  // The same office, said of the directives: they have indexes of their own.
  if (!isBare) query = query.where('directive.officeId', '=', scope.officeId);
  const { agencyIds, userId } = scope;
  if (agencyIds) query = query.where('period.directiveId', 'in', heldBy(db, agencyIds, userId, asOf));
  return query;
}

/** Of a document that is said to hold a secret nothing is shown until that is decided. Such documents are few. */
export const notHeld = sql<boolean>`not exists (
  select from document as held where held.held_at is not null and held.id = directive.document_id)`;

/** The same said of a span, named `period`, without looking at its directive. */
export const spanNotHeld = sql<boolean>`not exists (
  select from directive as secret join document as held on held.id = secret.document_id
  where held.held_at is not null and secret.id = period.directive_id)`;

/** Whether no span of the office ends after the day, as none does while nothing is recorded of days to come. */
export async function endsBy(db: Db, officeId: string, asOf: string): Promise<boolean> {
  const later = await db
    .selectFrom('directivePeriod')
    .select('directiveId')
    .where('officeId', '=', officeId)
    .where('toDay', '>', asOf)
    .limit(1)
    .executeTakeFirst();
  return later === undefined;
}

/** As one set of ids and not as two questions about each row: an agency has a role in few of all. */
const heldBy = (db: Db, agencyIds: string[], userId: string, asOf: string) =>
  db
    .selectFrom('directiveHolder')
    .select('directiveHolder.directiveId')
    .where('directiveHolder.agencyId', '=', anyOf(agencyIds))
    .where('directiveHolder.fromDay', '<=', asOf)
    .where((eb) => eb.or([eb('directiveHolder.toDay', 'is', null), eb('directiveHolder.toDay', '>', asOf)]))
    .union(handedTo(db, agencyIds, userId).select('handover.directiveId'));

export type Visible = ReturnType<typeof visible>;

export const anyOf = (ids: string[]) => sql<string>`any(${ids}::uuid[])`;

/** Whether a role is held on the days of the span, named `period`: a succession cuts the spans. */
export const heldThen = sql<boolean>`(directive_holder.from_day <= period.from_day
  and (directive_holder.to_day is null or directive_holder.to_day > period.from_day))`;

export const hasRole = (db: Db, agencyIds: string[], role?: string) =>
  db
    .selectFrom('directiveHolder')
    .select('directiveHolder.assignmentId')
    .whereRef('directiveHolder.directiveId', '=', sql.ref('period.directive_id'))
    .where('directiveHolder.agencyId', '=', anyOf(agencyIds))
    .where(heldThen)
    .$if(role !== undefined, (query) => query.where('directiveHolder.role', '=', role ?? ''));

/** Directives in which one of these has had a role: few of all, found before each is asked of its days. */
export const everHeldBy = (db: Db, agencyIds: string[]) =>
  db
    .selectFrom('directiveHolder')
    .select('directiveHolder.directiveId')
    .where('directiveHolder.agencyId', '=', anyOf(agencyIds));

/** Agencies of the office that have, or have had, a role in anything. */
export async function agenciesHolding(db: Db, officeId: string, role?: string): Promise<string[]> {
  const rows = await db
    .selectFrom('agency')
    .select('agency.id')
    .where('officeId', '=', officeId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('directiveHolder')
          .select('assignmentId')
          .whereRef('directiveHolder.agencyId', '=', 'agency.id')
          .$if(role !== undefined, (query) => query.where('directiveHolder.role', '=', role ?? '')),
      ),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** Handed on inside an agency, to a unit or to the person. */
const handedTo = (db: Db, agencyIds: string[], userId: string) =>
  db
    .selectFrom('handover')
    .where('handover.state', '!=', 'withdrawn')
    .where((eb) =>
      eb.or([eb('handover.toAgencyId', '=', anyOf(agencyIds)), eb('handover.toUserId', '=', userId)]),
    );

export const isHandedTo = (db: Db, agencyIds: string[], userId: string) =>
  handedTo(db, agencyIds, userId)
    .select('handover.eventId')
    .whereRef('handover.directiveId', '=', sql.ref('period.directive_id'));

export const hasReceived = (db: Db, agencyId: string | null) =>
  db
    .selectFrom('directiveEvent')
    .select('directiveEvent.id')
    .whereRef('directiveEvent.directiveId', '=', sql.ref('period.directive_id'))
    .where('directiveEvent.kind', '=', 'received')
    .where('directiveEvent.agencyId', '=', agencyId);
