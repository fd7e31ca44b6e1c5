import { type Expression, type SqlBool, sql } from 'kysely';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import type { Digest, DigestPart } from '#inbox/mail/schema.ts';
import type { Db } from '#platform/database/connection.ts';
import { waitingFor } from '../listing/rules.ts';
import type { DirectiveFilter } from '../listing/schema.ts';
import { filtered, liesAt } from '../listing/store.ts';
import { DUE_SOON_DAYS } from '../rules.ts';
import { standingSql } from '../standing/store.ts';
import { visible } from '../visibility/store.ts';

/** More than these a letter does not name; the list has them all. */
const NAMED = 20;

/** What a person is told in the morning: what they answer for, late or due within the week, and what waits for their hand. */
export async function digestOf(db: Db, viewer: Viewer): Promise<Digest> {
  const figures = standingSql(viewer.today);
  const isLate = sql<boolean>`${figures.headline} = 'open-late'`;
  const isSoon = sql<boolean>`coalesce(${figures.daysLeft} between 0 and ${DUE_SOON_DAYS}, false)`;
  const open = sql<boolean>`period.state <> 'done'`;
  const own = answered(db, viewer);
  const late = await partOf(own.where(isLate), '/nhiem-vu?headline=open-late');
  const soon = await partOf(own.where(open).where(isSoon), '/nhiem-vu?headline=open-in-time');
  const waiting = waitingFor(viewer);
  const filter: DirectiveFilter = { mine: true };
  const asked = filtered(db, { scope: sees(viewer), filter, asOf: viewer.today, waiting });
  // What an agency leads and works on in time does not wait: it is in its list. What it has not begun or got back does,
  // and what another desk has passed on to it.
  const idle =
    waiting?.for === 'agency'
      ? sql<boolean>`(period.state in ('not-started', 'returned') or not ${ledBy(waiting.agencyId)})`
      : open;
  const rest = asked.where(idle).where(not(isLate)).where(not(isSoon));
  return { late, soon, waiting: await partOf(rest, '/nhiem-vu?mine=true') };
}

const ledBy = (agencyId: string) => sql<boolean>`exists (select from directive_lead_period as led
  where led.directive_id = directive.id and led.agency_id = ${agencyId}::uuid)`;

const not = (condition: Expression<SqlBool>) => sql<boolean>`not ${condition}`;

/** For an agency what it leads, by its own clock, and what lies at its desk; for the office all that is its own. */
function answered(db: Db, viewer: Viewer) {
  const scope = sees(viewer);
  if (!scope.agencyId) return visible(db, scope, viewer.today);
  return visible(db, scope, viewer.today, { leadId: scope.agencyId }).where(
    sql<boolean>`(${ledBy(scope.agencyId)} or ${liesAt('agency', scope.agencyId)} or ${liesAt('head', scope.agencyId)})`,
  );
}

async function partOf(rows: ReturnType<typeof visible>, link: string): Promise<DigestPart> {
  const found = await rows
    .select(['directive.id', 'directive.code', 'directive.title', 'period.due'])
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .orderBy(sql`period.due nulls last`)
    .orderBy('directive.code')
    .limit(NAMED)
    .execute();
  const items = found.map(({ id, code, title, due }) => ({ id, code, title, due: due as string | null }));
  return { total: found[0]?.total ?? 0, items, link };
}

/** No calendar needs more; past it, what is due first stands in it. */
const MOST_DEADLINES = 2000;

/** Open deadlines of what a person answers for, the nearest first. */
export async function deadlinesOf(db: Db, viewer: Viewer) {
  const figures = standingSql(viewer.today);
  const rows = await answered(db, viewer)
    .where(sql<boolean>`period.state <> 'done'`)
    .where('period.due', 'is not', null)
    .select(['directive.id', 'directive.code', 'directive.title', 'period.due'])
    .select(sql<boolean>`${figures.headline} = 'open-late'`.as('isLate'))
    .orderBy('period.due')
    .orderBy('directive.code')
    .limit(MOST_DEADLINES)
    .execute();
  return rows.map(({ due, ...row }) => ({ ...row, due: String(due) }));
}
