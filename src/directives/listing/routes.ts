import { compareVietnamese } from '@dondoc/vietnamese';
import { z } from 'zod';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import { sees } from '#accounts/permissions.ts';
import { nameOn } from '#accounts/rules.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import type { Database, Db } from '#platform/database/connection.ts';
import { cut, keyOf, PieceQuery, pieceOf } from '#platform/http/cursor.ts';
import { listChoices } from '../choices/store.ts';
import { momentOf } from '../known/rules.ts';
import { asKnownAt, namedUntil } from '../known/store.ts';
import * as paging from '../paging/store.ts';
import { standingFor } from '../rules.ts';
import { DirectiveSummary } from '../schema.ts';
import { summariesOf } from '../store.ts';
import { endsBy } from '../visibility/store.ts';
import { leadOf, waitingFor } from './rules.ts';
import {
  Choices,
  ChoicesQuery,
  DirectiveFilter,
  DirectiveList,
  ListQuery,
  MOST_AT_ONCE,
  Order,
  PAGE_SIZE,
} from './schema.ts';
import * as store from './store.ts';

/** One page of the list with the counts of all of it. */
export const list = act('directive.read')
  .input(ListQuery)
  .output(DirectiveList)
  .handler(({ context: { db, viewer }, input }) => pageFor(db, viewer, input));

export function pageFor(
  db: Database,
  viewer: Viewer,
  { page = 1, size = PAGE_SIZE, sort, desc, ...filter }: ListQuery,
): Promise<DirectiveList> {
  return sliceFor(db, viewer, filter, { order: { sort, desc }, limit: size, offset: (page - 1) * size });
}

export const page = act('directive.read', 'GET /directives', 'Nhiệm vụ, mới giao trước')
  .input(DirectiveFilter.extend(PieceQuery.shape))
  .output(pieceOf(DirectiveSummary))
  .handler(async ({ context: { db, viewer }, input: { cursor, limit, ...filter } }) => {
    const question = questionOf(viewer, filter);
    const after = keyOf(cursor, z.tuple([Day, z.string().max(100)]));
    return asKnown(db, viewer, filter, async (known) => {
      const found = await paging.directivesAfter(known, question, after, limit + 1);
      const piece = cut(found, limit, ({ publishedOn, code }) => [publishedOn, code] as const);
      const ids = piece.items.map(({ id }) => id);
      return { items: await summariesOf(known, question.scope, ids, question.asOf), next: piece.next };
    });
  });

/** Reads what is asked for by what was known then, where the question says until when; else by what is known. */
export function asKnown<T>(
  db: Database,
  viewer: Viewer,
  { asOf = viewer.today, recordedUntil }: Pick<DirectiveFilter, 'asOf' | 'recordedUntil'>,
  read: (known: Db) => Promise<T>,
): Promise<T> {
  if (!recordedUntil) return read(db);
  const then = { officeId: viewer.office.id, asOf, recordedUntil: momentOf(recordedUntil) };
  return asKnownAt(db, then, read);
}

/** The whole list: what the leader's page is made from. */
export const listFor = (
  db: Database,
  viewer: Viewer,
  filter: DirectiveFilter,
  order: Order = {},
): Promise<DirectiveList> => sliceFor(db, viewer, filter, { order, limit: ALL, offset: 0 });

/** The whole list by what a transaction of the past knows (`asKnown`). */
export const listIn = (known: Db, viewer: Viewer, filter: DirectiveFilter): Promise<DirectiveList> =>
  sliceIn(known, viewer, filter, { order: {}, limit: ALL, offset: 0 });

/** The first rows of it, with how many there are. */
export const firstIn = (known: Db, viewer: Viewer, filter: DirectiveFilter, limit: number) =>
  sliceIn(known, viewer, filter, { order: {}, limit, offset: 0 });

/** The same without the numbers. */
export async function rowsIn(
  known: Db,
  viewer: Viewer,
  filter: DirectiveFilter,
  limit: number,
): Promise<DirectiveSummary[]> {
  const question = await lookedAt(known, viewer, filter);
  const slice = { order: {}, limit, offset: 0, agencyOrder: [] };
  return rowsOf(known, question, await paging.directivePage(known, question, slice));
}

const ALL = 1_000_000;

type Part = Omit<paging.Slice, 'agencyOrder'>;

const sliceFor = (
  db: Database,
  viewer: Viewer,
  filter: DirectiveFilter,
  part: Part,
): Promise<DirectiveList> => asKnown(db, viewer, filter, (known) => sliceIn(known, viewer, filter, part));

async function sliceIn(db: Db, viewer: Viewer, filter: DirectiveFilter, part: Part): Promise<DirectiveList> {
  const question = await lookedAt(db, viewer, filter);
  const { asOf } = question;
  const slice = { ...part, agencyOrder: await agencyOrder(db, viewer, asOf, part.order) };
  const [{ counts, total, recordedUntil, page }, named] = await Promise.all([
    paging.countedPage(db, question, slice),
    filter.recordedUntil ? null : namedUntil(db, viewer.office.id),
  ]);
  const rows = await rowsOf(db, question, page);
  return { asOf, recordedUntil: untilOf(filter, recordedUntil, named), counts, total, rows };
}

