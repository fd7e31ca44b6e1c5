import { sql } from 'kysely';
import type { Viewer } from '#accounts/schema.ts';
import { viewerAs } from '#accounts/store.ts';
import type { Database, Db, Tx } from '#platform/database/connection.ts';
import { hideLaterRows, momentSql, type RowsKnown } from '#platform/database/rows-known.ts';
import { problem } from '#platform/http/problems.ts';
import { isInside, leadPeriodsOf, periodOf, spansOf } from '../history/rules.ts';
import { listEventsOf } from '../history/store.ts';
import type { DirectiveEvent } from '../schema.ts';
import { holdersOf } from '../succession/rules.ts';
import type { KnownAsk, Then } from './schema.ts';

/**
 * Reads as it would have been read then: inside, the spans of days, the events, the names of agencies and the office
 * are those that were known. They lie in tables of the transaction's own under the names of the true ones, folded from
 * the events themselves, so every list, count and paper is asked for as it always is; at the end all is rolled back.
 * Who may see what stays today's: looking back gives nobody a right.
 */
export function asKnownAt<T>(db: Database, then: Then, read: (tx: Tx) => Promise<T>): Promise<T> {
  return lookingBack(db, then, async (tx) => {
    await shadowEvents(tx, then);
    await shadowPeriods(tx, then);
    return read(tx);
  });
}

/** The same for a room with rows of its own; `work`: what it says of directives too, else only of names. */
export function rowsKnownAt<T>(
  db: Database,
  then: Then,
  { tables, work }: { tables: readonly RowsKnown[]; work: boolean },
  read: (tx: Tx) => Promise<T>,
): Promise<T> {
  const reading = async (tx: Tx) => {
    await hideLaterRows(tx, tables, then);
    return read(tx);
  };
  return work ? asKnownAt(db, then, reading) : lookingBack(db, then, reading);
}

async function lookingBack<T>(db: Database, then: Then, read: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = await db.startTransaction().execute();
  try {
    await shadowNames(tx, then);
    return await read(tx);
  } finally {
    await tx.rollback().execute();
  }
}

/**
 * A paper of a room, read in the place in which it was asked for and as of its moment. Whoever asks is nobody by name:
 * the same place gets the same paper again.
 */
export function readInPlace<T>(
  db: Database,
  asked: KnownAsk,
  what: { tables: readonly RowsKnown[]; work: boolean },
  read: (tx: Tx, viewer: Viewer) => Promise<T>,
): Promise<T> {
  const { officeId, asOf } = asked;
  return rowsKnownAt(
    db,
    { officeId, asOf, recordedUntil: new Date(asked.recordedUntil) },
    what,
    async (tx) => {
      const viewer = await viewerAs(tx, asked, asOf);
      if (!viewer) throw problem('notFound');
      return read(tx, viewer);
    },
  );
}

/** A moment by which all that is recorded now is known. */
export async function recordedNow(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  // A moment of the database is finer than ours, which leaves off its end.
  return new Date((rows[0]?.now.getTime() ?? 0) + 1);
}

/** A row known at the moment; of what was not yet known then, the first that ever was. */
const rowsKnown = (table: 'agency_name' | 'office', of: string, { officeId, recordedUntil }: Then) => {
  const rows = sql.id('public', table);
  const key = sql.id(of);
  return sql`
    with every as (
      select one, one.recorded_at as known_from, 'infinity'::timestamptz as known_until from ${rows} as one
      union all
      select jsonb_populate_record(null::${rows}, held), known_from, known_until from past_row
      where of_table = ${sql.lit(table)} and office_id = ${sql.lit(officeId)}
    ), first as (
      select (one).${key} as key, min(known_from) as known_from,
        bool_or(${isKnown(recordedUntil)}) as was_known from every group by (one).${key}
    )
    select (every.one).* from every join first on first.key = (every.one).${key}
    where case when first.was_known then ${isKnown(recordedUntil)} else every.known_from = first.known_from end`;
};

const isKnown = (moment: Date) =>
  sql`(every.known_from <= ${momentSql(moment)} and ${momentSql(moment)} < every.known_until)`;

async function shadowNames(tx: Tx, then: Then): Promise<void> {
  const names = rowsKnown('agency_name', 'agency_id', then);
  await sql`create temp table agency_name on commit drop as ${names}`.execute(tx);
  await sql`create index on agency_name (agency_id)`.execute(tx);
  await sql`create temp table office on commit drop as ${rowsKnown('office', 'id', then)}`.execute(tx);
}

