import { compareVietnamese } from '@dondoc/vietnamese';
import { type RawBuilder, sql } from 'kysely';
import { agenciesNamed, refsOn } from '#accounts/agencies/store.ts';
import type { Scope } from '#accounts/permissions.ts';
import { standingOfFinding } from '#directives/findings/rules.ts';
import { eventsOf, findingsOf } from '#directives/findings/store.ts';
import { SILENT_AFTER_DAYS } from '#directives/rules.ts';
import type { Counts, Headline } from '#directives/schema.ts';
import { standingSql } from '#directives/standing/store.ts';
import { heldThen, spanNotHeld } from '#directives/visibility/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { AgencyCounts, Overview } from './schema.ts';

/** Limitations named by notices published by a day and not closed by then, newest notice first. */
export async function listLimitations(
  db: Db,
  officeId: string,
  asOf: string,
  until: Date | null = null,
): Promise<Overview['limitations']> {
  const found = (await findingsOf(db, officeId, { asOf })).filter(({ kind }) => kind === 'limitation');
  const events = await eventsOf(
    db,
    found.map(({ id }) => id),
    until,
  );
  return found
    .map(({ issuedOn: _, publishedOn: __, ...row }) => ({
      ...row,
      standing: standingOfFinding(events.get(row.id) ?? [], asOf),
    }))
    .filter(({ standing }) => standing.stage !== 'closed');
}

/**
 * The agencies with the most late work that they lead, on a day after which no span ends: late and running, or stopped
 * while one of several leads may still be late. Enough to know whose numbers to count.
 */
export async function worstLeads(db: Db, officeId: string, asOf: string, limit: number): Promise<string[]> {
  // Two conditions and not one with «or»: each is an index of its own.
  const late = (running: RawBuilder<unknown>) => sql`
    select holder.agency_id from directive_period as period
      join directive_holder as holder on holder.directive_id = period.directive_id and holder.role = 'lead'
        and holder.to_day is null
      left join directive_lead_period as lead on lead.directive_id = period.directive_id
        and lead.from_day = period.from_day and lead.agency_id = holder.agency_id and lead.to_day is null
    where period.office_id = ${officeId} and period.to_day is null and period.late_from <= ${asOf}::date and ${running}
      and coalesce(lead.state, period.state) <> 'done' and ${spanNotHeld}
      and coalesce(case when lead.state is null then period.stopped_on else lead.stopped_on end, ${asOf}::date)
        >= period.late_from`;
  const running = late(sql`period.stopped_on is null`);
  const stopped = late(sql`period.stopped_on is not null and period.state <> 'done'`);
  const { rows } = await sql<{ agencyId: string }>`
    select agency_id from (${running} union all ${stopped}) as late
    group by agency_id order by count(*) desc, agency_id limit ${limit}`.execute(db);
  return rows.map(({ agencyId }) => agencyId);
}

/**
 * How each agency's work stands that it leads, by its own reports, as the list asked for it counts them: a lead that has
 * finished is not counted as late because another has not. A directive with two leads counts at each, so the sums may
 * exceed the total; `sum` says what each directive counted once comes to. `among`: only these agencies. `isLast`: no
 * span ends after the day (`endsBy`).
 */
export async function countsByLead(
  db: Db,
  { officeId }: Scope,
  asOf: string,
  { among, isLast }: { among?: string[]; isLast?: boolean } = {},
): Promise<AgencyCounts> {
  const { headline, silentDays } = standingSql(asOf);
  // Said of each of the three, so that what stands now is asked of the indexes that hold no more than that.
  const holds = isLast ? sql`${heldThen} and directive_holder.to_day is null` : heldThen;
  const ofThese = among
    ? sql`and period.directive_id in (select directive_id from directive_holder where role = 'lead'
        and agency_id = any(${among}::uuid[]))`
    : sql``;
  const own = (column: string) =>
    sql`case when lead.state is null then period.${sql.ref(column)} else lead.${sql.ref(column)} end as ${sql.ref(column)}`;
  const { rows } = await sql<LeadCount>`
    with led as (
      select distinct period.directive_id, directive_holder.agency_id, period.from_day, period.due, period.late_from,
        period.told_on, period.state, period.stopped_on, period.last_report_on
      from directive_period as period
      join directive_holder on directive_holder.directive_id = period.directive_id and ${holds}
      where period.office_id = ${officeId} and directive_holder.role = 'lead' and period.from_day <= ${asOf}::date
        and ${isLast ? sql`period.to_day is null` : sql`(period.to_day is null or period.to_day > ${asOf}::date)`}
        and ${spanNotHeld} ${ofThese}
    ), owned as (
      select period.agency_id, period.directive_id, period.due, period.late_from, period.told_on,
        ${own('state')}, ${own('stopped_on')}, ${own('last_report_on')},
        count(lead.agency_id) over (partition by period.directive_id) as leads
      from led as period left join directive_lead_period as lead on lead.directive_id = period.directive_id
        and lead.from_day = period.from_day and lead.agency_id = period.agency_id
        ${isLast ? sql`and lead.to_day is null` : sql``}
    )
    select agency_id, ${headline} as headline, count(*)::int as n, (count(*) filter (where leads > 1))::int as shared,
      (count(*) filter (where state = 'done'))::int as done,
      (count(*) filter (where ${silentDays} > ${SILENT_AFTER_DAYS}))::int as silent,
      (sum(1.0 / greatest(leads, 1)))::float8 as once, (sum(case when leads > 1 then 1.0 / leads end))::float8 as shared_once
    from owned as period where ${among ? sql`agency_id = any(${among}::uuid[])` : sql`true`}
    group by agency_id, headline`.execute(db);
  const agencies = refsOn(
    await agenciesNamed(db, officeId, [...new Set(rows.map((row) => row.agencyId))]),
    asOf,
  );
  const byAgency = [...Map.groupBy(rows, (row) => row.agencyId)].flatMap(([id, of]) => {
    const agency = agencies.get(id);
    return agency ? [{ agency, counts: countsOf(of), shared: sumOf(of, ({ shared }) => shared) }] : [];
  });
  const sum = {
    led: Math.round(sumOf(rows, ({ once }) => once)),
    shared: Math.round(sumOf(rows, ({ sharedOnce }) => sharedOnce ?? 0)),
  };
  return { byAgency: byAgency.toSorted(worstFirst), sum };
}

interface LeadCount {
  agencyId: string;
  headline: Headline;
  n: number;
  shared: number;
  done: number;
  silent: number;
  /** Each directive as one over all its leads. */
  once: number;
  sharedOnce: number | null;
}

const sumOf = <T>(rows: T[], of: (row: T) => number): number => rows.reduce((sum, row) => sum + of(row), 0);

function countsOf(rows: LeadCount[]): Counts {
  const of = (headline: Headline) => rows.find((row) => row.headline === headline);
  const undated = of('undated');
  return {
    total: sumOf(rows, ({ n }) => n),
    ...{ openLate: of('open-late')?.n ?? 0, openInTime: of('open-in-time')?.n ?? 0 },
    ...{ doneOnTime: of('done-on-time')?.n ?? 0, doneLate: of('done-late')?.n ?? 0 },
    ...{ undated: undated?.n ?? 0, undatedDone: undated?.done ?? 0, silent: undated?.silent ?? 0 },
  };
}

type AgencyRow = Overview['byAgency'][number];

const worstFirst = (a: AgencyRow, b: AgencyRow): number =>
  b.counts.openLate - a.counts.openLate ||
  b.counts.total - a.counts.total ||
  compareVietnamese(a.agency.name, b.agency.name);
