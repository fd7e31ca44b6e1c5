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
import { holderRows } from '../succession/store.ts';
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
  const [id = 0] = await insertEvents(db, [event]);
  return id;
}

/** Writes events in this order; gives their ids. */
export async function insertEvents(db: Db, events: NewEvent[]): Promise<number[]> {
  if (events.length === 0) return [];
  const rows = await db
    .insertInto('directiveEvent')
    .values(events.map((event) => ({ ...event, data: json(event.data) })))
    .returning('id')
    .execute();
  const ids = rows.map(({ id }) => id).sort((a, b) => a - b);
  for (const [at, event] of events.entries()) await announceEvent(db, ids[at] ?? 0, event);
  return ids;
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
 * Folds the events of these anew into the spans of days that lists and counts ask. Call after each event, in its transaction.
 * Gives the histories that it folded.
 */
export async function refreshPeriods(db: Db, directiveIds: string[]): Promise<Map<string, DirectiveEvent[]>> {
  const histories = await listEventsOf(db, directiveIds);
  await refreshHandovers(db, histories);
  const folded = [...histories].map(([id, events]) => rowsOf(id, events));
  const [periods, ofLeads] = [folded.flatMap((of) => of.periods), folded.flatMap((of) => of.ofLeads)];
  const officeOf = await officesOf(db, directiveIds);
  await keepRows(db, 'directiveHolder', directiveIds, await holderRows(db, histories));
  await keepRows(
    db,
    'directivePeriod',
    directiveIds,
    periods.map((period) => ({ ...period, officeId: officeOf.get(period.directiveId) })),
  );
  await keepRows(db, 'directiveLeadPeriod', directiveIds, ofLeads);
  return histories;
}

async function officesOf(db: Db, directiveIds: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('directive')
    .select(['id', 'officeId'])
    .where('id', '=', sql<string>`any(${directiveIds}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, officeId }) => [id, officeId]));
}

/** The tables of what is folded, with what makes a row of each one of a kind. */
const keys = {
  directivePeriod: ['directiveId', 'fromDay'],
  directiveLeadPeriod: ['directiveId', 'fromDay', 'agencyId'],
  directiveHolder: ['assignmentId', 'fromDay'],
};

type Row = Record<string, unknown>;

/**
 * Leaves of these directives exactly the rows that were folded. What stands there already is not written anew: an act
 * changes the last of many spans, and each that is written moves the numbers of its days too.
 */
async function keepRows(
  db: Db,
  table: keyof typeof keys,
  directiveIds: string[],
  wanted: Row[],
): Promise<void> {
  const { rows: kept } = await sql<Row>`
    select * from ${sql.table(table)} where directive_id = any(${directiveIds}::uuid[])`.execute(db);
  const columns = Object.keys(wanted[0] ?? {});
  const said = (row: Row) => JSON.stringify(columns.map((column) => row[column] ?? null));
  const [now, before] = [new Set(wanted.map(said)), new Set(kept.map(said))];
  await takeOut(
    db,
    table,
    kept.filter((row) => !now.has(said(row))),
  );
  await putIn(
    db,
    table,
    wanted.filter((row) => !before.has(said(row))),
  );
}

async function takeOut(db: Db, table: keyof typeof keys, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = keys[table];
  const value = (row: Row, key: string) =>
    key === 'fromDay' ? sql`${row[key]}::date` : sql`${row[key]}::uuid`;
  const tuples = rows.map((row) => sql`(${sql.join(columns.map((key) => value(row, key)))})`);
  await sql`delete from ${sql.table(table)}
    where (${sql.join(columns.map((key) => sql.ref(key)))}) in (${sql.join(tuples)})`.execute(db);
}

async function putIn(db: Db, table: keyof typeof keys, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto(table)
    .values(rows as never)
    .execute();
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
      await refreshPeriods(tx, [directiveId]);
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
