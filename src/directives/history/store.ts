import { sql } from 'kysely';
import type { Scope } from '#accounts/permissions.ts';
import { agencyRefOf, listAgencies } from '#accounts/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { standingOn } from '../rules.ts';
import type { DirectiveEvent, DirectiveFilter, DirectiveSummary, EventData, EventKind } from '../schema.ts';
import { listDirectives } from '../store.ts';
import { foldEvents, periodOf } from './rules.ts';

export interface NewEvent {
  directiveId: string;
  kind: EventKind;
  happenedOn: string;
  actorId: string;
  agencyId?: string | null;
  data: EventData;
}

export async function insertEvent(db: Db, event: NewEvent): Promise<number> {
  const { id } = await db
    .insertInto('directiveEvent')
    .values({ ...event, data: json(event.data) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function listEvents(db: Db, directiveId: string): Promise<DirectiveEvent[]> {
  const rows = await db
    .selectFrom('directiveEvent')
    .select(['id', 'kind', 'happenedOn', 'recordedAt', 'actorId', 'agencyId', 'data'])
    .where('directiveId', '=', directiveId)
    .orderBy('id')
    .execute();
  return rows as DirectiveEvent[];
}

/** Folds the events anew into the spans of days that lists and counts ask. Call after each event, in its transaction. */
export async function refreshPeriods(db: Db, directiveId: string): Promise<void> {
  const events = await listEvents(db, directiveId);
  const days = [...new Set(events.map((e) => e.happenedOn))].sort();
  const rows = days.flatMap((day, i) => {
    const snapshot = foldEvents(events, day);
    if (!snapshot) return [];
    return [{ directiveId, fromDay: day, toDay: days[i + 1] ?? null, ...periodOf(snapshot) }];
  });
  await db.deleteFrom('directivePeriod').where('directiveId', '=', directiveId).execute();
  await db.insertInto('directivePeriod').values(rows).execute();
}

/** The moment of the last thing recorded about these directives: what is known of them, and nothing later. */
export async function lastRecorded(db: Db, directiveIds: string[], asOf: string): Promise<Date | null> {
  if (directiveIds.length === 0) return null;
  const row = await db
    .selectFrom('directiveEvent')
    .select((eb) => eb.fn.max('recordedAt').as('moment'))
    .where('directiveId', '=', sql<string>`any(${directiveIds}::uuid[])`)
    .where('happenedOn', '<=', asOf)
    .executeTakeFirst();
  return row?.moment ?? null;
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
    .select(['directiveId', 'id', 'kind', 'happenedOn', 'recordedAt', 'actorId', 'agencyId', 'data'])
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
    return snapshot
      ? [{ directive: { ...row, standing: standingOn(periodOf(snapshot), asOf, refs) }, events: own }]
      : [];
  });
}