async function shadowEvents(tx: Tx, { asOf, recordedUntil }: Then): Promise<void> {
  await sql`create temp view directive_event as select * from public.directive_event
    where recorded_at <= ${momentSql(recordedUntil)} and happened_on <= ${sql.lit(asOf)}::date`.execute(tx);
  await sql`create temp view assignment as select * from public.assignment
    where recorded_at <= ${momentSql(recordedUntil)}`.execute(tx);
}

/** So many histories at a time are held in memory. */
const BATCH = 500;

/** What `refreshPeriods` keeps, each a fold of events. */
const folded = ['directive_period', 'directive_lead_period', 'directive_holder'];

async function shadowPeriods(tx: Tx, { officeId }: Then): Promise<void> {
  for (const table of folded)
    await sql`create temp table ${sql.id(table)} (like ${sql.id('public', table)} including all)
      on commit drop`.execute(tx);
  const rows = await tx.selectFrom('directive').select('id').where('officeId', '=', officeId).execute();
  for (let at = 0; at < rows.length; at += BATCH) {
    const ids = rows.slice(at, at + BATCH).map(({ id }) => id);
    const histories = await listEventsOf(tx, ids);
    await insertSpans(tx, histories);
    await insertHolders(tx, ids, histories);
  }
}

type Histories = Map<string, DirectiveEvent[]>;

/** One span each, the last: none of the events lies behind the day. One that was withdrawn by then has none. */
async function insertSpans(tx: Tx, histories: Histories): Promise<void> {
  const known = [...histories].flatMap(([directiveId, events]) => {
    const last = spansOf(events).at(-1);
    return last?.toDay === null ? [{ directiveId, ...last, knownUntil: lastRecorded(events) }] : [];
  });
  const periods = known.map(({ snapshot, ...span }) => ({ ...span, ...periodOf(snapshot) }));
  if (periods.length > 0) await tx.insertInto('directivePeriod').values(periods).execute();
  const ofLeads = known.flatMap(({ directiveId, fromDay, toDay, snapshot }) =>
    leadPeriodsOf(snapshot).map((lead) => ({ directiveId, fromDay, toDay, ...lead })),
  );
  if (ofLeads.length > 0) await tx.insertInto('directiveLeadPeriod').values(ofLeads).execute();
}

async function insertHolders(tx: Tx, ids: string[], histories: Histories): Promise<void> {
  const assignments = await tx
    .selectFrom('assignment')
    .select(['id', 'agencyId', 'role', 'directiveId'])
    .where('directiveId', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  const holders = [...Map.groupBy(assignments, (one) => one.directiveId)].flatMap(([directiveId, of]) =>
    holdersOf(of, histories.get(directiveId) ?? []).map((holder) => ({ ...holder, directiveId })),
  );
  if (holders.length > 0) await tx.insertInto('directiveHolder').values(holders).execute();
}

const lastRecorded = (events: DirectiveEvent[]): Date =>
  new Date(Math.max(...events.filter((e) => !isInside(e)).map((e) => e.recordedAt.getTime())));

/** The moment of the last name that the directory and the office were given: what is known of names, and nothing later. */
export async function namedUntil(db: Db, officeId: string): Promise<Date> {
  const { named, called } = await db
    .selectFrom('office')
    .leftJoin('agency', 'agency.officeId', 'office.id')
    .leftJoin('agencyName', 'agencyName.agencyId', 'agency.id')
    .select([
      sql<Date | null>`max(agency_name.recorded_at)`.as('named'),
      sql<Date>`max(office.recorded_at)`.as('called'),
    ])
    .where('office.id', '=', officeId)
    .executeTakeFirstOrThrow();
  return named && named > called ? named : called;
}

/** The moment of the last thing recorded of an office's work by the end of a day, the names included. */
export async function knownUntil(db: Db, officeId: string, asOf: string): Promise<Date> {
  const named = await namedUntil(db, officeId);
  const { happened } = await db
    .selectFrom('directiveEvent')
    .innerJoin('directive', 'directive.id', 'directiveEvent.directiveId')
    .select(sql<Date | null>`max(directive_event.recorded_at)`.as('happened'))
    .where('directive.officeId', '=', officeId)
    .where('directiveEvent.happenedOn', '<=', asOf)
    .executeTakeFirstOrThrow();
  return happened && happened > named ? happened : named;
}
