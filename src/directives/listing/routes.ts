import { compareVietnamese } from '@dondoc/vietnamese';
import { z } from 'zod';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import { sees } from '#accounts/permissions.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import type { Database } from '#platform/database/connection.ts';
import { cut, keyOf, PieceQuery, pieceOf } from '#platform/http/cursor.ts';
import { standingFor } from '../rules.ts';
import { DirectiveFilter, DirectiveList, DirectiveSummary } from '../schema.ts';
import { summariesOf } from '../store.ts';
import { leadOf, waitingFor } from './rules.ts';
import { Choices, ListQuery, MOST_AT_ONCE, Order, PAGE_SIZE } from './schema.ts';
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
    const found = await store.directivesAfter(db, question, after, limit + 1);
    const piece = cut(found, limit, ({ publishedOn, code }) => [publishedOn, code] as const);
    const ids = piece.items.map(({ id }) => id);
    return { items: await summariesOf(db, question.scope, ids, question.asOf), next: piece.next };
  });

/** The whole list: what the leader's page is made from. */
export const listFor = (
  db: Database,
  viewer: Viewer,
  filter: DirectiveFilter,
  order: Order = {},
): Promise<DirectiveList> => sliceFor(db, viewer, filter, { order, limit: ALL, offset: 0 });

const ALL = 1_000_000;

type Part = Omit<store.Slice, 'agencyOrder'>;

async function sliceFor(
  db: Database,
  viewer: Viewer,
  filter: DirectiveFilter,
  part: Part,
): Promise<DirectiveList> {
  const question = questionOf(viewer, filter);
  const { asOf } = question;
  const slice = { ...part, agencyOrder: await agencyOrder(db, viewer, asOf, part.order) };
  const [{ counts, total, recordedUntil }, page] = await Promise.all([
    store.countDirectives(db, question),
    store.directivePage(db, question, slice),
  ]);
  const rows = await rowsOf(db, question, page);
  return { asOf, recordedUntil: recordedUntil ?? new Date(), counts, total, rows };
}

async function rowsOf(
  db: Database,
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
): Promise<{ asOf: string; batches: AsyncIterable<DirectiveSummary[]> }> {
  const question = questionOf(viewer, filter);
  const names = await agencyOrder(db, viewer, question.asOf, order);
  const all = await store.directivePage(db, question, { order, limit: ALL, offset: 0, agencyOrder: names });
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

/** Agencies by the names they bear on the day; asked only where the rows are sorted by them. */
async function agencyOrder(db: Database, viewer: Viewer, asOf: string, { sort }: Order): Promise<string[]> {
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
  const page = await store.directivePage(db, question, {
    ...{ order, limit: MOST_AT_ONCE, offset: 0 },
    agencyOrder: await agencyOrder(db, viewer, question.asOf, order),
  });
  return page.map(({ code }) => code);
}

/** What the filters can be set to, within what the viewer may see. */
export const choices = act('directive.read')
  .input(z.object({ asOf: Day.optional() }))
  .output(Choices)
  .handler(({ context: { db, viewer }, input }) => choicesFor(db, viewer, input.asOf ?? viewer.today));

export async function choicesFor(db: Database, viewer: Viewer, asOf: string): Promise<Choices> {
  const found = await store.listChoices(db, sees(viewer), asOf);
  const agencies = await listAgencies(db, viewer.office.id);
  const named = found.agencies.map(({ id, directives }) => {
    const { name } = agencyRefOf(agencies, id ?? '', asOf);
    return { id: id ?? '', name, directives };
  });
  return {
    total: found.documents.reduce((sum, { directives }) => sum + directives, 0),
    agencies: named.sort((a, b) => compareVietnamese(a.name, b.name)),
    documents: found.documents.flatMap(({ id, ...rest }) => (id ? [{ id, ...rest }] : [])),
  };
}
