import { comparisonKey } from '@dondoc/vietnamese';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { hasMarks, parseQuery } from '#platform/search/rules.ts';
import { isOfAll } from '../listing/rules.ts';
import type { DirectiveFilter, Order, SortKey } from '../listing/schema.ts';
import {
  countable,
  countDirectives,
  countedIn,
  filtered,
  type Question,
  type TotalRow,
  type Totals,
  totalColumns,
  totalsOf,
} from '../listing/store.ts';
import { type Only, pressingPage } from '../pressing/store.ts';
import { SILENT_AFTER_DAYS } from '../rules.ts';
import { shownStateSql, standingSql, urgencySql } from '../standing/store.ts';
import { everHeldBy, heldThen } from '../visibility/store.ts';

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

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (c) => `\\${c}`);

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
