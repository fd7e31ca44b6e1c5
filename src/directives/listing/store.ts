import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Scope } from '#accounts/permissions.ts';
import type { Db } from '#platform/database/connection.ts';
import { parseQuery } from '#platform/search/rules.ts';
import { subjectsWith } from '#platform/search/store.ts';
import { inWhole } from '../rules.ts';
import { type Counts, Headline, type RateWhole } from '../schema.ts';
import { silentSql, standingSql, storedCounts } from '../standing/store.ts';
import { everHeldBy, hasReceived, hasRole, isHandedTo, type Visible, visible } from '../visibility/store.ts';
import { isOfAll, leadOf, leftBy, type Waiting } from './rules.ts';
import type { DirectiveFilter } from './schema.ts';

/** How each lead of the agency stands, for what waits for its people. */
const leadIn = (db: Db, agencyId: string, states: string[], asOf: string) =>
  db
    .selectFrom('directiveLeadPeriod as own')
    .select('own.agencyId')
    .whereRef('own.directiveId', '=', sql.ref('period.directive_id'))
    .where('own.agencyId', '=', agencyId)
    .where('own.state', 'in', states)
    .where('own.fromDay', '<=', asOf)
    .where((eb) => eb.or([eb('own.toDay', 'is', null), eb('own.toDay', '>', asOf)]));

const openHandover = (db: Db, agencyId: string, userId: string) =>
  isHandedTo(db, [agencyId], userId).where('handover.state', 'in', ['open', 'returned']);

/** In a chain of steps it lies at one desk, which need not lead. */
export const liesAt = (actor: 'agency' | 'head', agencyId: string) =>
  sql<boolean>`(period.next_actor = ${actor} and ${agencyId}::uuid = any(period.next_agency_ids))`;

function waitsFor(db: Db, query: Visible, waiting: Waiting | null, asOf: string): Visible {
  switch (waiting?.for) {
    case 'office':
      return query.where('period.nextActor', '=', 'office');
    case 'head':
      return query.where(({ or, exists }) =>
        or([
          exists(leadIn(db, waiting.agencyId, ['awaiting-approval'], asOf)),
          liesAt('head', waiting.agencyId),
        ]),
      );
    case 'agency': {
      const { agencyId, userId } = waiting;
      const open = ['not-started', 'in-progress', 'returned'];
      return query.where(({ or, exists }) =>
        or([
          exists(leadIn(db, agencyId, open, asOf)),
          liesAt('agency', agencyId),
          exists(openHandover(db, agencyId, userId)),
        ]),
      );
    }
    case 'unit':
      return query.where(({ exists }) => exists(openHandover(db, waiting.agencyId, waiting.userId)));
    case undefined:
      return query.where(sql<boolean>`false`);
  }
}

/** Who looks, at which day, for what. `waiting` is what `filter.mine` means for this person. */
export interface Question {
  scope: Scope;
  filter: DirectiveFilter;
  asOf: string;
  waiting?: Waiting | null;
  /** Whether no span ends after the day (`endsBy`); left out where nobody has looked. */
  isLast?: boolean;
}

/** The rows that the filters leave, but for those on figures (headline, whole, silent): the counts are taken before them. */
export function filtered(
  db: Db,
  { scope, filter, asOf, waiting, isLast }: Question,
  { isBare }: { isBare?: boolean } = {},
): Visible {
  let query = visible(db, scope, asOf, { leadId: leadOf(filter), isLast, isBare });
  const { role, document, state, next, mine, unreceived, asked } = filter;
  // For agency people a role is one of theirs unless another agency is named.
  const holders = filter.agency ? [filter.agency] : role ? scope.agencyIds : null;
  if (holders)
    query = query
      .where('period.directiveId', 'in', everHeldBy(db, holders))
      .where(({ exists }) => exists(hasRole(db, holders, role)));
  else if (role) query = query.where(({ exists }) => exists(assigned(db, role)));
  if (document) query = query.where('directive.documentId', '=', document);
  if (state) query = query.where('period.state', '=', state);
  if (next) query = query.where('period.nextActor', '=', next);
  if (mine) query = waitsFor(db, query, waiting ?? null, asOf);
  if (asked) query = query.where('period.askedDate', 'is not', null);
  if (unreceived) {
    const own = scope.agencyId;
    query = query
      .where(({ exists }) => exists(hasRole(db, own ? [own] : [])))
      .where(({ not, exists }) => not(exists(hasReceived(db, own))));
  }
  const words = parseQuery(filter.q ?? '');
  if (words.terms.length > 0)
    query = query.where(
      'period.directiveId',
      'in',
      sql<string>`(${subjectsWith(scope.officeId, 'directive', words)})`,
    );
  return query;
}