/**
 * A view of the past says the moment it was asked for, which is never one to come. Another says what was recorded last
 * of what it shows, the names too: asked for again until that moment it says the same.
 */
function untilOf({ recordedUntil }: DirectiveFilter, happened: Date | null, named: Date | null): Date {
  const now = new Date();
  const asked = recordedUntil ? momentOf(recordedUntil) : (happened ?? now);
  if (recordedUntil) return asked < now ? asked : now;
  return named && named > asked ? named : asked;
}

async function rowsOf(
  db: Db,
  { scope, filter, asOf }: store.Question,
  page: { id: string }[],
): Promise<DirectiveSummary[]> {
  const lead = leadOf(filter);
  const ids = page.map(({ id }) => id);
  const whole = await summariesOf(db, scope, ids, asOf);
  return lead ? whole.map((row) => ({ ...row, standing: standingFor(row.standing, lead) })) : whole;
}

/** So many rows at a time hold neither the memory nor the others who ask. */
const BATCH = 250;

/** The rows of the whole list, or of these codes of it, as they go out in a sheet. */
export async function batchesFor(
  db: Database,
  viewer: Viewer,
  filter: DirectiveFilter,
  order: Order,
  codes?: string[],
): Promise<{ asOf: string; batches: AsyncIterable<DirectiveSummary[]> | Iterable<DirectiveSummary[]> }> {
  if (filter.recordedUntil) {
    // What was known stands only as long as its transaction.
    const { asOf, rows } = await listFor(db, viewer, filter, order);
    return { asOf, batches: [codes ? rows.filter(({ code }) => codes.includes(code)) : rows] };
  }
  const question = questionOf(viewer, filter);
  const names = await agencyOrder(db, viewer, question.asOf, order);
  const all = await paging.directivePage(db, question, { order, limit: ALL, offset: 0, agencyOrder: names });
  const page = codes ? all.filter(({ code }) => codes.includes(code)) : all;
  async function* batches() {
    for (let at = 0; at < page.length; at += BATCH)
      yield await rowsOf(db, question, page.slice(at, at + BATCH));
  }
  return { asOf: question.asOf, batches: batches() };
}

function questionOf(viewer: Viewer, filter: DirectiveFilter): store.Question {
  return { scope: sees(viewer), filter, asOf: filter.asOf ?? viewer.today, waiting: waitingFor(viewer) };
}

async function lookedAt(db: Db, viewer: Viewer, filter: DirectiveFilter): Promise<store.Question> {
  const question = questionOf(viewer, filter);
  return { ...question, isLast: await endsBy(db, viewer.office.id, question.asOf) };
}

/** Agencies by the names they bear on the day; asked only where the rows are sorted by them. */
async function agencyOrder(db: Db, viewer: Viewer, asOf: string, { sort }: Order): Promise<string[]> {
  if (sort !== 'lead') return [];
  const agencies = await listAgencies(db, viewer.office.id);
  return agencies
    .map(({ id }) => agencyRefOf(agencies, id, asOf))
    .sort((a, b) => compareVietnamese(a.name, b.name))
    .map(({ id }) => id);
}

/** The codes of what the filters leave, in order, as many as can be acted on at once. */
export const codes = act('directive.read')
  .input(DirectiveFilter.extend(Order.shape))
  .output(z.array(z.string()))
  .handler(({ context: { db, viewer }, input: { sort, desc, ...filter } }) =>
    codesFor(db, viewer, filter, { sort, desc }),
  );

export async function codesFor(
  db: Database,
  viewer: Viewer,
  filter: DirectiveFilter,
  order: Order = {},
): Promise<string[]> {
  const question = questionOf(viewer, filter);
  return asKnown(db, viewer, filter, async (known) => {
    const page = await paging.directivePage(known, question, {
      ...{ order, limit: MOST_AT_ONCE, offset: 0 },
      agencyOrder: await agencyOrder(known, viewer, question.asOf, order),
    });
    return page.map(({ code }) => code);
  });
}

/** What the filters can be set to, within what the viewer may see. */
export const choices = act('directive.read')
  .input(ChoicesQuery)
  .output(Choices)
  .handler(({ context: { db, viewer }, input }) =>
    asKnown(db, viewer, input, (known) => choicesFor(known, viewer, input)),
  );

export async function choicesFor(
  db: Db,
  viewer: Viewer,
  { asOf = viewer.today, document }: ChoicesQuery,
): Promise<Choices> {
  const scope = sees(viewer);
  const found = await listChoices(db, scope, asOf, document ?? null);
  const { counts } = await store.countDirectives(db, { scope, filter: {}, asOf });
  const agencies = await listAgencies(db, viewer.office.id);
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const named = found.agencies.flatMap(({ id, directives }) => {
    const agency = byId.get(id ?? '');
    return agency ? [{ id: agency.id, name: nameOn(agency, asOf).name, directives }] : [];
  });
  return {
    total: counts.total,
    agencies: named.sort((a, b) => compareVietnamese(a.name, b.name)),
    documents: found.documents.flatMap(({ id, ...rest }) => (id ? [{ id, ...rest }] : [])),
  };
}
