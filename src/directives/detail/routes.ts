import { z } from 'zod';
import { agenciesNamed, agencyRefOf } from '#accounts/agencies/store.ts';
import { may, sees } from '#accounts/permissions.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { calendarOf } from '#platform/calendar/rules.ts';
import { calendarTable } from '#platform/calendar/store.ts';
import type { Database } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { writeAct } from '../acts/store.ts';
import { foldEvents, type Snapshot } from '../history/rules.ts';
import * as history from '../history/store.ts';
import { findOrigin } from '../importing/store.ts';
import * as occurrences from '../occurrences/store.ts';
import * as shape from '../schema.ts';
import { canBeLaid, proposedSteps, viewOf } from '../steps/rules.ts';
import * as store from '../store.ts';
import { openTo, readerOf } from '../visibility/rules.ts';
import { openActs, waitingFor } from './rules.ts';

export const get = act('directive.read', 'GET /directives/{code}', 'Một nhiệm vụ với diễn biến')
  .input(z.object({ code: z.string(), asOf: Day.optional() }))
  .output(shape.DirectiveDetail)
  .handler(({ context, input }) => detailOf(context.db, context.viewer, input.code, input.asOf));

export async function detailOf(
  db: Database,
  viewer: Viewer,
  code: string,
  asOf = viewer.today,
): Promise<shape.DirectiveDetail> {
  const found = await findOnLastDay(db, viewer, code, asOf);
  const { summary, kind, text, spanStart, spanEnd, page, documentTypeName } = found;
  const all = await history.listEvents(db, summary.id);
  const snapshot = foldEvents(all);
  if (!snapshot) throw new Error('a directive without its first event');
  const held = { events: all, snapshot };
  const events = openTo(all, readerOf(viewer));
  const userIds = [...new Set(events.flatMap((e) => [e.actorId ?? [], e.data.toUserId ?? []].flat()))];
  const named = events.flatMap((e) => [e.agencyId ?? [], e.data.toAgencyId ?? []].flat());
  const agencyIds = [...new Set([...named, ...[snapshot.asked?.agencyId ?? []].flat()])];
  const names = await store.namesOf(db, viewer.office.id, { userIds, agencyIds }, asOf);
  const nameOf = (id: string | null) => (id ? (names.agency.get(id) ?? null) : null);
  const { documentId } = summary;
  const siblings = documentId ? await store.siblingCodes(db, sees(viewer), documentId, asOf) : [];
  const at = siblings.indexOf(code);
  return {
    ...summary,
    kind: kind as shape.DirectiveDetail['kind'],
    text,
    span: spanStart !== null && spanEnd !== null ? [spanStart, spanEnd] : null,
    page,
    origin: documentId ? null : await findOrigin(db, summary.id),
    documentName: [documentTypeName, summary.documentNumber].filter(Boolean).join(' ') || null,
    events: events.map((e) => ({
      ...e,
      actorName: names.person.get(e.actorId ?? '') ?? null,
      agencyName: nameOf(e.agencyId),
      toName: recipientName(events, e, names),
    })),
    previousCode: siblings[at - 1] ?? null,
    nextCode: siblings[at + 1] ?? null,
    files: filesOf(events, (e) => recipientName(events, e, names) ?? nameOf(e.agencyId)),
    ...(snapshot.withdrawnOn ? { mayDo: [], closedBecause: null } : openActs(viewer, summary, held)),
    waitingReport: events.find((e) => e.id === waitingFor(viewer, held)?.report?.id) ?? null,
    ...(await chainOf(db, viewer, summary, snapshot)),
    asked: snapshot.asked && { ...snapshot.asked, agencyName: nameOf(snapshot.asked.agencyId) },
    withdrawnOn: snapshot.withdrawnOn,
    ...(await occurrences.relativesOf(db, summary.id, asOf)),
  };
}

/** The unit or person that an event inside an agency is about. */
function recipientName(
  events: shape.DirectiveEvent[],
  event: shape.DirectiveEvent,
  names: Awaited<ReturnType<typeof store.namesOf>>,
): string | null {
  const { toAgencyId, toUserId } = events.find((e) => e.id === event.data.handoverId)?.data ?? event.data;
  return names.agency.get(toAgencyId ?? '') ?? names.person.get(toUserId ?? '') ?? null;
}

/** The files of all reports, each once: one that an agency took in from its unit is the agency's. */
function filesOf(
  events: shape.DirectiveEvent[],
  from: (event: shape.DirectiveEvent) => string | null,
): shape.DirectiveDetail['files'] {
  const all = events.flatMap((event) =>
    (event.data.files ?? []).map((file) => {
      return { ...file, happenedOn: event.happenedOn, agencyName: from(event) };
    }),
  );
  return [...new Map(all.map((file) => [file.id, file])).values()];
}

/** As it stands on a day; one that was withdrawn before, as it last stood. */
async function findOnLastDay(db: Database, viewer: Viewer, code: string, asOf: string) {
  const found = await store.findDirective(db, sees(viewer), code, asOf);
  if (found) return found;
  const last = await store.lastDayOf(db, viewer.office.id, code);
  const past = last && last < asOf ? await store.findDirective(db, sees(viewer), code, last) : null;
  if (!past) throw problem('notFound');
  return past;
}

/** The chain of desks, or the one that the roles speak of, for the clerk to confirm. */
async function chainOf(
  db: Database,
  viewer: Viewer,
  { assignments }: shape.DirectiveSummary,
  snapshot: Snapshot,
): Promise<Pick<shape.DirectiveDetail, 'steps' | 'proposedSteps'>> {
  const ids = [
    ...snapshot.steps.map(({ agencyId }) => agencyId),
    ...assignments.flatMap(({ agency }) => agency?.id ?? []),
  ];
  const agencies = await agenciesNamed(db, viewer.office.id, [...new Set(ids)]);
  const calendar = calendarOf(await calendarTable(db, viewer.office.id));
  const refOf = (id: string) => agencyRefOf(agencies, id, viewer.today);
  const isProposable = snapshot.steps.length === 0 && may(viewer, 'step.set') && canBeLaid(snapshot);
  const isAbove = (id: string) => agencies.find((agency) => agency.id === id)?.isAbove ?? false;
  return {
    steps: snapshot.steps.map((one) => ({
      ...viewOf(one, viewer.today, calendar),
      agency: refOf(one.agencyId),
    })),
    proposedSteps: isProposable
      ? proposedSteps(assignments, isAbove).map((step) => ({ ...step, agency: refOf(step.agencyId) }))
      : [],
  };
}

/** One act, and the directive as it then stands. */
export async function record(
  db: Database,
  viewer: Viewer,
  code: string,
  decide: Parameters<typeof writeAct>[3],
): Promise<shape.DirectiveDetail> {
  await writeAct(db, viewer, code, decide);
  return detailOf(db, viewer, code);
}
