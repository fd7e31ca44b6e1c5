import { comparisonKey } from '@dondoc/vietnamese';
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Scope } from '#accounts/permissions.ts';
import type { Db } from '#platform/database/connection.ts';
import { hasMarks, parseQuery } from '#platform/search/rules.ts';
import { subjectsWith } from '#platform/search/store.ts';
import { type Only, pressingPage } from '../pressing/store.ts';
import { inWhole, SILENT_AFTER_DAYS } from '../rules.ts';
import { type Counts, Headline, type RateWhole } from '../schema.ts';
import { shownStateSql, silentSql, standingSql, storedCounts, urgencySql } from '../standing/store.ts';
import {
  endsBy,
  everHeldBy,
  hasReceived,
  hasRole,
  heldThen,
  isHandedTo,
  type Visible,
  visible,
} from '../visibility/store.ts';
import { isOfAll, leadOf, leftBy, type Waiting } from './rules.ts';
import type { DirectiveFilter, Order, SortKey } from './schema.ts';

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

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (c) => `\\${c}`);

const headlinesIn = (whole: RateWhole): Headline[] =>
  Headline.options.filter((headline) => inWhole(headline, whole));

/** The filters on figures. */
function countedIn({ headline, whole, silent }: DirectiveFilter, asOf: string): Expression<SqlBool> {
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
function countable(db: Db, question: Question) {
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
const totalColumns = sql`
  count(*)::int as total, (count(*) filter (where headline = 'open-late'))::int as open_late,
  (count(*) filter (where headline = 'open-in-time'))::int as open_in_time,
  (count(*) filter (where headline = 'done-on-time'))::int as done_on_time,
  (count(*) filter (where headline = 'done-late'))::int as done_late,
  (count(*) filter (where headline = 'undated'))::int as undated,
  (count(*) filter (where headline = 'undated' and is_done))::int as undated_done,
  (count(*) filter (where is_silent))::int as silent, (count(*) filter (where is_left))::int as is_left,
  max(known_until) as recorded_until`;

type TotalRow = Counts & { isLeft: number; recordedUntil: Date | null };

const totalsOf = ({ isLeft, recordedUntil, ...counts }: TotalRow): Totals => ({
  ...{ counts, total: isLeft, recordedUntil },
});

/** Counted row by row, whatever numbers are kept. */
export async function countedTotals(db: Db, question: Question): Promise<Totals> {
  const { rows } = await sql<TotalRow>`
    select ${totalColumns} from (${countable(db, question)}) as each`.execute(db);
  return totalsOf(rows[0] as TotalRow);
}

export interface Slice {
  order: Order;
  limit: number;
  offset: number;
  /** Agencies in the order of their names, for sorting by lead. */
  agencyOrder: string[];
}

type Page = { id: string; code: string }[];

/** One page of the sorted rows, with the numbers of all that the filters leave. */
export async function countedPage(
  db: Db,
  question: Question,
  slice: Slice,
): Promise<Totals & { page: Page }> {
  if (slice.limit === 0) return { ...(await countDirectives(db, question)), page: [] };
  const isKept = question.scope.agencyIds === null && isOfAll(question.filter);
  if (!isKept && isBySpans(question, slice.order)) return countedBySpans(db, question, slice);
  const [totals, page] = await Promise.all([
    countDirectives(db, question),
    directivePage(db, question, slice),
  ]);
  return { ...totals, page };
}

/** One page of the sorted rows. */
export async function directivePage(db: Db, question: Question, slice: Slice): Promise<Page> {
  const isDeep = slice.offset + slice.limit > MOST_PRESSING;
  const only = isDeep ? undefined : pressingOf(question, slice.order);
  const { asOf, isLast = false } = question;
  const asked = { officeId: question.scope.officeId, asOf, isLast, limit: slice.limit };
  const pressing =
    only === undefined ? null : await pressingPage(db, { ...asked, only, offset: slice.offset });
  return pressing ?? sortedPage(db, question, slice);
}

/** So far down an index is no shorter way than sorting all. */
const MOST_PRESSING = 5000;

/** Whether it is the most pressing of a whole office, as it is now, that is asked for: then which of it. */
function pressingOf({ scope, filter }: Question, { sort = 'urgency', desc }: Order): Only | undefined {
  const { headline, silent, whole, asOf, recordedUntil } = filter;
  const isNow = asOf === undefined && recordedUntil === undefined;
  if (scope.agencyIds !== null || !isNow || !isOfAll(filter) || sort !== 'urgency' || desc || whole)
    return undefined;
  if (headline) return headline === 'open-late' && !silent ? 'open-late' : undefined;
  if (silent) return silent === SILENT_AFTER_DAYS ? 'silent' : undefined;
  return null;
}

async function sortedPage(db: Db, question: Question, slice: Slice): Promise<Page> {
  if (isBySpans(question, slice.order)) return pageBySpans(db, question, slice);
  const first = slice.order.sort === 'lead' ? await pageByLeads(db, question, slice) : null;
  return first ?? allSorted(db, question, slice).limit(slice.limit).offset(slice.offset).execute();
}

function allSorted(db: Db, question: Question, slice: Slice) {
  let query = filtered(db, question)
    .select(['directive.id', 'directive.code'])
    .where(countedIn(question.filter, question.asOf));
  for (const key of orderOf(question, slice)) query = query.orderBy(key);
  return query;
}

/** So many agencies are looked through at each step down their names. */
const LEADS_AT_ONCE = [5, 20, 80, 320];

/** The first agencies by name lead enough for the first pages. Null where they do not. */
async function pageByLeads(db: Db, question: Question, slice: Slice): Promise<Page | null> {
  const { order, limit, offset } = slice;
  const names = order.desc ? slice.agencyOrder.toReversed() : slice.agencyOrder;
  const found: Page = [];
  let at = 0;
  for (const many of LEADS_AT_ONCE) {
    const some = names.slice(at, at + many);
    at += many;
    const rows = await allSorted(db, question, slice)
      .where('period.directiveId', 'in', everHeldBy(db, some))
      .where(sql<boolean>`${leadPlace(Object.fromEntries(some.map((id) => [id, 0])))} = 0`)
      .limit(offset + limit - found.length)
      .execute();
    found.push(...rows);
    if (found.length >= offset + limit) return found.slice(offset);
  }
  return null;
}

/** Whether the spans alone say the order, but for the code at its end. */
const isBySpans = ({ filter }: Question, { sort }: Order): boolean =>
  !['code', 'title', 'lead'].includes(sort ?? '') && !isRanked(filter, sort);

/** What the spans are sorted by, first as columns and then by their names. */
function keysOf({ asOf }: Question, { order, agencyOrder }: Slice) {
  const direction = sql.raw(order.desc ? 'desc' : 'asc');
  const keys = sortBy(order.sort ?? 'urgency', asOf, agencyOrder);
  const sorted = (each: RawBuilder<unknown>[]) =>
    sql.join(each.map((key) => sql`${key} ${direction} nulls last`));
  return {
    columns: keys.map((key, n) => sql<string>`${key}`.as(`key${n}`)),
    bySpans: sorted(keys),
    byNames: sorted(keys.map((_, n) => sql.ref(`key${n}`))),
  };
}

/** The directives are looked up only for what may stand on the page: its rows, and those that tie with its last. */
const pageOf = (first: RawBuilder<unknown>, byNames: RawBuilder<unknown>, { limit, offset }: Slice) => sql`
  select directive.id, directive.code from (${first} fetch first ${limit + offset} rows with ties) as first
  join directive on directive.id = first.directive_id
  order by ${byNames}, directive.code collate "C" limit ${limit} offset ${offset}`;

async function pageBySpans(db: Db, question: Question, slice: Slice): Promise<Page> {
  const { columns, bySpans, byNames } = keysOf(question, slice);
  const first = filtered(db, question, { isBare: true })
    .select(['period.directiveId', ...columns])
    .where(countedIn(question.filter, question.asOf));
  const page = pageOf(sql`${first} order by ${bySpans}`, byNames, slice) as RawBuilder<Page[number]>;
  return (await page.execute(db)).rows;
}

/** Counted and sorted in one look. */
async function countedBySpans(db: Db, question: Question, slice: Slice): Promise<Totals & { page: Page }> {
  const { columns, byNames } = keysOf(question, slice);
  const first = sql`select * from each where is_left order by ${byNames}`;
  const { rows } = await sql<TotalRow & { page: Page }>`
    with each as materialized (${countable(db, question).select(columns)}),
    page as (${pageOf(first, byNames, slice)})
    select ${totalColumns}, (select coalesce(json_agg(page), '[]') from page) as page from each`.execute(db);
  const [{ page = [], ...totals }] = rows as [TotalRow & { page: Page }];
  return { ...totalsOf(totals), page };
}

/** The newest first, from the one after a key; a code is one of a kind and never changes, nor does its day. */
export function directivesAfter(
  db: Db,
  question: Question,
  key: [publishedOn: string, code: string] | null,
  limit: number,
): Promise<{ id: string; code: string; publishedOn: string }[]> {
  let query = filtered(db, question)
    .select(['directive.id', 'directive.code', 'directive.publishedOn'])
    .where(countedIn(question.filter, question.asOf));
  if (key)
    query = query.where(
      sql<boolean>`(directive.published_on, directive.code collate "C") < (${key[0]}::date, ${key[1]} collate "C")`,
    );
  return query
    .orderBy('directive.publishedOn', 'desc')
    .orderBy(sql`directive.code collate "C"`, 'desc')
    .limit(limit)
    .execute();
}

/** Words typed with their marks come first; without marks all are equal. */
const isRanked = ({ q }: DirectiveFilter, sort: SortKey | undefined): boolean =>
  !sort && hasMarks(parseQuery(q ?? ''));

/** Ends with the code, which is one of a kind, so that no row stands on two pages. */
function orderOf({ filter, asOf }: Question, { order, agencyOrder }: Slice): RawBuilder<unknown>[] {
  const direction = sql.raw(order.desc ? 'desc' : 'asc');
  const keys = sortBy(order.sort ?? 'urgency', asOf, agencyOrder);
  const sorted = keys.map((key) => sql`${key} ${direction} nulls last`);
  const marked = `%${escapeLike(comparisonKey(filter.q ?? ''))}%`;
  const ranked = isRanked(filter, order.sort) ? [sql`(directive.search_marked not like ${marked})`] : [];
  return [...ranked, ...sorted, sql`directive.code collate "C"`];
}

/** As many days as somebody has been waited for, from a day that is always the same: an index is in this order. */
const waitedSql = sql`case when period.next_actor <> 'none' then date '2000-01-01' - period.next_since end`;

function sortBy(key: SortKey, asOf: string, agencyOrder: string[]): RawBuilder<unknown>[] {
  const figures = standingSql(asOf);
  const late = sql`-${figures.daysLate}`;
  const due = sql`coalesce(period.due, '-infinity')`;
  const silent = sql`-coalesce(${figures.silentDays}, 0)`;
  switch (key) {
    case 'urgency':
      return [urgencySql(figures), late, due, silent];
    case 'code':
      return [sql`directive.code collate vietnamese`];
    case 'title':
      return [sql`directive.title collate vietnamese`];
    case 'lead':
      // A name of thousands is found in an object sooner than in a list.
      return [leadPlace(Object.fromEntries(agencyOrder.map((id, place) => [id, place])))];
    case 'due':
      return [sql`period.due`];
    case 'days':
      return [waitedSql];
    case 'state':
      return [shownStateSql(figures), late, due];
    case 'lastReport':
      return [sql`period.last_report_on`];
  }
}

/** The place of the first lead's name; where nobody leads, of the first who takes part, as the list shows it. */
const leadPlace = (places: Record<string, number>) => sql`(${JSON.stringify(places)}::jsonb -> (
  select directive_holder.agency_id::text from assignment
  left join directive_holder on directive_holder.assignment_id = assignment.id and ${heldThen}
  where assignment.directive_id = directive.id and assignment.role in ('lead', 'coordinate')
  order by assignment.role desc, assignment.position limit 1))::int`;

/** As many documents as somebody looks through; older ones are found by their words. */
const DOCUMENTS_SHOWN = 500;

/** Past so many agencies one types a name, and no number is counted beside each. */
const MANY_AGENCIES = 500;

/** Agencies with a role in what is visible, and in how much of it. */
async function agencyChoices(db: Db, scope: Scope, asOf: string, isLast: boolean) {
  if (scope.agencyIds === null) {
    const holding = await agenciesHolding(db, scope.officeId);
    if (holding.length > MANY_AGENCIES) return holding.map(({ id }) => ({ id, directives: null }));
  }
  return visible(db, scope, asOf, { isLast })
    .innerJoin('directiveHolder', 'directiveHolder.directiveId', 'directive.id')
    .select('directiveHolder.agencyId as id')
    .select(sql<number>`count(distinct directive.id)::int`.as('directives'))
    .where(heldThen)
    .groupBy('directiveHolder.agencyId')
    .execute();
}

const agenciesHolding = (db: Db, officeId: string) =>
  db
    .selectFrom('agency')
    .select('agency.id')
    .where('officeId', '=', officeId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('directiveHolder')
          .select('assignmentId')
          .whereRef('directiveHolder.agencyId', '=', 'agency.id'),
      ),
    )
    .execute();

/** What the filters can be set to, with how many rows each has; of the documents the newest, and the one that is chosen. */
export async function listChoices(db: Db, scope: Scope, asOf: string, chosen: string | null) {
  const isLast = await endsBy(db, scope.officeId, asOf);
  const newest = db
    .selectFrom('document')
    .select('id')
    .where('officeId', '=', scope.officeId)
    .where('state', '=', 'published')
    .orderBy('issuedOn', (o) => o.desc().nullsLast())
    .limit(DOCUMENTS_SHOWN);
  const [agencies, documents] = await Promise.all([
    agencyChoices(db, scope, asOf, isLast),
    visible(db, scope, asOf, { isLast })
      .$if(scope.agencyIds === null, (of) =>
        of.where((eb) =>
          eb.or([eb('directive.documentId', 'in', newest), eb('directive.documentId', '=', chosen)]),
        ),
      )
      .select(['directive.documentId as id', 'document.number'])
      .select([sql<number>`count(*)::int`.as('directives')])
      .groupBy(['directive.documentId', 'document.number', 'document.issuedOn'])
      .orderBy('document.issuedOn', (o) => o.desc().nullsLast())
      .orderBy(sql`document.number collate vietnamese`)
      .limit(DOCUMENTS_SHOWN)
      .execute(),
  ]);
  return { agencies, documents };
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
