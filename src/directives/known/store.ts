import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#accounts/schema.ts';
import { viewerAs } from '#accounts/store.ts';
import type { Database, Db, Tx } from '#platform/database/connection.ts';
import { hideLaterRows, momentSql, type RowsKnown } from '#platform/database/rows-known.ts';
import { problem } from '#platform/http/problems.ts';
import { listEventsOf, rowsOf } from '../history/store.ts';
import type { DirectiveEvent } from '../schema.ts';
import { RECORDED } from '../standing/store.ts';
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
  // A directory of the whole nation is not looked through for one office.
  const own =
    table === 'agency_name'
      ? sql`where agency_id in (select id from public.agency where office_id = ${sql.lit(officeId)})`
      : sql``;
  return sql`
    with every as (
      select one, one.recorded_at as known_from, 'infinity'::timestamptz as known_until from ${rows} as one ${own}
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

/**
 * The spans that are kept say how each day was by all that is recorded; they say the same by what was known at a moment
 * but for the directives of which something was recorded later. These alone are folded anew.
 */
async function shadowPeriods(tx: Tx, then: Then): Promise<void> {
  const ids = await touchedSince(tx, then);
  if (ids.length === 0) return;
  for (const table of folded)
    await sql`create temp table ${sql.id(table)} (like ${sql.id('public', table)} including all)
      on commit drop`.execute(tx);
  for (let at = 0; at < ids.length; at += BATCH) {
    const some = ids.slice(at, at + BATCH);
    const histories = await listEventsOf(tx, some);
    await insertSpans(tx, then, histories);
    await insertHolders(tx, some, histories);
  }
  await sql`create temp table touched on commit drop as select unnest(${ids}::uuid[]) as id`.execute(tx);
  await sql`analyze touched`.execute(tx);
  for (const table of folded) await layOver(tx, table);
  await shadowDeltas(tx, then);
}

/**
 * Directives of the office of which something was recorded after the moment that had happened by the day: recorded on
 * that very day still, or later than it happened, which is little and has an index of its own. Roles are assigned with
 * the first event of a directive or with its chain of desks, and so found by these.
 */
export async function touchedSince(tx: Db, { officeId, asOf, recordedUntil }: Then): Promise<string[]> {
  const moment = momentSql(recordedUntil);
  const ended = sql`((${sql.lit(asOf)}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')`;
  const { rows } = await sql<{ id: string }>`
    select distinct directive.id from (
      select directive_id from public.directive_event
        where recorded_at > ${moment} and recorded_at < ${ended} and happened_on <= ${sql.lit(asOf)}::date
      union all
      select directive_id from public.directive_event
        where recorded_at > ${moment} and happened_on <= ${sql.lit(asOf)}::date
          and (recorded_at at time zone 'Asia/Ho_Chi_Minh')::date > happened_on
      union all
      select directive_id from public.directive_event where kind = 'steps_set' and recorded_at > ${moment}
    ) as later join directive on directive.id = later.directive_id where directive.office_id = ${officeId}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Under the name of the true table: its rows but for those folded anew, and these. */
async function layOver(tx: Tx, table: string): Promise<void> {
  const anew = sql.id(`${table}_anew`);
  await sql`alter table ${sql.id('pg_temp', table)} rename to ${anew}`.execute(tx);
  await sql`create temp view ${sql.id(table)} as select * from ${sql.id('public', table)}
    where directive_id not in (select id from touched) union all select * from ${anew}`.execute(tx);
}

/** The sums by day, with the spans that were folded anew in place of those that are kept. */
async function shadowDeltas(tx: Tx, { officeId, recordedUntil }: Then): Promise<void> {
  const cuts = (rows: RawBuilder<unknown>, sign: number) => sql`
    select span.office_id, cut.day, parts.class, ${sql.lit(sign)} * cut.n, span.known_until
    from ${rows} as span cross join lateral public.standing_days(row(span.*)::public.directive_period) as parts
    cross join lateral (values (parts.from_day, 1), (parts.to_day, -1)) as cut (day, n) where cut.day is not null`;
  const moment = momentSql(recordedUntil);
  const taken = sql`(select * from public.directive_period where directive_id in (select id from touched))`;
  await sql`create temp view standing_delta as
    select office_id, day, class, n, least(known_until, ${moment}) as known_until from (
      select office_id, day, class, n, known_until from public.standing_delta where office_id = ${sql.lit(officeId)}
      union all ${cuts(taken, -1)}
      union all ${cuts(sql`directive_period_anew`, 1)}) as deltas`.execute(tx);
}

type Histories = Map<string, DirectiveEvent[]>;

/** One span each, the one of the day; one that was withdrawn by then has none. */
async function insertSpans(tx: Tx, { officeId, asOf }: Then, histories: Histories): Promise<void> {
  const holds = ({ toDay }: { toDay: string | null }) => toDay === null || toDay > asOf;
  const rows = [...histories].map(([id, events]) => rowsOf(id, events));
  const periods = rows.flatMap((row) => row.periods.filter(holds)).map((period) => ({ ...period, officeId }));
  if (periods.length > 0) await tx.insertInto('directivePeriod').values(periods).execute();
  const ofLeads = rows.flatMap((row) => row.ofLeads.filter(holds));
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

/** The moment of the last name that the directory and the office were given: what is known of names, and nothing later. */
export async function namedUntil(db: Db, officeId: string): Promise<Date> {
  const { named, called } = await db
    .selectFrom('office')
    .select('recordedAt as called')
    .select(({ selectFrom }) =>
      selectFrom('agency')
        .select(({ fn }) => fn.max('namedAt').as('at'))
        .whereRef('agency.officeId', '=', 'office.id')
        .as('named'),
    )
    .where('office.id', '=', officeId)
    .executeTakeFirstOrThrow();
  return named && named > called ? named : called;
}

/** The moment of the last thing recorded of an office's work by the end of a day, the names included. */
export async function knownUntil(db: Db, officeId: string, asOf: string): Promise<Date> {
  const named = await namedUntil(db, officeId);
  const { happened } = await db
    .selectFrom('standingDelta')
    .select(sql<Date | null>`max(known_until)`.as('happened'))
    .where('officeId', '=', officeId)
    .where('class', '=', RECORDED)
    .where('day', '<=', asOf)
    .executeTakeFirstOrThrow();
  return happened && happened > named ? happened : named;
}
