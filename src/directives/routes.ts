import { z } from 'zod';
import { may, mayTakeHand, sees } from '#accounts/permissions.ts';
import { Day, type Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import type { Database } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import {
  accepting,
  approving,
  ownLead,
  settingDeadline,
  waitingForHead,
  waitingForOffice,
} from './acts/rules.ts';
import { receiveWith, writeAct } from './acts/store.ts';
import { bulk, bulkPreview } from './bulk/routes.ts';
import { unitReports } from './handover/rules.ts';
import { foldEvents, isOverFor, openTo, readerOf, stoppedOn } from './history/rules.ts';
import * as history from './history/store.ts';
import { findOrigin } from './importing/store.ts';
import { choices, codes, list, page } from './listing/routes.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const get = act('directive.read', 'GET /directives/{code}', 'Một nhiệm vụ với diễn biến')
  .input(z.object({ code: z.string(), asOf: Day.optional() }))
  .output(shape.DirectiveDetail)
  .handler(({ context, input }) => detailOf(context.db, context.viewer, input.code, input.asOf));

async function detailOf(
  db: Database,
  viewer: Viewer,
  code: string,
  asOf = viewer.today,
): Promise<shape.DirectiveDetail> {
  const found = await store.findDirective(db, sees(viewer), code, asOf);
  if (!found) throw problem('notFound');
  const { summary, kind, text, spanStart, spanEnd, page, documentTypeName } = found;
  const all = await history.listEvents(db, summary.id);
  const events = openTo(all, readerOf(viewer));
  const userIds = [...new Set(events.flatMap((e) => [e.actorId ?? [], e.data.toUserId ?? []].flat()))];
  const names = await store.namesOf(db, viewer.office.id, userIds, asOf);
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
    ...openActs(viewer, summary, all),
    waitingReport: events.find((e) => e.id === waitingFor(viewer, all)?.report?.id) ?? null,
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

type Open = Pick<shape.DirectiveDetail, 'mayDo' | 'closedBecause'>;

/** What this viewer may do with it now. The same rules stand again where each act is written. */
function openActs(viewer: Viewer, summary: shape.DirectiveSummary, events: shape.DirectiveEvent[]): Open {
  const snapshot = foldEvents(events);
  if (!snapshot) throw new Error('a directive without its first event');
  const mine = snapshot.leads.find((lead) => lead.agencyId === viewer.agency.id);
  const mayDo: Open['mayDo'] = [];
  let closedBecause: string | null = null;
  const waiting = waitingFor(viewer, events);
  if (may(viewer, 'report.approve') && mine?.state === 'awaiting-approval') {
    if (mayTakeHand(viewer, 'progress report', 'checker', [mine.report?.actorId ?? null]))
      mayDo.push('approve');
    else closedBecause = 'Đồng chí đã lập báo cáo này nên không được duyệt. Người khác trong cơ quan duyệt.';
  }
  if (may(viewer, 'completion.accept') && waiting?.state === 'awaiting-acceptance') mayDo.push('accept');
  if (
    may(viewer, 'directive.report') &&
    mine &&
    mine.state !== 'done' &&
    mine.state !== 'awaiting-acceptance'
  )
    mayDo.push('report');
  if (may(viewer, 'deadline.set') && snapshot.due === null && stoppedOn(snapshot) === null)
    mayDo.push('setDeadline');
  const isHeld = holds(viewer, summary);
  if (may(viewer, 'handover.give') && isHeld && !isOverFor(snapshot, viewer.agency.id)) mayDo.push('handOn');
  const received = events.some((e) => e.kind === 'received' && e.agencyId === viewer.agency.id);
  if (may(viewer, 'document.receive') && isHeld && !received) mayDo.unshift('receive');
  return { mayDo, closedBecause };
}

/** The lead whose report waits for this viewer's hand: own agency's for its head, any for the office. */
function waitingFor(viewer: Viewer, events: shape.DirectiveEvent[]) {
  const leads = foldEvents(events)?.leads ?? [];
  if (may(viewer, 'completion.accept')) return leads.find((lead) => lead.state === 'awaiting-acceptance');
  return leads.find((lead) => lead.agencyId === viewer.agency.id && lead.state === 'awaiting-approval');
}

/** Whether the viewer's agency has a role in it. */
const holds = (viewer: Viewer, { assignments }: Pick<shape.DirectiveSummary, 'assignments'>): boolean =>
  assignments.some(({ agency }) => agency?.id === viewer.agency.id);

async function record(
  db: Database,
  viewer: Viewer,
  code: string,
  decide: Parameters<typeof writeAct>[3],
): Promise<shape.DirectiveDetail> {
  await writeAct(db, viewer, code, decide);
  return detailOf(db, viewer, code);
}

const receive = act('document.receive', 'POST /directives/{code}/receipts', 'Ký nhận nhiệm vụ')
  .input(z.object({ code: z.string() }))
  .output(shape.DirectiveDetail)
  .handler(({ context: { db, viewer }, input }) =>
    record(db, viewer, input.code, (locked) => receiveWith(locked, viewer)),
  );

const report = act('directive.report', 'POST /directives/{code}/reports', 'Báo cáo tiến độ')
  .input(shape.NewReport)
  .output(shape.DirectiveDetail)
  .handler(({ context: { db, viewer }, input }) =>
    record(db, viewer, input.code, async ({ tx, events, snapshot }) => {
      const lead = orThrow(ownLead(viewer, snapshot));
      if (lead.state === 'done')
        throw problem('conflict', 'Nhiệm vụ đã được công nhận hoàn thành; không báo cáo thêm được.');
      if (lead.state === 'awaiting-acceptance')
        throw problem('conflict', 'Báo cáo hoàn thành đang chờ Văn phòng; chưa báo cáo thêm được.');
      const { text, done, percent } = input;
      const taken = unitReports(events, viewer.agency.id, input.takenFrom ?? []);
      const ofUnits = taken.flatMap((e) => e.data.files?.map((file) => file.id) ?? []);
      const files = await store.attachments(tx, viewer.office.id, input.fileIds);
      const isOwn = (f: (typeof files)[number]) => f.createdBy === viewer.userId || ofUnits.includes(f.id);
      if (files.length < input.fileIds.length || !files.every(isOwn)) throw problem('notFound');
      const refs = files.map(({ id, name, size }) => ({ id, name, size }));
      return {
        kind: 'reported',
        agencyId: viewer.agency.id,
        data: {
          ...{ text, done, percent: done ? 100 : percent, files: refs },
          ...(taken.length > 0 ? { takenFrom: taken.map((e) => e.id) } : {}),
        },
      };
    }),
  );

const ReportId = z.object({ code: z.string(), reportId: z.number().int() });
const Reason = z.object({ reason: z.string().trim().min(3, 'Ghi lý do trả lại.').max(2000) });

const approve = act(
  'report.approve',
  'POST /directives/{code}/reports/{reportId}/approval',
  'Thủ trưởng duyệt báo cáo',
)
  .input(ReportId)
  .output(shape.DirectiveDetail)
  .handler(({ context: { db, viewer }, input: { code, reportId } }) =>
    record(db, viewer, code, async (held) => orThrow(approving(viewer, held, reportId))),
  );

const returnReport = act(
  'report.approve',
  'POST /directives/{code}/reports/{reportId}/return',
  'Thủ trưởng trả lại báo cáo',
)
  .input(ReportId.extend(Reason.shape))
  .output(shape.DirectiveDetail)
  .handler(({ context: { db, viewer }, input: { code, reportId, reason } }) =>
    record(db, viewer, code, async ({ snapshot }) => {
      const { agencyId } = orThrow(waitingForHead(viewer, snapshot, reportId));
      return { kind: 'report_returned', agencyId, data: { reportId, reason } };
    }),
  );

const accept = act(
  'completion.accept',
  'POST /directives/{code}/reports/{reportId}/acceptance',
  'Văn phòng công nhận hoàn thành',
)
  .input(ReportId)
  .output(shape.DirectiveDetail)
  .handler(({ context: { db, viewer }, input: { code, reportId } }) =>
    record(db, viewer, code, async (held) => orThrow(accepting(viewer, held, reportId))),
  );

const returnCompletion = act(
  'completion.accept',
  'POST /directives/{code}/reports/{reportId}/rejection',
  'Văn phòng chưa công nhận',
)
  .input(ReportId.extend(Reason.shape))
  .output(shape.DirectiveDetail)
  .handler(({ context: { db, viewer }, input: { code, reportId, reason } }) =>
    record(db, viewer, code, async (locked) => {
      const { agencyId } = orThrow(waitingForOffice(viewer, locked, reportId));
      return { kind: 'completion_returned', agencyId, data: { reportId, reason } };
    }),
  );

const setDeadline = act('deadline.set', 'PUT /directives/{code}/deadline', 'Đặt thời hạn')
  .input(z.object({ code: z.string(), deadline: shape.Deadline }))
  .output(shape.DirectiveDetail)
  .handler(({ context: { db, viewer }, input: { code, deadline } }) =>
    record(db, viewer, code, async (held) => orThrow(settingDeadline(held, deadline))),
  );

export const directivesRouter = {
  directives: {
    list,
    page,
    choices,
    codes,
    bulkPreview,
    bulk,
    get,
    receive,
    report,
    approve,
    returnReport,
    accept,
    returnCompletion,
    setDeadline,
  },
};