/** A class of bodies ("các sở, ban, ngành") has the role too. */
const assigned = (db: Db, role: string) =>
  db
    .selectFrom('assignment')
    .select('assignment.id')
    .whereRef('assignment.directiveId', '=', sql.ref('period.directive_id'))
    .where('assignment.role', '=', role);

const headlinesIn = (whole: RateWhole): Headline[] =>
  Headline.options.filter((headline) => inWhole(headline, whole));

/** The filters on figures. */
export function countedIn({ headline, whole, silent }: DirectiveFilter, asOf: string): Expression<SqlBool> {
  const figures = standingSql(asOf);
  const all: RawBuilder<SqlBool>[] = [sql`true`];
  if (headline) all.push(sql`${figures.headline} = ${headline}`);
  if (whole) all.push(sql`${figures.headline} in (${sql.join(headlinesIn(whole))})`);
  if (silent) all.push(silentSql(figures, silent));
  return sql.join(all, sql` and `);
}

export interface Totals {
  counts: Counts;
  /** How many the filters on figures leave. */
  total: number;
  /** The moment of the last thing recorded about what is counted: what is known of it, and nothing later. */
  recordedUntil: Date | null;
}

/** Of all that an office has the numbers are kept; of a part they are counted. */
export async function countDirectives(db: Db, question: Question): Promise<Totals> {
  return (await keptTotals(db, question)) ?? countedTotals(db, question);
}

async function keptTotals(db: Db, { scope, filter, asOf }: Question): Promise<Totals | null> {
  if (scope.agencyIds !== null || !isOfAll(filter)) return null;
  const kept = await storedCounts(db, scope.officeId, asOf);
  const total = kept && leftBy(filter, kept.counts);
  return kept && total !== null ? { ...kept, total } : null;
}

/** What the numbers are made of, of each span that is left. */
export function countable(db: Db, question: Question) {
  const { asOf, filter } = question;
  const figures = standingSql(asOf);
  return filtered(db, question, { isBare: true }).select([
    'period.directiveId',
    figures.headline.as('headline'),
    sql<boolean>`period.state = 'done'`.as('isDone'),
    silentSql(figures).as('isSilent'),
    sql<boolean>`${countedIn(filter, asOf)}`.as('isLeft'),
    'period.knownUntil',
  ]);
}

/** The numbers over rows of `countable`. */
export const totalColumns = sql`
  count(*)::int as total, (count(*) filter (where headline = 'open-late'))::int as open_late,
  (count(*) filter (where headline = 'open-in-time'))::int as open_in_time,
  (count(*) filter (where headline = 'done-on-time'))::int as done_on_time,
  (count(*) filter (where headline = 'done-late'))::int as done_late,
  (count(*) filter (where headline = 'undated'))::int as undated,
  (count(*) filter (where headline = 'undated' and is_done))::int as undated_done,
  (count(*) filter (where is_silent))::int as silent, (count(*) filter (where is_left))::int as is_left,
  max(known_until) as recorded_until`;

export type TotalRow = Counts & { isLeft: number; recordedUntil: Date | null };

export const totalsOf = ({ isLeft, recordedUntil, ...counts }: TotalRow): Totals => ({
  ...{ counts, total: isLeft, recordedUntil },
});

/** Counted row by row, whatever numbers are kept. */
export async function countedTotals(db: Db, question: Question): Promise<Totals> {
  const { rows } = await sql<TotalRow>`
    select ${totalColumns} from (${countable(db, question)}) as each`.execute(db);
  return totalsOf(rows[0] as TotalRow);
}

/** Ids of those among these codes that the question leaves, in the order of the codes. */
export async function idsOfCodes(db: Db, question: Question, codes: string[]): Promise<string[]> {
  const rows = await filtered(db, question)
    .select(['directive.id', 'directive.code'])
    .where('directive.code', '=', sql<string>`any(${codes}::text[])`)
    .execute();
  const byCode = new Map(rows.map(({ id, code }) => [code, id]));
  return [...new Set(codes)].flatMap((code) => byCode.get(code) ?? []);
}
