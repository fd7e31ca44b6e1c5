import { sql } from 'kysely';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import type { Scope } from '#accounts/permissions.ts';
import type { Database, Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { announceEvent } from '../announcing/store.ts';
import { refreshHandovers } from '../handover/store.ts';
import type { DirectiveFilter } from '../listing/schema.ts';
import { standingOn } from '../rules.ts';
import type { DirectiveEvent, DirectiveSummary, EventData, EventKind } from '../schema.ts';
import { listDirectives } from '../store.ts';
import { refreshHolders } from '../succession/store.ts';
import { foldEvents, isInside, leadPeriodsOf, periodOf, spansOf } from './rules.ts';

export interface NewEvent {
  directiveId: string;
  kind: EventKind;
  happenedOn: string;
  /** Null where the house itself does it, on its day. */
  actorId: string | null;
  agencyId?: string | null;
  data: EventData;
}

export async function insertEvent(db: Db, event: NewEvent): Promise<number> {
  const { id } = await db
    .insertInto('directiveEvent')
    .values({ ...event, data: json(event.data) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await announceEvent(db, id, event);
  return id;
}

const eventColumns = ['id', 'kind', 'happenedOn', 'recordedAt', 'actorId', 'agencyId', 'data'] as const;

export async function listEvents(db: Db, directiveId: string): Promise<DirectiveEvent[]> {
  return (await listEventsOf(db, [directiveId])).get(directiveId) ?? [];
}

/** The histories of several directives, each in the order in which it was recorded. */
export async function listEventsOf(db: Db, directiveIds: string[]): Promise<Map<string, DirectiveEvent[]>> {
  const rows = await db
    .selectFrom('directiveEvent')
    .select(['directiveId', ...eventColumns])
    .where('directiveId', '=', sql<string>`any(${directiveIds}::uuid[])`)
    .orderBy('id')
    .execute();
  const byDirective = Map.groupBy(rows, (row) => row.directiveId);
  const event = ({ directiveId: _, ...row }: (typeof rows)[number]) => row as DirectiveEvent;
  return new Map([...byDirective].map(([id, of]) => [id, of.map(event)]));
}

/**
 * Folds the events anew into the spans of days that lists and counts ask. Call after each event, in its transaction.
 * Gives the events that it folded.
 */
export async function refreshPeriods(db: Db, directiveId: string): Promise<DirectiveEvent[]> {
  const events = await listEvents(db, directiveId);
  await refreshHandovers(db, directiveId, events);
  await refreshHolders(db, directiveId, events);
  const { periods, ofLeads } = rowsOf(directiveId, events);
  await db.deleteFrom('directivePeriod').where('directiveId', '=', directiveId).execute();
  await db.deleteFrom('directiveLeadPeriod').where('directiveId', '=', directiveId).execute();
  const officeId = sql<string>`(select office_id from directive where id = ${directiveId})`;
  const rows = periods.map((period) => ({ ...period, officeId }));
  if (rows.length > 0) await db.insertInto('directivePeriod').values(rows).execute();
  if (ofLeads.length > 0) await db.insertInto('directiveLeadPeriod').values(ofLeads).execute();
  return events;
}

/** The spans of one history as they are kept: of the whole, and of each of its leads. */
export function rowsOf(directiveId: string, events: DirectiveEvent[]) {
  const spans = spansOf(events);
  const periods = spans.map(({ snapshot, ...span }) => {
    const knownUntil = lastRecorded(events, span.fromDay);
    return { directiveId, ...span, ...periodOf(snapshot), knownUntil };
  });
  const ofLeads = spans.flatMap(({ snapshot, ...span }) =>
    leadPeriodsOf(snapshot).map((lead) => ({ directiveId, ...span, ...lead })),
  );
  return { periods, ofLeads };
}

/**
 * Folds anew what an earlier version of the house published, when spans were not yet kept for each lead. Gives how
 * many directives that were.
 */
export async function rebuildPeriods(db: Database): Promise<number> {
  const missing = await db
    .selectFrom('directiveEvent')
    .select('directiveId')
    .where('kind', '=', 'published')
    .where(sql<boolean>`jsonb_array_length(coalesce(data -> 'leadIds', '[]')) > 0`)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('directiveLeadPeriod')
            .select('agencyId')
            .whereRef('directiveLeadPeriod.directiveId', '=', 'directiveEvent.directiveId'),
        ),
      ),
    )
    .execute();
  for (const { directiveId } of missing)
    await db.transaction().execute(async (tx) => {
      await tx.selectFrom('directive').select('id').where('id', '=', directiveId).forUpdate().execute();
      await refreshPeriods(tx, directiveId);
    });
  return missing.length;
}

/** The moment of the last thing recorded of what had happened by a day, without what is an agency's own business. */
function lastRecorded(events: DirectiveEvent[], day: string): Date {
  const moments = events
    .filter((e) => e.happenedOn <= day && !isInside(e))
    .map((e) => e.recordedAt.getTime());
  return new Date(Math.max(...moments));
}

export interface Known {
  directive: DirectiveSummary;
  events: DirectiveEvent[];
}

/**
 * Directives as they stood on a day by what had been recorded until a moment: folded from the events themselves,
 * so that a report can be issued again exactly as it was (design rule 1).
 */
export async function listAsKnown(
  db: Db,
  scope: Scope,
  filter: DirectiveFilter,
  asOf: string,
  recordedUntil: Date,
): Promise<Known[]> {
  const rows = await listDirectives(db, scope, filter, asOf);
  if (rows.length === 0) return [];
  const events = await db
    .selectFrom('directiveEvent')
    .select(['directiveId', ...eventColumns])
    .where(
      'directiveId',
      'in',
      rows.map((row) => row.id),
    )
    .where('recordedAt', '<=', recordedUntil)
    .where('happenedOn', '<=', asOf)
    .orderBy('id')
    .execute();
  const byDirective = Map.groupBy(
    events as (DirectiveEvent & { directiveId: string })[],
    (e) => e.directiveId,
  );
  const agencies = await listAgencies(db, scope.officeId);
  const refs = new Map(agencies.map((a) => [a.id, agencyRefOf(agencies, a.id, asOf)]));
  return rows.flatMap((row) => {
    const own = byDirective.get(row.id) ?? [];
    const snapshot = foldEvents(own, asOf);
    if (!snapshot) return [];
    const standing = standingOn(periodOf(snapshot), asOf, refs, leadPeriodsOf(snapshot));
    return [{ directive: { ...row, standing }, events: own.filter((event) => !isInside(event)) }];
  });
}
