import { addCalendarDays } from '@dondoc/vietnamese';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { DUE_SOON_DAYS, SILENT_AFTER_DAYS } from '../rules.ts';
import { standingSql } from '../standing/store.ts';
import { notHeld } from '../visibility/store.ts';

/** One of the branches of a rank: rows that one index gives in their order. */
interface Branch {
  where: RawBuilder<unknown>;
  /** What the index is in the order of, where that is the order of the rank too. */
  order: RawBuilder<unknown> | null;
}

/**
 * The ranks of `urgencySql` (standing/store.ts) that are open, as conditions that indexes answer (migrations/202611291741). A rank is looked
 * into only where those before it do not fill the page.
 */
function ranksOn(asOf: string): Record<'late' | 'soon' | 'silent' | 'running' | 'undated', Branch[]> {
  const day = sql`${asOf}::date`;
  const soon = sql`${addCalendarDays(asOf, DUE_SOON_DAYS)}::date`;
  const spoken = sql`${addCalendarDays(asOf, -SILENT_AFTER_DAYS)}::date`;
  const runs = sql`period.stopped_on is null and period.state <> 'done' and period.due is not null`;
  const stopped = sql`period.stopped_on is not null and period.state <> 'done' and period.due is not null`;
  const undated = sql`period.state <> 'done' and period.late_from is null`;
  const said = sql`coalesce(period.last_report_on, period.told_on)`;
  const [due, late] = [sql`period.due`, sql`period.late_from`];
  return {
    late: [
      { where: sql`${runs} and period.late_from <= ${day}`, order: late },
      // How late it stopped; such rows are few.
      { where: sql`${stopped} and period.stopped_on >= period.late_from`, order: null },
    ],
    soon: [{ where: sql`${runs} and period.late_from > ${day} and period.due <= ${soon}`, order: due }],
    silent: [{ where: sql`${undated} and ${said} < ${spoken}`, order: said }],
    running: [
      { where: sql`${runs} and period.late_from > ${day} and period.due > ${soon}`, order: due },
      { where: sql`${stopped} and period.stopped_on < period.late_from`, order: due },
    ],
    undated: [{ where: sql`${undated} and ${said} >= ${spoken}`, order: said }],
  };
}

export type Only = 'open-late' | 'silent' | null;

interface Asked {
  officeId: string;
  /** Today, or a day to come: of the past the rows have no such order. */
  asOf: string;
  /** Whether no span ends after it (`endsBy`). */
  isLast: boolean;
  only: Only;
  limit: number;
  offset: number;
}

/**
 * A page of an office's open work, the most pressing first, the same rows in the same order as the list sorts them.
 * Null where the page goes on into what is done.
 */
export async function pressingPage(db: Db, asked: Asked): Promise<{ id: string; code: string }[] | null> {
  const { late, soon, silent, running, undated } = ranksOn(asked.asOf);
  const ranks = { 'open-late': [late], silent: [silent], all: [late, soon, silent, running, undated] };
  const wanted = asked.offset + asked.limit;
  const found: { id: string; code: string }[] = [];
  for (const rank of ranks[asked.only ?? 'all']) {
    if (found.length >= wanted) break;
    found.push(...(await inRank(db, asked, rank, wanted - found.length)));
  }
  if (asked.only === null && found.length < wanted) return null;
  return found.slice(asked.offset, wanted);
}

async function inRank(db: Db, { officeId, asOf, isLast }: Asked, branches: Branch[], limit: number) {
  const order = orderOn(asOf);
  const rows = (ends: RawBuilder<unknown>, { where, order: first }: Branch) => sql`(
    select period.*, directive.id, directive.code collate "C" as code from directive_period as period
    join directive on directive.id = period.directive_id
    where period.office_id = ${officeId} and period.from_day <= ${asOf}::date and ${ends} and ${where} and ${notHeld}
    order by ${first ? sql`${first}, ` : sql``}${order} limit ${limit})`;
  const now = sql`period.to_day is null`;
  const ending = sql`period.to_day > ${asOf}::date`;
  const spans = isLast ? [now] : [now, ending];
  const all = branches.flatMap((branch) => spans.map((ends) => rows(ends, branch)));
  const { rows: found } = await sql<{ id: string; code: string }>`
    select period.id, code from (${sql.join(all, sql` union all `)}) as period
    order by ${order} limit ${limit}`.execute(db);
  return found;
}

/** As the list sorts: how late, how near, how silent; then the code. */
function orderOn(asOf: string): RawBuilder<unknown> {
  const figures = standingSql(asOf);
  return sql`-${figures.daysLate} nulls last, coalesce(period.due, '-infinity'),
    -coalesce(${figures.silentDays}, 0), code collate "C"`;
}
