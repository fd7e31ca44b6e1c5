import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { DUE_SOON_DAYS, SILENT_AFTER_DAYS } from '../rules.ts';
import type { Counts, Headline } from '../schema.ts';

/**
 * The figures of a directive on a day as SQL over the row of directive_period that holds on it, named `period`. They
 * say what the rules of ../rules.ts say; a property test holds the two together.
 */
export function standingSql(asOf: string) {
  const day = sql`cast(${asOf} as date)`;
  const until = sql`coalesce(period.stopped_on, ${day})`;
  const isLate = sql<boolean>`coalesce(${until} >= period.late_from, false)`;
  const headline = sql<Headline>`case
    when period.due is null or period.late_from is null then 'undated'
    when period.state = 'done' then case when ${isLate} then 'done-late' else 'done-on-time' end
    when ${isLate} then 'open-late'
    else 'open-in-time' end`;
  const daysLate = sql<number>`case when ${isLate} then ${until} - period.late_from + 1 else 0 end`;
  const daysLeft = sql<number | null>`case when period.due is not null and period.stopped_on is null
    and not ${isLate} then period.due - ${day} end`;
  const silentDays = sql<number | null>`case when period.state <> 'done'
    then ${day} - coalesce(period.last_report_on, period.told_on) end`;
  return { headline, daysLate, daysLeft, silentDays };
}

export type StandingSql = ReturnType<typeof standingSql>;

export const silentSql = ({ headline, silentDays }: StandingSql, over = SILENT_AFTER_DAYS) =>
  sql<boolean>`(${headline} = 'undated' and coalesce(${silentDays} > ${over}, false))`;

/** The most pressing first, as `urgencyOf` of the rules. */
export const urgencySql = (figures: StandingSql) => sql<number>`case
  when ${figures.headline} = 'open-late' then 0
  when period.state = 'done' then 5
  when coalesce(${figures.daysLeft} <= ${DUE_SOON_DAYS}, false) then 1
  when ${silentSql(figures)} then 2
  when ${figures.headline} = 'undated' then 4
  else 3 end`;

/** The states as the list words them, in its order: what is late, what is near, what waits, what is done. */
export const shownStateSql = (figures: StandingSql) => sql<number>`case
  when ${figures.headline} = 'open-late' then 0
  when ${figures.headline} = 'done-late' then 10
  when period.state = 'done' then 11
  when coalesce(${figures.daysLeft} <= ${DUE_SOON_DAYS}, false) then 1
  when period.state = 'awaiting-approval' then 7
  when period.state = 'awaiting-acceptance' then 8
  when period.state = 'awaiting-decision' then 9
  when ${silentSql(figures)} then 2
  when period.state = 'returned' then 3
  when period.state = 'not-started' then 4
  when ${figures.headline} = 'undated' then 5
  else 6 end`;

/** How many directives each document has laid on somebody by a day, how many are done, how many late. */
export async function progressOf(db: Db, documentIds: string[], asOf: string) {
  const { headline } = standingSql(asOf);
  const rows = await db
    .selectFrom('directive')
    .innerJoin('directivePeriod as period', 'period.directiveId', 'directive.id')
    .select('directive.documentId')
    .select([
      sql<number>`count(*)::integer`.as('total'),
      sql<number>`(count(*) filter (where period.state = 'done'))::integer`.as('done'),
      sql<number>`(count(*) filter (where ${headline} = 'open-late'))::integer`.as('late'),
      sql<
        string | null
      >`max(coalesce(period.stopped_on, period.from_day)) filter (where period.state = 'done')`.as(
        'lastDoneOn',
      ),
    ])
    .where('directive.documentId', '=', sql<string>`any(${documentIds}::uuid[])`)
    .where('period.fromDay', '<=', asOf)
    .where((eb) => eb.or([eb('period.toDay', 'is', null), eb('period.toDay', '>', asOf)]))
    .groupBy('directive.documentId')
    .execute();
  return new Map(rows.map(({ documentId, ...counts }) => [documentId ?? '', counts]));
}

/** Beside the sums: when something was last recorded that had happened on the day (migrations/202611291742). */
export const RECORDED = 'recorded';

export interface StoredCounts {
  counts: Counts;
  /** The moment of the last thing recorded of what had begun by the day. */
  recordedUntil: Date | null;
}

/**
 * The five numbers of a whole office on any day, from what each day added and took away: as quick for a million rows as
 * for ten. Null while one of its papers is said to hold a secret: what is not shown is not counted.
 */
export async function storedCounts(db: Db, officeId: string, asOf: string): Promise<StoredCounts | null> {
  const held = db
    .selectFrom('document')
    .select('id')
    .where('officeId', '=', officeId)
    .where('heldAt', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  const sums = db
    .selectFrom('standingDelta')
    .select('class')
    .select([sql<number>`sum(n)::int`.as('n'), sql<Date | null>`max(known_until)`.as('knownUntil')])
    .where('officeId', '=', officeId)
    .where('day', '<=', asOf)
    .where('class', '!=', RECORDED)
    .groupBy('class')
    .execute();
  const [isHeld, rows] = await Promise.all([held, sums]);
  if (isHeld) return null;
  const of = (name: string) => rows.find((row) => row.class === name)?.n ?? 0;
  const [undatedDone, silent] = [of('undated-done'), of('undated-silent')];
  const counts = {
    ...{ openLate: of('open-late'), openInTime: of('open-in-time') },
    ...{ doneOnTime: of('done-on-time'), doneLate: of('done-late') },
    ...{ undated: undatedDone + silent + of('undated-open'), undatedDone, silent },
  };
  const total = counts.openLate + counts.openInTime + counts.doneOnTime + counts.doneLate + counts.undated;
  const moments = rows.flatMap(({ knownUntil }) => (knownUntil ? [knownUntil.getTime()] : []));
  return {
    counts: { total, ...counts },
    recordedUntil: moments.length > 0 ? new Date(Math.max(...moments)) : null,
  };
}

/** All that is kept by day, anew from the spans. */
export async function rebuildDeltas(db: Db): Promise<void> {
  await sql`select rebuild_standing()`.execute(db);
}

/** Makes few rows of many that say the same (migrations/202611291742); who reads or writes meanwhile does not wait. */
export async function compactDeltas(db: Db, officeId: string): Promise<void> {
  await sql`select compact_standing(${officeId}::uuid)`.execute(db);
}
